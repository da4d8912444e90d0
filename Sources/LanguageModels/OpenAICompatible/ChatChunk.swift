import HTTPCore

/// A chunk of a streamed answer, or a whole one (`message` in place of `delta`); what is not read is left out.
struct ChatChunk: Decodable, Sendable {
    @Lenient var id: String?
    @Lenient var choices: [Choice]?
    @Lenient var usage: Usage?
    @Lenient var error: JSONValue?

    struct Choice: Decodable, Sendable {
        @Lenient var index: Int?
        @Lenient var delta: Delta?
        @Lenient var message: Delta?
        @Lenient var finishReason: String?

        enum CodingKeys: String, CodingKey {
            case index, delta, message
            case finishReason = "finish_reason"
        }
    }

    struct Delta: Decodable, Sendable {
        @Lenient var content: String?
        @Lenient var refusal: String?
        /// llama-server, vLLM, DeepSeek.
        @Lenient var reasoningContent: String?
        /// Ollama, OpenRouter.
        @Lenient var reasoning: String?
        @Lenient var toolCalls: [Call]?

        enum CodingKeys: String, CodingKey {
            case content, refusal, reasoning
            case reasoningContent = "reasoning_content"
            case toolCalls = "tool_calls"
        }
    }

    /// A fragment of a tool call.
    struct Call: Decodable, Sendable {
        @Lenient var index: Int?
        @Lenient var id: String?
        @Lenient var function: Function?
    }

    struct Function: Decodable, Sendable {
        @Lenient var name: String?
        /// Text that holds JSON; some servers send the object itself.
        @Lenient var arguments: JSONValue?
    }

    struct Usage: Decodable, Sendable {
        @Lenient var promptTokens: Int?
        @Lenient var completionTokens: Int?

        enum CodingKeys: String, CodingKey {
            case promptTokens = "prompt_tokens"
            case completionTokens = "completion_tokens"
        }
    }

    /// The error, where there is one: some servers send an empty one with every chunk.
    var reportedError: JSONValue? {
        switch error {
        case nil, .null, .bool(false), .string(""): nil
        case let error: error
        }
    }

    /// The only choice that is asked for.
    var choice: Choice? { choices?.first { ($0.index ?? 0) == 0 } }
}
