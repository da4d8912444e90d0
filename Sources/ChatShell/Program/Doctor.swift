import Conversations
import Foundation
import Genres
import LanguageModels
import Sessions
import Teaching
import TerminalUI
import WebSearch

/// Examines every part of the program and says how it is and what to do.
public struct Doctor {
    /// How one part is.
    public struct Finding: Encodable, Sendable, Equatable {
        /// How bad it is.
        public enum Status: String, Encodable, Sendable {
            case ok, warning, error
        }

        /// The part.
        public var part: String
        /// How bad it is.
        public var status: Status
        /// What was found.
        public var message: String
        /// What to do; nil where nothing needs doing.
        public var hint: String?

        func lines(symbols: Symbols) -> [StyledText] {
            let style: Style =
                switch status {
                case .ok: .success
                case .warning: .warning
                case .error: .error
                }
            let head = StyledText("  \(DisplayWidth.padded(status.rawValue, to: 8))", style)
            let line = head + StyledText(DisplayWidth.padded(part, to: 15), .bold) + StyledText(message)
            return [line] + (hint.map { [StyledText("          \($0)", .dim)] } ?? [])
        }
    }

    private let bench: Workbench

    /// Examines the parts of this program.
    public init(bench: Workbench) {
        self.bench = bench
    }

    /// Looks at every part; nothing is changed.
    public func examine() async -> [Finding] {
        [database(), catalogue(), material(), understanding(), prompts()] + prices() + (await models())
            + (await search())
    }

    private func database() -> Finding {
        let path = bench.settings.database.path
        guard FileManager.default.fileExists(atPath: path) else {
            return Finding(part: "sessions", status: .ok, message: "none stored yet; they will be kept in \(path)")
        }
        do {
            let store = try bench.store { _ in }
            let problems = try store.problems()
            guard problems.isEmpty else {
                return Finding(
                    part: "sessions",
                    status: .error,
                    message: problems.joined(separator: "; "),
                    hint: "mashup backup PATH saves what can be read."
                )
            }
            let count = try store.statistics().sessions
            return Finding(part: "sessions", status: .ok, message: "\(count) in \(path)")
        } catch {
            let error = ProgramError(error)
            return Finding(part: "sessions", status: .error, message: error.message, hint: error.hint)
        }
    }

    private func catalogue() -> Finding {
        do {
            let problems = try bench.catalogue.problems()
            let count = try bench.catalogue.entries.count
            guard let first = problems.first else {
                return Finding(part: "catalogue", status: .ok, message: "\(count) genres")
            }
            let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
            return Finding(
                part: "catalogue",
                status: .warning,
                message: "\(first)\(more)",
                hint: "The other genres work; mend or remove that file."
            )
        } catch {
            let error = ProgramError(error)
            return Finding(part: "catalogue", status: .error, message: error.message, hint: error.hint)
        }
    }

    private func material() -> Finding {
        folder(
            "material",
            bench.settings.data,
            needs: ["lyrics", "lesson", "pronunciation", "understanding"],
            setting: "DATA_PATH"
        )
    }

    private func understanding() -> Finding {
        do {
            let folder = bench.settings.data.appending(path: "understanding")
            try Lexicon(entries: try bench.catalogue.entries, directory: folder).validate()
            return Finding(part: "understanding", status: .ok, message: "every rule can be read")
        } catch {
            let error = ProgramError(error)
            return Finding(part: "understanding", status: .error, message: error.message, hint: error.hint)
        }
    }

    private func prompts() -> Finding {
        folder("prompts", bench.settings.prompts, needs: ["replies", "facts", "shell"], setting: "PROMPTS_PATH")
    }

    private func folder(_ part: String, _ folder: URL, needs names: [String], setting: String) -> Finding {
        let missing = names.filter { !FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
        guard missing.isEmpty else {
            return Finding(
                part: part,
                status: .error,
                message: "\(folder.path) lacks \(missing.joined(separator: ", "))",
                hint: "Set \(setting) to the folder that the program came with."
            )
        }
        return Finding(part: part, status: .ok, message: folder.path)
    }

    /// The price table where it cannot be read; a sound one is no part to speak of.
    private func prices() -> [Finding] {
        do {
            _ = try bench.readPrices()
            return []
        } catch {
            return [Finding(part: "prices", status: .warning, message: error.description, hint: error.hint)]
        }
    }

    /// Who answers, and how every provider is; they are asked at once.
    private func models() async -> [Finding] {
        let settings = bench.settings.models
        let (first, second, third) = (check(.ollama), check(.openai), check(.anthropic))
        async let ollama = first.examine()
        async let openai = second.examine()
        async let anthropic = third.examine()
        let who =
            switch settings.provider {
            case .builtin: "the built-in engine, as set (MODEL_PROVIDER)"
            case .auto: "Ollama where it runs, else the built-in engine"
            case .ollama, .openai, .anthropic: "\(settings.provider.rawValue), as set (MODEL_PROVIDER)"
            }
        return await [Finding(part: "model", status: .ok, message: who), ollama, openai, anthropic]
    }

    private func check(_ provider: ModelProvider) -> ProviderCheck {
        let settings = bench.settings.models
        let service = settings.service(of: provider)
        return ProviderCheck(
            service: bench.desk.service(of: provider),
            model: service.model,
            hasKey: provider.keySetting == nil ? nil : service.key != nil,
            isChosen: settings.provider.rawValue == provider.rawValue
        )
    }

    /// Who is searched with, and how every service is; they are asked at once.
    private func search() async -> [Finding] {
        let providers = bench.searchProviders
        guard !providers.isEmpty else {
            return [Finding(part: "search", status: .ok, message: "none, as set; the catalogue's own sources are used")]
        }
        do {
            _ = try SearchRules.read(directory: bench.settings.data)
        } catch {
            return [Finding(part: "search", status: .error, message: String(describing: error))]
        }
        let isChosen = bench.settings.search.provider != .auto
        let limit = Duration.seconds(min(bench.settings.search.timeoutSeconds, 10))
        let findings = await withTaskGroup(of: (Int, Finding).self) { group in
            for (place, provider) in providers.enumerated() {
                group.addTask { (place, await Self.finding(on: provider, isChosen: isChosen, within: limit)) }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let names = providers.map(\.id.title).joined(separator: ", then ")
        let who = Finding(part: "search", status: .ok, message: "\(names); the catalogue's own sources besides")
        return [who] + findings.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func finding(
        on provider: any SearchProvider,
        isChosen: Bool,
        within limit: Duration
    ) async -> Finding {
        let part = provider.id.rawValue
        do {
            let state = try await provider.check(within: limit)
            let message = "reachable at \(provider.address)" + (state.map { ", \($0)" } ?? "")
            return Finding(part: part, status: .ok, message: message)
        } catch let failure as SearchFailure {
            // Nobody has to have a network: the catalogue has its own sources.
            if case .hostNotFound = failure, !isChosen {
                let message = "not reachable at \(provider.address); the catalogue's own sources are used"
                return Finding(part: part, status: .ok, message: message)
            }
            return Finding(part: part, status: .warning, message: failure.description, hint: failure.hint)
        } catch {
            return Finding(part: part, status: .warning, message: String(describing: error))
        }
    }
}
