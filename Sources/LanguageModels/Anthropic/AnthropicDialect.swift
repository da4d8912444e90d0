/// What a model takes of the fields that not every model takes; learned from its capabilities and what it refuses.
struct AnthropicDialect: Sendable, Equatable {
    /// How thinking is asked for.
    enum Thinking: Sendable, Equatable {
        case adaptive, budget, none
    }

    /// What happens where thinking is not asked for: the model is taken not to think, it is told not to because some think
    /// by default, or it thinks all the same because it refuses to be told.
    enum Quiet: Sendable, Equatable {
        case assumed, told, refused
    }

    /// How an answer is given its form: by the server, as the input of a tool that must be called, or in words.
    enum Format: Sendable, Equatable {
        case server, tool, words
    }

    /// Whether the field is sent where it is asked for; newer models refuse all sampling fields.
    var temperature = true
    /// Whether the model's own blocks are sent back; a changed model may not accept their signatures.
    var echo = true
    var thinking = Thinking.adaptive
    var quiet = Quiet.assumed
    var format = Format.server

    /// The dialect to try next after a refusal; nil where it names nothing that was sent and can be left out.
    func adapted(to refusal: ServerRefusal, of request: ModelRequest) -> AnthropicDialect? {
        guard refusal.isAboutTheRequest else { return nil }
        var next = self
        if echo, request.hasEcho, refusal.mentions("signature", "thinking block", "redacted_thinking") {
            next.echo = false
        } else if temperature, request.temperature != nil, refusal.names("temperature") {
            next.temperature = false
        } else if format != .words, request.format != nil, refusesFormat(refusal) {
            next.format = format == .server ? .tool : .words
        } else if thinking != .none, request.thinks, refusal.mentions("thinking", "budget_tokens") {
            next.thinking = thinking == .adaptive ? .budget : .none
        } else if quiet == .told, !request.thinks, refusal.mentions("thinking") {
            next.quiet = .refused
        } else {
            return nil
        }
        return next
    }

    private func refusesFormat(_ refusal: ServerRefusal) -> Bool {
        switch format {
        case .server: refusal.mentions("output_config", "output_format", "json_schema", "structured output", "schema")
        case .tool: refusal.mentions("tool_choice", "tools", "schema")
        case .words: false
        }
    }
}

extension ModelRequest {
    /// Whether blocks of the provider are sent back with it.
    fileprivate var hasEcho: Bool {
        messages.contains { if case .assistant(_, _, .some) = $0 { true } else { false } }
    }
}
