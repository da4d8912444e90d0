import HTTPCore

/// One line of an answer of `/api/chat`.
struct OllamaLine: Decodable, Sendable {
    /// A piece of the answer.
    struct Message: Decodable, Sendable {
        @Lenient var content: String?
        @Lenient var thinking: String?
        @Lenient var toolCalls: [Call]?

        enum CodingKeys: String, CodingKey {
            case content, thinking
            case toolCalls = "tool_calls"
        }
    }

    /// A call of a tool, whole.
    struct Call: Decodable, Sendable {
        @Lenient var id: String?
        @Lenient var function: Function?
    }

    /// What is called.
    struct Function: Decodable, Sendable {
        @Lenient var name: String?
        @Lenient var arguments: JSONValue?
    }

    @Lenient var message: Message?
    @Lenient var done: Bool?
    @Lenient var doneReason: String?
    @Lenient var promptCount: Int?
    @Lenient var answerCount: Int?
    @Lenient var error: JSONValue?

    enum CodingKeys: String, CodingKey {
        case message, done, error
        case doneReason = "done_reason"
        case promptCount = "prompt_eval_count"
        case answerCount = "eval_count"
    }
}

/// The answer of `/api/version`.
struct OllamaVersion: Decodable, Sendable {
    @Lenient var version: String?
}

/// The answer of `/api/tags`.
struct OllamaTags: Decodable, Sendable {
    /// A model that is there.
    struct Entry: Decodable, Sendable {
        @Lenient var name: String?
        @Lenient var model: String?
        @Lenient var size: Int?
        @Lenient var details: OllamaDetails?
        @Lenient var capabilities: [String]?
    }

    /// Absent where something else than Ollama answered.
    var models: [Entry]
}

/// What the server tells about a model's make.
struct OllamaDetails: Decodable, Sendable {
    @Lenient var family: String?
    @Lenient var contextLength: Int?

    enum CodingKeys: String, CodingKey {
        case family
        case contextLength = "context_length"
    }
}

/// The answer of `/api/show`.
struct OllamaShow: Decodable, Sendable {
    @Lenient var capabilities: [String]?
    @Lenient var details: OllamaDetails?
    @Lenient var modelInfo: [String: JSONValue]?
    @Lenient var template: String?
    @Lenient var remoteHost: String?

    enum CodingKeys: String, CodingKey {
        case capabilities, details, template
        case modelInfo = "model_info"
        case remoteHost = "remote_host"
    }
}

/// One line of the progress of `/api/pull`.
struct OllamaPullLine: Decodable, Sendable {
    @Lenient var status: String?
    @Lenient var digest: String?
    @Lenient var total: Int?
    @Lenient var completed: Int?
    @Lenient var error: JSONValue?
}
