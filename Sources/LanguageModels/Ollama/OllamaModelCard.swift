/// What a client has to know of a model before it asks it something, read from `/api/show`.
struct OllamaModelCard: Sendable, Equatable {
    /// How a model is told whether to think.
    enum Thinking: Sendable, Equatable {
        /// It cannot, and refuses to be told.
        case none
        /// By yes or no; it thinks where nothing is said.
        case switched
        /// By how much; it cannot be turned off (gpt-oss).
        case levels
    }

    var capabilities: ModelCapabilities
    var thinking: Thinking

    /// Reads what the server says of the model `name`.
    init(_ show: OllamaShow, name: String) {
        let isRemote = show.remoteHost != nil || name.hasSuffix(":cloud") || name.hasSuffix("-cloud")
        let can = show.capabilities
        // Servers before the list of capabilities give the template, which names the tools where it has room for them.
        let tools = can?.contains("tools") ?? show.template?.contains(".Tools") ?? false
        if can?.contains("thinking") == true {
            let makes = [show.details?.family ?? "", name].map { $0.lowercased() }
            thinking = makes.contains { $0.contains("gpt-oss") || $0.contains("gptoss") } ? .levels : .switched
        } else {
            thinking = .none
        }
        capabilities = ModelCapabilities(
            tools: tools,
            // Hosted models accept a schema and do not keep to it.
            structuredOutput: !isRemote,
            thinking: thinking != .none,
            embeddings: can?.contains("embedding") ?? false,
            contextLength: Self.contextLength(show)
        )
    }

    /// The model's own maximum, in tokens.
    private static func contextLength(_ show: OllamaShow) -> Int? {
        let facts = show.modelInfo ?? [:]
        let architecture = facts["general.architecture"]?.string ?? ""
        let named =
            facts["\(architecture).context_length"] ?? facts.first { $0.key.hasSuffix(".context_length") }?.value
        let length = named?.integer ?? show.details?.contextLength
        return length.flatMap { $0 > 0 ? $0 : nil }
    }
}
