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
        let place = "at \(service.address)" + (version.map { ", version \($0)" } ?? "")
        let part = service.provider.rawValue
        guard let wanted = model ?? fallback(among: listed) else {
            return Doctor.Finding(
                part: part,
                status: .warning,
                message: "\(place), no model chosen",
                hint: hintForMissing(listed)
            )
        }
        do {
            let able = try await service.model(named: wanted).capabilities()
            let context = able.contextLength.map { ", context of \($0) tokens" } ?? ", context length unknown"
            return Doctor.Finding(part: part, status: .ok, message: "\(place), \(wanted) is there\(context)")
        } catch let failure as ModelFailure {
            return failed(failure)
        } catch {
            return Doctor.Finding(part: part, status: .warning, message: String(describing: error))
        }
    }

    private func fallback(among listed: [ModelListing]) -> String? {
        switch service.provider {
        case .ollama: listed.first?.name
        case .openai: listed.count == 1 ? listed[0].name : nil
        case .anthropic: ModelDesk.anthropicModel
        }
    }

    private func hintForMissing(_ listed: [ModelListing]) -> String {
        let names = listed.prefix(5).map(\.name).joined(separator: ", ")
        if names.isEmpty { return "Fetch one: ollama pull llama3.1:8b" }
        return "Set \(service.provider.modelSetting) to one of: \(names)"
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
