extension ServerRefusal {
    /// What a refusal means by its status where a server has no words of its own for it, after the client has looked.
    func usualFailure(of model: ModelID) -> ModelFailure {
        let provider = model.provider
        return switch status {
        case 401, 403: .keyRefused(provider)
        case 402: .outOfCredit(provider)
        case 404: .modelMissing(model, known: [])
        case 413: .contextTooLong(model, needed: nil, limit: nil)
        case 429: .rateLimited(provider, retryAfter: retryAfter)
        case 503, 529: .overloaded(provider, retryAfter: retryAfter)
        // In a stream of status 200 too: the request was accepted, so it is the server that failed.
        case ..<400, 408, 409, 425, 500...: .server(provider, message: words)
        default: .refusedRequest(provider, message: words)
        }
    }

    /// The failure where the conversation did not fit, with llama-server's numbers where they are there; else nil.
    func contextOverflow(of model: ModelID) -> ModelFailure? {
        let text = message.lowercased()
        let speaksOfContext = text.contains("context length") || text.contains("context size")
        let isOverflow =
            mentions("exceed_context_size", "context_length_exceeded")
            || speaksOfContext && ["exceed", "longer", "maximum", "too long"].contains { text.contains($0) }
        guard isOverflow else { return nil }
        return .contextTooLong(
            model,
            needed: members["n_prompt_tokens"]?.integer,
            limit: members["n_ctx"]?.integer
        )
    }
}
