import HTTPCore

/// Makes events of the lines of an answer.
struct OllamaAnswer {
    /// Whether the line with the end marker was there.
    private(set) var isComplete = false

    private let window: Int
    private let maximumAnswer: Int
    private let round: Int
    private var thinking = ""
    private var ids: Set<String> = []

    /// An answer to `request`, under a context window of `window` tokens.
    init(to request: ModelRequest, window: Int) {
        self.window = window
        maximumAnswer = request.maximumAnswer
        round = request.messages.count
    }

    /// The events of a line without an error.
    mutating func take(_ line: OllamaLine) -> [ModelEvent] {
        var events: [ModelEvent] = []
        if let text = line.message?.thinking, !text.isEmpty {
            thinking += text
            events.append(.thinking(text))
        }
        if let text = line.message?.content, !text.isEmpty { events.append(.text(text)) }
        events += (line.message?.toolCalls ?? []).compactMap { call in toolCall(call).map(ModelEvent.toolCall) }
        if line.done == true { events += end(line) }
        return events
    }

    private mutating func end(_ line: OllamaLine) -> [ModelEvent] {
        isComplete = true
        var events: [ModelEvent] = []
        // In a tool loop the model wants to see again what it thought.
        if !ids.isEmpty, !thinking.isEmpty { events.append(.echo(["thinking": .string(thinking)])) }
        if line.promptCount != nil || line.answerCount != nil {
            events.append(.usage(TokenUsage(prompt: line.promptCount, answer: line.answerCount)))
        }
        return events + [.done(reason(line))]
    }

    /// The server says `stop` for calls as well, and `length` for a full window as well.
    private func reason(_ line: OllamaLine) -> FinishReason {
        if !ids.isEmpty { return .toolCalls }
        switch line.doneReason {
        case nil, "", "stop": return .complete
        case "length":
            guard let prompt = line.promptCount, let answer = line.answerCount, answer < maximumAnswer else {
                return .length
            }
            return prompt >= window - answer - 1 ? .contextFull : .length
        case .some(let other): return .other(ServerWords.cleaned(other, without: nil))
        }
    }

    /// A call with an id of its own, made up from the round and its place where the server gave none or one twice.
    private mutating func toolCall(_ call: OllamaLine.Call) -> ModelToolCall? {
        guard let name = call.function?.name, !name.isEmpty else { return nil }
        var id = call.id ?? ""
        if id.isEmpty || ids.contains(id) { id = "call_\(round)_\(ids.count + 1)" }
        ids.insert(id)
        return ModelToolCall(id: id, name: name, arguments: arguments(call.function?.arguments ?? [:]))
    }

    /// Some servers write the object as a text.
    private func arguments(_ value: JSONValue) -> JSONValue {
        guard case .string(let text) = value else { return value == .null ? [:] : value }
        // Text that is no object is handed on as it is, as `ModelToolCall` promises.
        if let object = try? JSONValue(json: text.utf8), case .object = object { return object }
        return value
    }
}
