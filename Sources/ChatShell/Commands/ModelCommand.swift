import LanguageModels
import NameMatching
import Sessions
import TerminalUI

/// `/model`: shows which model answers, and chooses another one.
struct ModelCommand: SlashCommand {
    let name = "model"
    let usage = "[NAME | auto | builtin | pull NAME]"
    let summary = "list the language models, choose one, or fetch one"
    let arguments: [ArgumentKind] = [.words(["auto", "builtin", "pull", "ollama", "openai", "anthropic"]), .none]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard let first = typed.words.first else { return try await list(in: shell) }
        if first == "pull" {
            guard typed.words.count == 2 else { throw ProgramError.missingArgument("/model pull NAME", see: "") }
            return try await pull(OllamaModelName.pulled(typed.words[1]), in: shell)
        }
        try await choose(first, in: shell)
    }

    // MARK: - Listing

    private func list(in shell: ChatShell) async throws {
        let current = await shell.current
        let spinner = shell.screen.spinner("asking for models")
        defer { spinner.stop() }
        let offers = try await shell.interrupts.cancelling { try await ModelOffer.all(bench: shell.bench) }
        spinner.stop()
        let wish = await current.models.wish()
        try shell.screen.writeLine(
            StyledText("  this session  ", .dim) + StyledText(wish.text, .bold)
                + StyledText(meaning(of: wish), .dim)
        )
        for offer in offers {
            for line in offer.lines(width: shell.screen.proseWidth) { try shell.screen.writeLine(line) }
        }
        try shell.screen.writeLine(
            StyledText("  /model NAME chooses one; /model builtin goes without; /model pull NAME fetches one.", .dim)
        )
    }

    private func meaning(of wish: ModelWish) -> String {
        switch wish {
        case .auto: "  (Ollama where it runs, else the built-in engine)"
        case .builtIn: "  (the built-in engine)"
        case .provider, .model: ""
        }
    }

    // MARK: - Choosing

    private func choose(_ text: String, in shell: ChatShell) async throws {
        let current = await shell.current
        let spinner = shell.screen.spinner("asking for \(text)")
        defer { spinner.stop() }
        let wish = try await shell.interrupts.cancelling { [bench = shell.bench] in
            try await self.wish(for: text, bench: bench)
        }
        let before = await current.models.wish()
        await current.models.choose(wish)
        let answer: ModelDesk.Answer
        do {
            answer = try await shell.interrupts.cancelling { [desk = shell.bench.desk] in
                let answer = await desk.model(for: wish)
                try Task.checkCancellation()
                return answer
            }
        } catch {
            await current.models.choose(before)
            throw error
        }
        switch answer {
        case .failed(let failure):
            await current.models.choose(before)
            spinner.stop()
            throw ProgramError(failure)
        case .model(let model, _, let notice):
            spinner.stop()
            if let notice { try shell.screen.notice(StyledText(notice, .warning)) }
            try shell.screen.writeLine(
                StyledText("From here on ", .dim) + StyledText("\(model.id)", .bold) + StyledText(" answers.", .dim)
            )
        case .none, .resting:
            spinner.stop()
            try shell.screen.writeLine(StyledText("From here on \(answerer(wish)).", .dim))
        }
        try await current.log.saveModelChoice(wish.text)
    }

    private func answerer(_ wish: ModelWish) -> String {
        switch wish {
        case .auto: "Ollama answers where it runs, else the built-in engine"
        case .builtIn: "the built-in engine answers"
        case .provider(let provider): "\(provider.title) answers"
        case .model(let id): "\(id) answers"
        }
    }

    /// What the typed name means: a wish, or a model's name at one of the providers.
    private func wish(for text: String, bench: Workbench) async throws -> ModelWish {
        if let wish = ModelWish(text) { return wish }
        let offers = try await ModelOffer.all(bench: bench)
        let holders = offers.filter { $0.names.contains(text) || $0.names.contains(text + ":latest") }
        if let holder = holders.first { return .model(ModelID(provider: holder.provider, name: text)) }
        let nearest = Self.nearest(to: text, among: offers.flatMap(\.names) + ["auto", "builtin"])
        throw ProgramError(
            code: "unknown_model",
            message: "No model “\(text)” is there.",
            hint: nearest.map { "Did you mean \($0)?" }
                ?? "/model lists those that are there; /model pull NAME fetches one.",
            exit: .notFound
        )
    }

    /// The name that was meant, with its tag where none was typed.
    private static func nearest(to text: String, among names: [String]) -> String? {
        if let whole = NearestName.of(text, among: names) { return whole }
        let bare = names.map { String($0.prefix { $0 != ":" }) }
        return NearestName.of(text, among: bare).flatMap { near in names.first { $0.hasPrefix(near + ":") } }
    }

    // MARK: - Fetching

    private func pull(_ name: String, in shell: ChatShell) async throws {
        let service = shell.bench.desk.service(of: .ollama)
        guard await shell.confirm("Fetch \(name) to Ollama at \(service.address)? It may be several gigabytes large.")
        else {
            return try shell.screen.writeLine(StyledText("Nothing was fetched.", .dim))
        }
        guard let progress = service.pull(name) else { return }
        let spinner = shell.screen.spinner("fetching \(name)")
        defer { spinner.stop() }
        let bar = ProgressBar(unicode: shell.screen.capabilities.unicode)
        do {
            try await shell.interrupts.cancelling {
                for try await step in progress {
                    spinner.update(bar.text(step.status, completed: step.completed, total: step.total))
                }
                try Task.checkCancellation()
            }
        } catch is CancellationError {
            spinner.stop()
            return try shell.screen.notice(
                StyledText("Stopped. /model pull \(name) goes on from there.", .warning)
            )
        } catch ModelFailure.modelMissing {
            throw ProgramError(
                code: "unknown_model",
                message: "Ollama knows no model named “\(name)” to fetch.",
                hint: "The names are listed at https://ollama.com/library.",
                exit: .notFound
            )
        }
        await shell.bench.desk.forget(.ollama)
        spinner.stop()
        try shell.screen.writeLine(StyledText("\(name) is there; /model \(name) uses it.", .success))
    }
}

