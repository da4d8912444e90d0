import HTTPCore

/// Puts an answer together from the events of a message.
struct AnthropicAssembly: AnswerAssembly {
    private let exchange: ClientExchange
    /// The tool whose input is the answer; nil where the answer is text.
    private let formTool: String?
    private var blocks: [AnthropicBlock] = []
    private var usage = AnthropicUsage()
    private var reason: String?
    private(set) var isFinished = false

    /// Begins an answer; `formTool` is the tool that the model has to call to give it a form, if any.
    init(exchange: ClientExchange, formTool: String? = nil) {
        self.exchange = exchange
        self.formTool = formTool
    }

    var isComplete: Bool { isFinished }

    mutating func take(_ event: ServerSentEvent) throws -> [ModelEvent] {
        let told = try exchange.decoded(AnthropicEvent.self, from: Array(event.data.utf8))
        switch told.type ?? event.name {
        case "message_start": return told.message?.usage.map { take($0) } ?? []
        case "content_block_start": return begin(told.contentBlock ?? .null, index: told.index)
        case "content_block_delta": return told.delta.map { take($0, index: told.index) } ?? []
        case "content_block_stop": stop(told.index)
        case "message_delta":
            if let reason = told.delta?.stopReason { self.reason = reason }
            return told.usage.map { take($0) } ?? []
        case "message_stop": return end()
        case "error": throw ServerRefusal(inStream: told.error ?? "", exchange: exchange)
        default:
            // Some servers report an error without the type of one. Everything else, `ping` too, says nothing.
            if let error = told.error, error != .null { throw ServerRefusal(inStream: error, exchange: exchange) }
        }
        return []
    }

    mutating func take(whole bytes: [UInt8]) throws -> [ModelEvent] {
        let message = try exchange.decoded(AnthropicMessage.self, from: bytes)
        if let error = message.error, error != .null { throw ServerRefusal(inStream: error, exchange: exchange) }
        guard let content = message.content else { throw exchange.unreadable("no answer in it") }
        var events: [ModelEvent] = []
        for (index, block) in content.enumerated() {
            events += begin(block, index: index)
            stop(index)
        }
        reason = message.stopReason
        return events + (message.usage.map { take($0) } ?? []) + end()
    }

    mutating func finish() throws -> [ModelEvent] {
        throw ModelFailure.endedEarly(exchange.provider)
    }

    private mutating func take(_ counts: AnthropicUsage) -> [ModelEvent] {
        usage.replace(with: counts)
        return [.usage(usage.tokens)]
    }

    private mutating func begin(_ start: JSONValue, index: Int?) -> [ModelEvent] {
        let block = AnthropicBlock(index: index ?? blocks.count, start: start)
        blocks.append(block)
        if isForm(block), case .object(let input)? = start["input"], !input.isEmpty {
            return [.text(block.writtenInput)]
        }
        return pieces(text: block.text, thinking: start["thinking"]?.string)
    }

    private mutating func take(_ delta: AnthropicEvent.Delta, index: Int?) -> [ModelEvent] {
        guard let place = place(of: index) else { return pieces(text: delta.text, thinking: delta.thinking) }
        blocks[place].take(delta)
        if isForm(blocks[place]) { return pieces(text: delta.partialJSON, thinking: nil) }
        return pieces(text: delta.text, thinking: delta.thinking)
    }

    private mutating func stop(_ index: Int?) {
        if let place = place(of: index) { blocks[place].isStopped = true }
    }

    private func place(of index: Int?) -> Int? {
        guard let index else { return blocks.indices.last }
        return blocks.lastIndex { $0.index == index }
    }

    private func isForm(_ block: AnthropicBlock) -> Bool {
        block.isCall && formTool != nil
    }

    private func pieces(text: String?, thinking: String?) -> [ModelEvent] {
        var events: [ModelEvent] = []
        if let thinking, !thinking.isEmpty { events.append(.thinking(thinking)) }
        if let text, !text.isEmpty { events.append(.text(text)) }
        return events
    }

    private mutating func end() -> [ModelEvent] {
        isFinished = true
        if formTool != nil { return [.done(finishReason(madeCalls: false))] }
        let cut = reason == "max_tokens" || reason == "model_context_window_exceeded" || reason == "refusal"
        let calls = blocks.compactMap { $0.call(cut: cut) }
        // Only an answer to calls needs the blocks again; without calls, thinking alone would be no legal message.
        let echo = calls.isEmpty ? [] : [ModelEvent.echo(.array(blocks.compactMap { $0.echo(cut: cut) }))]
        return calls.map(ModelEvent.toolCall) + echo + [.done(finishReason(madeCalls: !calls.isEmpty))]
    }

    private func finishReason(madeCalls: Bool) -> FinishReason {
        switch reason {
        case nil, "end_turn", "stop_sequence", "tool_use": madeCalls ? .toolCalls : .complete
        case "max_tokens": .length
        case "refusal": .refused
        case "model_context_window_exceeded": .contextFull
        case let other?: .other(exchange.cleaned(other))
        }
    }
}
