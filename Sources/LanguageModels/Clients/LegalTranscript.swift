extension [ModelMessage] {
    /// The conversation as every provider accepts it: each call is answered once, right after its message, and nothing
    /// answers a call that was not made.
    ///
    /// A call without result (a turn that was stopped, a history that was cut) gets a failed one; a result without call
    /// is left out, and so is a message of the model that says nothing.
    var legal: [ModelMessage] {
        var legal: [ModelMessage] = []
        var open: [ModelToolCall] = []
        func close() {
            legal += open.map { .tool(callID: $0.id, name: $0.name, content: "not run", failed: true) }
            open = []
        }
        for message in self {
            switch message {
            case .user:
                close()
                legal.append(message)
            case .assistant(let text, let calls, let echo):
                close()
                if calls.isEmpty, echo == nil, text.allSatisfy(\.isWhitespace) { continue }
                legal.append(message)
                open = calls
            case .tool(let callID, _, _, _):
                guard let index = open.firstIndex(where: { $0.id == callID }) else { continue }
                open.remove(at: index)
                legal.append(message)
            }
        }
        close()
        return legal
    }
}

extension ModelToolCall {
    /// The arguments as an object; an empty one where the model wrote something else, which no server takes back.
    var legalArguments: JSONValue {
        if case .object = arguments { arguments } else { .object([:]) }
    }
}

extension ModelFormat {
    /// The form in words, for a server that cannot be kept to it.
    var instruction: String {
        "Answer with one JSON object and nothing else. It follows this JSON Schema:\n\(schema.text)"
    }

    /// A system prompt that asks for the form.
    func added(to system: String) -> String {
        system.isEmpty ? instruction : system + "\n\n" + instruction
    }
}
