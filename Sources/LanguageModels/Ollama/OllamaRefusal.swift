extension ServerRefusal {
    /// What a refusal of Ollama means; `model` is nil where no model was asked for.
    ///
    /// The quotes in its texts differ by version, and so does the status under which they come, so neither is relied on alone.
    func ollamaFailure(of model: ModelID?, exchange: ClientExchange) -> ModelFailure {
        guard let model else { return [404, 405].contains(status) ? exchange.notTheService : usualFailure(of: .none) }
        if let overflow = contextOverflow(of: model) { return overflow }
        let namesModel = mentions("model '", "model \"") && mentions("not found")
        if namesModel || mentions("file does not exist") { return .modelMissing(model, known: []) }
        if mentions("server busy", "maximum pending requests") {
            return .overloaded(.ollama, retryAfter: retryAfter)
        }
        if mentions("unauthorized") { return .keyRefused(.ollama) }
        switch status {
        case 403: return .refusedRequest(.ollama, message: words)
        case 404, 405: return exchange.notTheService
        case 499: return .server(.ollama, message: words)
        case 503 where mentions("loading model"): return .loading(.ollama)
        default: return usualFailure(of: model)
        }
    }
}

extension ModelID {
    /// Stands for no model at all where only the provider counts.
    fileprivate static let none = ModelID(provider: .ollama, name: "")
}
