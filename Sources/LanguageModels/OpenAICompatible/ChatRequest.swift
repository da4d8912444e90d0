/// Writes the body of `POST /chat/completions`; only what is needed, because strict servers refuse what they do not know.
struct ChatRequest {
    let model: String
    let request: ModelRequest
    let dialect: ChatDialect

    /// The body.
    var body: JSONValue {
        var body: [String: JSONValue] = [
            "model": .string(model),
            "messages": .array(messages),
            "stream": true,
            dialect.limitField: .number(Double(request.maximumAnswer)),
        ]
        if dialect.streamOptions { body["stream_options"] = ["include_usage": true] }
        if dialect.temperature, let temperature = request.temperature { body["temperature"] = .number(temperature) }
        if dialect.seed, let seed = request.seed { body["seed"] = .number(Double(seed)) }
        if dialect.tools, !request.tools.isEmpty { body["tools"] = .array(request.tools.map(Self.tool)) }
        if let format = request.format { body["response_format"] = responseFormat(format) }
        return .object(body)
    }

    private func responseFormat(_ format: ModelFormat) -> JSONValue? {
        switch dialect.format {
        case .schema:
            [
                "type": "json_schema",
                "json_schema": ["name": .string(format.name), "strict": true, "schema": format.schema],
            ]
        case .object: ["type": "json_object"]
        case .words: nil
        }
    }

    /// The system prompt, with the form in words where the server is not told it otherwise.
    private var system: String {
        guard let format = request.format, dialect.format != .schema else { return request.system }
        return format.added(to: request.system)
    }

    private var messages: [JSONValue] {
        let system: [JSONValue] = self.system.isEmpty ? [] : [["role": "system", "content": .string(self.system)]]
        return system + request.messages.legal.map(Self.message)
    }

    private static func message(_ message: ModelMessage) -> JSONValue {
        switch message {
        case .user(let text):
            return ["role": "user", "content": .string(text)]
        case .assistant(let text, let calls, _):
            if calls.isEmpty { return ["role": "assistant", "content": .string(text)] }
            let content: JSONValue = text.isEmpty ? .null : .string(text)
            return ["role": "assistant", "content": content, "tool_calls": .array(calls.map(Self.call))]
        case .tool(let callID, _, let content, let failed):
            // There is no field for failure, so the words have to tell.
            let words = failed ? "Error: \(content)" : content
            return ["role": "tool", "tool_call_id": .string(callID), "content": .string(words)]
        }
    }

    private static func call(_ call: ModelToolCall) -> JSONValue {
        let function: JSONValue = ["name": .string(call.name), "arguments": .string(call.legalArguments.text)]
        return ["id": .string(call.id), "type": "function", "function": function]
    }

    private static func tool(_ tool: ModelTool) -> JSONValue {
        let function: JSONValue = [
            "name": .string(tool.name), "description": .string(tool.description), "parameters": tool.parameters,
        ]
        return ["type": "function", "function": function]
    }
}
