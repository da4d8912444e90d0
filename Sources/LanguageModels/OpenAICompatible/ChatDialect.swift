/// What a server takes of the fields that not every server takes; learned from what it refuses.
struct ChatDialect: Sendable, Equatable {
    /// How the server is told the form of an answer.
    enum Format: Sendable, Equatable {
        case schema, object, words
    }

    /// Whether the limit of the answer is sent as `max_completion_tokens`, and not as `max_tokens`.
    var limitsCompletion: Bool
    private var changedLimit = false
    /// Whether the field is sent where it is asked for.
    var temperature = true
    var seed = true
    var streamOptions = true
    var tools = true
    /// How the form of an answer is sent.
    var format = Format.schema

    /// What is tried first: OpenAI itself refuses the old name of the limit with new models, and hardly anyone else knows
    /// the new one.
    init(isOpenAI: Bool) {
        limitsCompletion = isOpenAI
    }

    /// The name of the field with the limit of the answer.
    var limitField: String { limitsCompletion ? "max_completion_tokens" : "max_tokens" }

    /// The dialect to try next after a refusal; nil where it names nothing that was sent and can be left out.
    func adapted(to refusal: ServerRefusal, of request: ModelRequest) -> ChatDialect? {
        // llama-server without its template engine refuses tools by a status for failures of its own.
        guard refusal.isAboutTheRequest || refusal.mentions("jinja") else { return nil }
        var next = self
        if temperature, request.temperature != nil, refusal.names("temperature") {
            next.temperature = false
        } else if seed, request.seed != nil, refusal.names("seed") {
            next.seed = false
        } else if streamOptions, refusal.names("stream_options") || refusal.names("include_usage") {
            next.streamOptions = false
        } else if !changedLimit, refusal.names(limitField) {
            next.limitsCompletion.toggle()
            next.changedLimit = true
        } else if format != .words, request.format != nil, Self.refusesFormat(refusal) {
            next.format = format == .schema ? .object : .words
        } else if tools, !request.tools.isEmpty, refusal.names("tools") {
            next.tools = false
        } else {
            return nil
        }
        return next
    }

    private static func refusesFormat(_ refusal: ServerRefusal) -> Bool {
        refusal.mentions("response_format", "json_schema", "json_object", "schema", "grammar", "structured output")
            || refusal.names("response_format")
    }
}
