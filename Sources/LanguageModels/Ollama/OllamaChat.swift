/// Writes the body of a request to `/api/chat`.
struct OllamaChat {
    /// The model's name.
    var model: String
    /// What the model can do.
    var card: OllamaModelCard
    /// The context window in tokens.
    var window: Int
    /// How long the server keeps the model loaded, as Go writes durations.
    var keepAlive: String

    /// The body that asks `request`.
    func body(_ request: ModelRequest) -> JSONValue {
        var members: [String: JSONValue] = [
            "model": .string(model),
            "messages": .array(messages(request)),
            "stream": true,
            "options": options(request),
            "keep_alive": .string(keepAlive),
        ]
        // Never both: with tools and a form together the model answers with the one where it should give the other.
        if let format = request.format, card.capabilities.structuredOutput {
            members["format"] = format.schema
        } else if request.format == nil, card.capabilities.tools, !request.tools.isEmpty {
            members["tools"] = .array(request.tools.map(tool))
        }
        switch card.thinking {
        case .none: break
        case .switched: members["think"] = .bool(request.thinks)
        case .levels: members["think"] = request.thinks ? "medium" : "low"
        }
        return .object(members)
    }

    private func options(_ request: ModelRequest) -> JSONValue {
        var options: [String: JSONValue] = [
            "num_ctx": .number(Double(window)),
            "num_predict": .number(Double(max(request.maximumAnswer, 1))),
        ]
        if let temperature = request.temperature { options["temperature"] = .number(temperature) }
        if let seed = request.seed { options["seed"] = .number(Double(seed)) }
        return .object(options)
    }

    private func messages(_ request: ModelRequest) -> [JSONValue] {
        let system: [JSONValue] =
            request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
        return system + request.messages.map(message)
    }

    private func message(_ message: ModelMessage) -> JSONValue {
        switch message {
        case .user(let text):
            return ["role": "user", "content": .string(text)]
        case .assistant(let text, let calls, let echo):
            var members: [String: JSONValue] = ["role": "assistant", "content": .string(text)]
            if let thinking = echo?["thinking"]?.string { members["thinking"] = .string(thinking) }
            if !calls.isEmpty { members["tool_calls"] = .array(calls.map(call)) }
            return .object(members)
        case .tool(let id, let name, let content, _):
            return [
                "role": "tool", "tool_name": .string(name), "tool_call_id": .string(id), "content": .string(content),
            ]
        }
    }

    /// A call as it came; arguments that were never an object become an empty one, since nothing else is accepted.
    private func call(_ call: ModelToolCall) -> JSONValue {
        let arguments: JSONValue = if case .object = call.arguments { call.arguments } else { [:] }
        return ["id": .string(call.id), "function": ["name": .string(call.name), "arguments": arguments]]
    }

    private func tool(_ tool: ModelTool) -> JSONValue {
        [
            "type": "function",
            "function": [
                "name": .string(tool.name), "description": .string(tool.description), "parameters": tool.parameters,
            ],
        ]
    }
}
