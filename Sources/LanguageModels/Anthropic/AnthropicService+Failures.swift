extension AnthropicService {
    /// What a refusal means, by its words, then by its type, which also errors inside a stream have; `model` is nil where
    /// none was asked for.
    func failure(for refusal: ServerRefusal, model: ModelID?) async -> ModelFailure {
        let asked = model ?? ModelID(provider: provider, name: "")
        if refusal.mentions("credit balance", "billing_error") { return .outOfCredit(provider) }
        if let failure = refusal.overflow(of: asked) { return failure }
        return switch refusal.type {
        case "authentication_error": keyFailure
        case "permission_error": forbidden(refusal)
        case "not_found_error": await missing(model, refusal)
        case "rate_limit_error": .rateLimited(provider, retryAfter: refusal.retryAfter)
        case "overloaded_error": .overloaded(provider, retryAfter: refusal.retryAfter)
        case "api_error", "timeout_error": .server(provider, message: refusal.words)
        case "invalid_request_error": .refusedRequest(provider, message: refusal.words)
        default: await byStatus(refusal, model: model)
        }
    }

    private func byStatus(_ refusal: ServerRefusal, model: ModelID?) async -> ModelFailure {
        switch refusal.status {
        case 401: keyFailure
        case 403: forbidden(refusal)
        case 404: await missing(model, refusal)
        default: refusal.usualFailure(of: model ?? ModelID(provider: provider, name: ""))
        }
    }

    /// A model that is not there, with the names of those that are; or a path that is not there.
    private func missing(_ model: ModelID?, _ refusal: ServerRefusal) async -> ModelFailure {
        guard let model else { return exchange.notTheService }
        do {
            return .modelMissing(model, known: try await models().map { exchange.cleaned($0.name) })
        } catch {
            // Ollama's and llama-server's messages have no list beside them in this form.
            return refusal.mentions("model") ? .modelMissing(model, known: []) : exchange.notTheService
        }
    }

    private var keyFailure: ModelFailure { hasKey ? .keyRefused(provider) : .keyMissing(provider) }

    /// A key is not the only thing that can be forbidden: a country or a model can be too.
    private func forbidden(_ refusal: ServerRefusal) -> ModelFailure {
        if !hasKey { return .keyMissing(provider) }
        let isAboutKey = refusal.message.isEmpty || refusal.mentions("key", "token", "unauthori", "forbidden")
        return isAboutKey ? .keyRefused(provider) : .refusedRequest(provider, message: refusal.words)
    }
}
