import Foundation
import LanguageModels

/// How one provider of models is: reachable, which version, whether its model is there, how large its window is.
struct ProviderCheck: Sendable {
    let service: any ModelService
    /// The model's name as set; nil where none is.
    let model: String?
    /// Whether a key is set; nil where the provider needs none.
    let hasKey: Bool?
    /// Whether this is whom the settings name.
    let isChosen: Bool

    /// Asks the provider; nothing is changed.
    func examine() async -> Doctor.Finding {
        let part = service.provider.rawValue
        if hasKey == false, !isChosen {
            let setting = service.provider.keySetting ?? ""
            return Doctor.Finding(part: part, status: .ok, message: "not set up (\(setting) is not set)")
        }
        do {
            let version = try await service.version()
            let listed = try await service.models()
            return await finding(version: version, listed: listed)
        } catch let failure as ModelFailure {
            return failed(failure)
        } catch {
            return Doctor.Finding(part: part, status: .warning, message: String(describing: error))
        }
    }

    private func finding(version: String?, listed: [ModelListing]) async -> Doctor.Finding {
        let place = "reachable at \(service.address)" + (version.map { ", version \($0)" } ?? "")
        let part = service.provider.rawValue
        let set: (name: String, notice: String?)? = model.map { name in
            service.provider == .ollama ? OllamaModelName.current(for: name) : (name, nil)
        }
        guard let wanted = set?.name ?? fallback(among: listed) else {
            let missing = listed.isEmpty ? "but no model is there yet" : "but no model is chosen"
            return Doctor.Finding(
                part: part,
                status: .warning,
                message: "\(place), \(missing)",
                hint: hint(choosingAmong: listed)
            )
        }
        do {
            let able = try await service.model(named: wanted).capabilities()
            // A server of a single model takes any name.
            if service.provider == .openai, listed.count > 1, !listed.contains(where: { $0.name == wanted }) {
                return Doctor.Finding(
                    part: part,
                    status: .warning,
                    message: "\(place), but \(wanted) is not among its models",
                    hint: hint(choosingAmong: listed)
                )
            }
            let context = able.contextLength.map { "a context of \($0) tokens" } ?? "a context of unknown length"
            return Doctor.Finding(
                part: part,
                status: .ok,
                message: "\(place); \(wanted) is there, with \(context)",
                hint: set?.notice
            )
        } catch let failure as ModelFailure {
            return failed(failure)
        } catch {
            return Doctor.Finding(part: part, status: .warning, message: String(describing: error))
        }
    }

    private func fallback(among listed: [ModelListing]) -> String? {
        switch service.provider {
        case .ollama: (listed.first { $0.name == ModelDesk.ollamaModel } ?? listed.first)?.name
        case .openai: listed.count == 1 ? listed[0].name : nil
        case .anthropic: ModelDesk.anthropicModel
        }
    }

    private func hint(choosingAmong listed: [ModelListing]) -> String {
        if listed.isEmpty {
            return switch service.provider {
            case .ollama: "Fetch one with `ollama pull \(ModelDesk.ollamaModel)`."
            case .openai, .anthropic: "Load a model there, or name one in \(service.provider.modelSetting)."
            }
        }
        let names = listed.prefix(5).map(\.name).joined(separator: ", ")
        let more = listed.count > 5 ? " (and \(listed.count - 5) more)" : ""
        return "Set \(service.provider.modelSetting) to one of: \(names)\(more)"
    }

    private func failed(_ failure: ModelFailure) -> Doctor.Finding {
        // An Ollama nobody asked for need not be there.
        if case .notRunning = failure, !isChosen {
            return Doctor.Finding(
                part: service.provider.rawValue,
                status: .ok,
                message: "not running at \(service.address); the built-in engine does the whole job"
            )
        }
        return Doctor.Finding(
            part: service.provider.rawValue,
            status: .warning,
            message: failure.description,
            hint: failure.hint
        )
    }
}
