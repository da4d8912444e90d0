/// Writes a conversation as Anthropic takes it: roles in turn beginning with the user, results of tools first in the user's
/// message that follows the calls, no empty text.
struct AnthropicTranscript {
    private var turns: [(role: String, blocks: [JSONValue])] = []

    /// Takes a conversation; `echoes` tells whether the model's own blocks are sent back as they came.
    init(_ messages: [ModelMessage], echoes: Bool) {
        for message in messages.legal {
            switch message {
            case .user(let text): add("user", Self.text(text))
            case .assistant(let text, let calls, let echo):
                let own = echoes ? echo.flatMap { Self.blocks(of: $0, answering: calls) } : nil
                add("assistant", own ?? Self.text(text) + calls.map(Self.call))
            case .tool(let callID, _, let content, let failed):
                add("user", [Self.result(callID, content, failed: failed)])
            }
        }
        // A history that was cut may begin with the model; what it said is worth more than a perfect beginning.
        if turns.first?.role == "assistant" { turns.insert(("user", Self.text("…")), at: 0) }
    }

    /// The `messages` of the request.
    var messages: JSONValue {
        .array(turns.map { ["role": .string($0.role), "content": .array(Self.resultsFirst($0.blocks))] })
    }

    private mutating func add(_ role: String, _ blocks: [JSONValue]) {
        if blocks.isEmpty { return }
        if let last = turns.indices.last, turns[last].role == role {
            turns[last].blocks += blocks
        } else {
            turns.append((role, blocks))
        }
    }

    /// Blocks that came from the provider, where they are what they should be and belong to these calls.
    private static func blocks(of echo: JSONValue, answering calls: [ModelToolCall]) -> [JSONValue]? {
        guard let blocks = echo.array, !blocks.isEmpty, blocks.allSatisfy({ $0["type"]?.string != nil }) else {
            return nil
        }
        let ids = blocks.filter { $0["type"] == "tool_use" }.map { $0["id"]?.string }
        return ids == calls.map(\.id) ? blocks : nil
    }

    private static func text(_ text: String) -> [JSONValue] {
        text.allSatisfy(\.isWhitespace) ? [] : [["type": "text", "text": .string(text)]]
    }

    private static func call(_ call: ModelToolCall) -> JSONValue {
        ["type": "tool_use", "id": .string(legal(call.id)), "name": .string(call.name), "input": call.legalArguments]
    }

    private static func result(_ callID: String, _ content: String, failed: Bool) -> JSONValue {
        var members: [String: JSONValue] = [
            "type": "tool_result", "tool_use_id": .string(legal(callID)), "content": .string(content),
        ]
        if failed { members["is_error"] = true }
        return .object(members)
    }

    /// An id with the characters that are allowed, for calls that another provider's model made.
    private static func legal(_ id: String) -> String {
        String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "_" })
    }

    private static func resultsFirst(_ blocks: [JSONValue]) -> [JSONValue] {
        blocks.filter { $0["type"] == "tool_result" } + blocks.filter { $0["type"] != "tool_result" }
    }
}
