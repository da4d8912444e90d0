import HTTPCore

/// Puts an answer together from `chat.completion.chunk` events.
struct ChatAssembly: AnswerAssembly {
    private let exchange: ClientExchange
    private var calls = ToolCallFragments()
    private var madeCalls = false
    private var reason: String?
    private var refused = false
    private var id = ""
    private(set) var isFinished = false

    init(exchange: ClientExchange) {
        self.exchange = exchange
    }

    var isComplete: Bool { reason != nil }

    mutating func take(_ event: ServerSentEvent) throws -> [ModelEvent] {
        if event.data.drop(while: \.isWhitespace).hasPrefix("[DONE]") { return end() }
        return try take(exchange.decoded(ChatChunk.self, from: Array(event.data.utf8)))
    }

    mutating func take(whole bytes: [UInt8]) throws -> [ModelEvent] {
        let answer = try exchange.decoded(ChatChunk.self, from: bytes)
        let events = try take(answer)
        guard answer.choice?.message != nil else { throw exchange.unreadable("no answer in it") }
        return events + end()
    }

    mutating func finish() throws -> [ModelEvent] {
        guard isComplete else { throw ModelFailure.endedEarly(exchange.provider) }
        return end()
    }

    private mutating func take(_ chunk: ChatChunk) throws -> [ModelEvent] {
        if let error = chunk.reportedError { throw ServerRefusal(inStream: error, exchange: exchange) }
        if let id = chunk.id { self.id = id }
        var events: [ModelEvent] = []
        if let choice = chunk.choice {
            if let delta = choice.delta ?? choice.message { events += take(delta) }
            if let reason = choice.finishReason, !reason.isEmpty {
                if reason == "error" { throw ModelFailure.server(exchange.provider, message: "finish_reason: error") }
                self.reason = reason
                events += takeCalls()
            }
        }
        if let usage = chunk.usage {
            events.append(.usage(TokenUsage(prompt: usage.promptTokens, answer: usage.completionTokens)))
        }
        return events
    }

    private mutating func take(_ delta: ChatChunk.Delta) -> [ModelEvent] {
        var events: [ModelEvent] = []
        if let thought = delta.reasoningContent ?? delta.reasoning, !thought.isEmpty {
            events.append(.thinking(thought))
        }
        if let text = delta.content, !text.isEmpty { events.append(.text(text)) }
        if let text = delta.refusal, !text.isEmpty {
            refused = true
            events.append(.text(text))
        }
        for call in delta.toolCalls ?? [] { calls.take(call) }
        return events
    }

    private mutating func takeCalls() -> [ModelEvent] {
        let whole = calls.takeCalls(cut: finishReason == .length, answerID: id)
        if !whole.isEmpty { madeCalls = true }
        return whole.map(ModelEvent.toolCall)
    }

    private mutating func end() -> [ModelEvent] {
        isFinished = true
        return takeCalls() + [.done(finishReason)]
    }

    /// Why the answer ended.
    ///
    /// Proxies say `stop` after calls too, so the calls decide.
    private var finishReason: FinishReason {
        if refused { return .refused }
        return switch reason {
        case nil, "stop", "eos", "tool_calls", "function_call": madeCalls ? .toolCalls : .complete
        case "length", "max_tokens": .length
        case "content_filter": .refused
        case "model_length": .contextFull
        case let other?: .other(exchange.cleaned(other))
        }
    }
}
