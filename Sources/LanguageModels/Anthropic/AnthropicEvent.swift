import HTTPCore

/// An event of a streamed message, or a whole message; what is not read is left out.
struct AnthropicEvent: Decodable, Sendable {
    @Lenient var type: String?
    @Lenient var index: Int?
    @Lenient var message: AnthropicMessage?
    @Lenient var contentBlock: JSONValue?
    @Lenient var delta: Delta?
    @Lenient var usage: AnthropicUsage?
    @Lenient var error: JSONValue?

    enum CodingKeys: String, CodingKey {
        case type, index, message, delta, usage, error
        case contentBlock = "content_block"
    }

    /// A piece of a block, or the end of a message.
    struct Delta: Decodable, Sendable {
        @Lenient var text: String?
        @Lenient var thinking: String?
        @Lenient var signature: String?
        @Lenient var partialJSON: String?
        @Lenient var stopReason: String?

        enum CodingKeys: String, CodingKey {
            case text, thinking, signature
            case partialJSON = "partial_json"
            case stopReason = "stop_reason"
        }
    }
}

/// A message: empty at the beginning of a stream, whole where the server does not stream.
struct AnthropicMessage: Decodable, Sendable {
    @Lenient var type: String?
    @Lenient var content: [JSONValue]?
    @Lenient var stopReason: String?
    @Lenient var usage: AnthropicUsage?
    @Lenient var error: JSONValue?

    enum CodingKeys: String, CodingKey {
        case type, content, usage, error
        case stopReason = "stop_reason"
    }
}

/// Token counts; later ones replace earlier ones, they are no increments.
struct AnthropicUsage: Decodable, Sendable {
    @Lenient var input: Int?
    @Lenient var output: Int?
    @Lenient var cacheCreation: Int?
    @Lenient var cacheRead: Int?

    enum CodingKeys: String, CodingKey {
        case input = "input_tokens"
        case output = "output_tokens"
        case cacheCreation = "cache_creation_input_tokens"
        case cacheRead = "cache_read_input_tokens"
    }

    /// Takes the counts that `other` has.
    mutating func replace(with other: AnthropicUsage) {
        input = other.input ?? input
        output = other.output ?? output
        cacheCreation = other.cacheCreation ?? cacheCreation
        cacheRead = other.cacheRead ?? cacheRead
    }

    /// The counts; what was read from the cache was sent all the same.
    var tokens: TokenUsage {
        TokenUsage(prompt: input.map { $0 + (cacheCreation ?? 0) + (cacheRead ?? 0) }, answer: output)
    }
}
