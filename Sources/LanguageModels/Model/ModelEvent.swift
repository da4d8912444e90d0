/// One thing a model sends.
public enum ModelEvent: Sendable, Hashable {
    /// The next piece of the answer.
    case text(String)
    /// The next piece of what it thinks before answering; not part of the answer.
    case thinking(String)
    /// A call of a tool, whole.
    case toolCall(ModelToolCall)
    /// The provider's own blocks of this answer, to be sent back unchanged in the next request (see
    /// `ModelMessage.assistant`).
    case echo(JSONValue)
    /// Tokens used so far by this answer; the last one counts.
    case usage(TokenUsage)
    /// The answer is complete.
    case done(FinishReason)
}

/// A model's wish to have a tool run.
public struct ModelToolCall: Sendable, Hashable, Codable {
    /// Tells the calls of an answer apart; made up by the client where the server gives none.
    public var id: String
    /// The tool's name.
    public var name: String
    /// The arguments; an object, or the raw text where they could not be read.
    public var arguments: JSONValue

    /// Describes a call.
    public init(id: String, name: String, arguments: JSONValue) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }
}

/// Tokens that one answer cost.
public struct TokenUsage: Sendable, Hashable, Codable {
    /// Tokens of everything sent; nil where the server did not say.
    public var prompt: Int?
    /// Tokens of everything written, thinking included; nil where the server did not say.
    public var answer: Int?

    /// Describes what an answer cost.
    public init(prompt: Int? = nil, answer: Int? = nil) {
        self.prompt = prompt
        self.answer = answer
    }
}

/// Why an answer ended.
public enum FinishReason: Sendable, Hashable {
    /// The model had nothing more to say.
    case complete
    /// The limit on the answer's length was reached.
    case length
    /// The model waits for tools.
    case toolCalls
    /// The model or its provider declined.
    case refused
    /// The context window is full.
    case contextFull
    /// A reason that is not known here, as the server wrote it.
    case other(String)
}
