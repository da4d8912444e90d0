/// What a model is asked.
public struct ModelRequest: Sendable, Hashable {
    /// What the model is and does; empty for none.
    public var system: String
    /// The conversation, beginning with the teacher; the last one is the teacher's or a tool's.
    public var messages: [ModelMessage]
    /// Tools it may call.
    public var tools: [ModelTool]
    /// The form the answer must have; nil for prose.
    public var format: ModelFormat?
    /// Tokens of prompt and answer together for which the server has to make room.
    ///
    /// Only Ollama needs it; its client rounds up, since a change makes it load the model again.
    public var contextLength: Int
    /// Tokens the answer may have at most.
    public var maximumAnswer: Int
    /// How freely words are chosen, from 0; nil leaves it to the server, and so do clients whose server refuses it.
    public var temperature: Double?
    /// Makes the same answer again where the server can; nil for any.
    public var seed: Int?
    /// Whether a model that can think before it answers should.
    public var thinks: Bool

    /// Describes a request.
    public init(
        system: String = "",
        messages: [ModelMessage],
        tools: [ModelTool] = [],
        format: ModelFormat? = nil,
        contextLength: Int = 8192,
        maximumAnswer: Int = 1024,
        temperature: Double? = nil,
        seed: Int? = nil,
        thinks: Bool = false
    ) {
        self.system = system
        self.messages = messages
        self.tools = tools
        self.format = format
        self.contextLength = contextLength
        self.maximumAnswer = maximumAnswer
        self.temperature = temperature
        self.seed = seed
        self.thinks = thinks
    }
}

/// One message of a conversation with a model.
public enum ModelMessage: Sendable, Hashable {
    /// What the teacher (or the program for them) says.
    case user(String)
    /// What the model answered: text, calls, and the provider's own blocks from `ModelEvent.echo`.
    case assistant(String, calls: [ModelToolCall] = [], echo: JSONValue? = nil)
    /// What a tool returned, for the call with this id.
    case tool(callID: String, name: String, content: String, failed: Bool = false)
}

/// A tool a model may call.
public struct ModelTool: Sendable, Hashable {
    /// Its name: letters, digits, `_` and `-`, at most 64.
    public var name: String
    /// What it does and when to use it.
    public var description: String
    /// A JSON Schema of its arguments, of type object.
    public var parameters: JSONValue

    /// Describes a tool.
    public init(name: String, description: String, parameters: JSONValue) {
        self.name = name
        self.description = description
        self.parameters = parameters
    }
}

/// The form an answer must have.
public struct ModelFormat: Sendable, Hashable {
    /// Its name: letters, digits, `_` and `-`, at most 64.
    public var name: String
    /// A JSON Schema of type object, with `additionalProperties: false` and every property required.
    public var schema: JSONValue

    /// Describes a form.
    public init(name: String, schema: JSONValue) {
        self.name = name
        self.schema = schema
    }
}
