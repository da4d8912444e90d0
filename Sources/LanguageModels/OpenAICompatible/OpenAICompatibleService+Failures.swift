extension OpenAICompatibleService {
    /// What a refusal means; `model` is nil where none was asked for.
    func failure(for refusal: ServerRefusal, model: ModelID?) -> ModelFailure {
        let model = model ?? ModelID(provider: provider, name: "")
        if let failure = refusal.overflow(of: model) { return failure }
        if refusal.mentions("insufficient_quota", "exceeded your current quota", "billing_hard_limit") {
            return .outOfCredit(provider)
        }
        if refusal.mentions("invalid_api_key", "invalid api key", "authentication_error") { return keyFailure }
        switch refusal.effectiveStatus {
        case 401: return keyFailure
        case 403: return forbidden(refusal)
        case 404 where model.name.isEmpty: return exchange.notTheService
        case 429: return .rateLimited(provider, retryAfter: refusal.retryAfter)
        case 503 where refusal.mentions("loading model", "model is loading"): return .loading(provider)
        case 503, 529: return .overloaded(provider, retryAfter: refusal.retryAfter)
        default: return refusal.usualFailure(of: model)
        }
    }

    /// What a refusal means; where a model seems not to be there, the server is asked which ones are.
    func failure(for refusal: ServerRefusal, asking model: ModelID) async -> ModelFailure {
        let usual = failure(for: refusal, model: model)
        let namesModel = refusal.mentions("model_not_found", "not a valid model", "invalid model")
        switch usual {
        case .modelMissing: break
        case .refusedRequest where namesModel: break
        default: return usual
        }
        do {
            let known = try await models().map(\.name)
            return known.contains(model.name)
                ? .refusedRequest(provider, message: refusal.words)
                : .modelMissing(model, known: known.map(exchange.cleaned))
        } catch {
            // A server with neither the path nor the list is another service.
            return namesModel || refusal.mentions("model") ? usual : exchange.notTheService
        }
    }

    private var keyFailure: ModelFailure { hasKey ? .keyRefused(provider) : .keyMissing(provider) }

    /// A key is not the only thing that can be forbidden: a country or a model can be too.
    private func forbidden(_ refusal: ServerRefusal) -> ModelFailure {
        if !hasKey { return .keyMissing(provider) }
        let isAboutKey = refusal.message.isEmpty || refusal.mentions("key", "token", "unauthori", "forbidden")
        return isAboutKey ? keyFailure : .refusedRequest(provider, message: refusal.words)
    }
}

extension ServerRefusal {
    /// The status; inside a stream the error's `code` where it is a status, as llama-server and OpenRouter write it.
    var effectiveStatus: Int {
        guard status == 200, let code = code.flatMap({ Int($0) }), (400..<600).contains(code) else { return status }
        return code
    }
}