extension OllamaModelName {
    /// The name to fetch: without the provider that `/model` lists before it, and not one that Ollama never listed.
    fileprivate static func pulled(_ typed: String) -> String {
        let name = ModelID(typed).flatMap { $0.provider == .ollama ? $0.name : nil } ?? typed
        return current(for: name).name
    }
}

/// What one provider offers.
struct ModelOffer: Sendable {
    let provider: ModelProvider
    let address: String
    let result: Result<[ModelListing], ModelFailure>

    /// A hosted service may list hundreds.
    private static let shownModels = 30

    /// The names offered; none where the provider cannot be asked.
    var names: [String] { (try? result.get())?.map(\.name) ?? [] }

    /// Asks every provider that is set up, at once; throws `CancellationError` only.
    static func all(bench: Workbench) async throws -> [ModelOffer] {
        let settings = bench.settings.models
        let providers = ModelProvider.allCases.filter { provider in
            provider.keySetting == nil || settings.service(of: provider).key != nil
                || settings.provider.rawValue == provider.rawValue
        }
        let offers = await withTaskGroup(of: ModelOffer.self) { group in
            for provider in providers {
                let service = bench.desk.service(of: provider)
                group.addTask { await offer(of: service) }
            }
            var offers: [ModelOffer] = []
            for await offer in group { offers.append(offer) }
            return offers.sorted { $0.provider.rawValue > $1.provider.rawValue }
        }
        // A request that was stopped looks like one that failed.
        try Task.checkCancellation()
        return offers
    }

    private static func offer(of service: any ModelService) async -> ModelOffer {
        do {
            let listed = try await service.models()
            return ModelOffer(provider: service.provider, address: service.address, result: .success(listed))
        } catch {
            let failure = error as? ModelFailure ?? .connectionLost(service.provider)
            return ModelOffer(provider: service.provider, address: service.address, result: .failure(failure))
        }
    }

    func lines(width: Int) -> [StyledText] {
        switch result {
        case .failure(let failure):
            return [StyledText("  \(failure.description) \(failure.hint)", .dim)]
        case .success(let listed):
            let title = provider.title.prefix(1).uppercased() + provider.title.dropFirst()
            let head = StyledText("  \(title) at \(address)\(listed.isEmpty ? " has no models yet" : "")", .dim)
            return [head]
                + listed.prefix(Self.shownModels).map { listing in
                    var line = StyledText("    \(provider.rawValue)/\(listing.name)")
                    if let bytes = listing.bytes { line.append("  \(ProgressBar.size(bytes))", .dim) }
                    if let title = listing.title, title != listing.name { line.append("  \(title)", .dim) }
                    return line
                }
                + (listed.count > Self.shownModels
                    ? [StyledText("    and \(listed.count - Self.shownModels) more", .dim)] : [])
        }
    }
}
