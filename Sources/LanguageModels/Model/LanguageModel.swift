/// A language model that answers a conversation.
public protocol LanguageModel: Sendable {
    /// Which model this is.
    var id: ModelID { get }

    /// What the model can do, asked of the server where it tells; asked once and kept.
    ///
    /// Throws `ModelFailure`, or `CancellationError`.
    func capabilities() async throws -> ModelCapabilities

    /// Starts an answer.
    ///
    /// The events end after `.done`. They throw `ModelFailure`: also where the server's stream ends without its end
    /// marker. Letting go of the events, or cancelling the task that reads them, closes the connection.
    func respond(to request: ModelRequest) -> ModelEvents
}

/// What a model sends while it answers.
public typealias ModelEvents = AsyncThrowingStream<ModelEvent, any Error>

/// Who serves a model.
public enum ModelProvider: String, Sendable, Hashable, Codable, CaseIterable {
    case ollama, openai, anthropic
}

/// A model by who serves it and its name there; written `ollama/llama3.1:8b`.
public struct ModelID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// Who serves it.
    public var provider: ModelProvider
    /// Its name there.
    public var name: String

    /// A model.
    public init(provider: ModelProvider, name: String) {
        self.provider = provider
        self.name = name
    }

    /// Reads `provider/name`; nil where it is something else.
    public init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/"), let provider = ModelProvider(rawValue: String(text[..<slash]))
        else {
            return nil
        }
        let name = String(text[text.index(after: slash)...])
        if name.isEmpty { return nil }
        self.init(provider: provider, name: name)
    }

    /// `provider/name`.
    public var description: String { "\(provider.rawValue)/\(name)" }
}

/// What a model can do.
public struct ModelCapabilities: Sendable, Hashable {
    /// Whether it calls tools.
    public var tools: Bool
    /// Whether the server keeps it to a JSON Schema.
    public var structuredOutput: Bool
    /// Whether it thinks before it answers.
    public var thinking: Bool
    /// Whether the server makes embeddings.
    public var embeddings: Bool
    /// Tokens that prompt and answer may have together; nil where unknown.
    public var contextLength: Int?

    /// Describes a model.
    public init(
        tools: Bool = false,
        structuredOutput: Bool = false,
        thinking: Bool = false,
        embeddings: Bool = false,
        contextLength: Int? = nil
    ) {
        self.tools = tools
        self.structuredOutput = structuredOutput
        self.thinking = thinking
        self.embeddings = embeddings
        self.contextLength = contextLength
    }
}
