/// Understands calls of tools that a small model prints as text because its template has no form for them.
///
/// Forms: a JSON object `{"name": …, "arguments": {…}}` (also `parameters`, `args`, `input`, or within `function`), a list
/// of them, the same in a code fence, between `<tool_call>` and `</tool_call>`, after `[TOOL_CALLS]` or
/// `<|python_tag|>`, `<function=name>{…}</function>`, and `name({…})` or `name(key="value")`. Only tools that were offered
/// are called; anything else is the answer's text.
public enum PrintedToolCall {
    /// The calls that a text consists of.
    ///
    /// - Parameters:
    ///   - text: The whole answer. Calls in `<tool_call>` are found anywhere in it, the other forms at its beginning.
    ///   - offered: Names of the tools that may be called.
    ///   - prefix: Begins the made-up ids, which end in `_1`, `_2`, …; different for each answer of a conversation.
    /// - Returns: The calls in order; none where the text is an answer.
    public static func calls(
        in text: String,
        offered: some Collection<String>,
        idPrefix prefix: String = "printed"
    ) -> [ModelToolCall] {
        let names = Set(offered)
        if names.isEmpty { return [] }
        return bodies(of: text).flatMap { found(in: $0, names: names) }.enumerated().map { index, call in
            ModelToolCall(id: "\(prefix)_\(index + 1)", name: call.name, arguments: call.arguments)
        }
    }

    private typealias Found = (name: String, arguments: JSONValue)

    /// The parts of a text that may each be calls, without the marks around them.
    private static func bodies(of text: String) -> [Substring] {
        if text.contains("<tool_call") {
            return text.parts(from: "<tool_call", to: "</tool_call").map { part in
                part.firstIndex(of: ">").map { part[part.index(after: $0)...] } ?? part
            }
        }
        var body = text.trimmed
        if let fence = body.dropping(prefix: "```") {
            let line = fence.firstIndex(where: \.isNewline) ?? fence.startIndex
            body = fence[line...].upTo("```").trimmed
        }
        if let rest = body.dropping(prefix: "<|python_tag|>") { body = rest.trimmed }
        if body.hasPrefix("[TOOL_CALLS]") { return body.parts(from: "[TOOL_CALLS]", to: "[TOOL_CALLS]") }
        if body.hasPrefix("<function=") { return body.parts(from: "<function=", to: "</function") }
        return [body]
    }

    private static func found(in part: Substring, names: Set<String>) -> [Found] {
        let body = part.trimmed
        if body.hasPrefix("{") || body.hasPrefix("[") {
            // Several objects below each other are a list without its brackets. What cannot be read is no call.
            let list = try? LenientJSON.value(in: "[\(body)]", .array)
            let value = list ?? (try? LenientJSON.value(in: String(body)))
            let found = value.map { calls(of: $0, names: names) } ?? []
            if !found.isEmpty { return found }
        }
        return written(body.dropping(prefix: "[") ?? body, names: names).map { [$0] } ?? []
    }

    /// The calls a JSON value consists of.
    private static func calls(of value: JSONValue, names: Set<String>) -> [Found] {
        if let elements = value.array { return elements.flatMap { calls(of: $0, names: names) } }
        guard case .object(let members) = value else { return [] }
        if let list = members["tool_calls"] ?? members["calls"] { return calls(of: list, names: names) }
        if let inner = members["function"], inner.string == nil { return calls(of: inner, names: names) }
        let nameKeys = ["name", "function", "tool", "tool_name"]
        guard let name = nameKeys.lazy.compactMap({ members[$0]?.string }).first, names.contains(name) else {
            return []
        }
        if let given = ["arguments", "parameters", "args", "input"].lazy.compactMap({ members[$0] }).first {
            // A model that repeats the tool's description does not call it.
            if given["properties"] != nil, given["type"]?.string == "object" { return [] }
            return [(name, arguments(given))]
        }
        let others = members.filter { !(nameKeys + ["type", "id", "description"]).contains($0.key) }
        return [(name, .object(others))]
    }

    private static func arguments(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null: .object([:])
        case .string(let text) where text.trimmed.isEmpty: .object([:])
        // Arguments that are no JSON stay as they were written: the tool says what is wrong with them.
        case .string(let text): (try? LenientJSON.value(in: text, .object)) ?? value
        default: value
        }
    }

    /// A call such as `name({"key": 1})`, `name(key=1)`, `name[ARGS]{…}` or `name>{…}`.
    private static func written(_ body: Substring, names: Set<String>) -> Found? {
        let marks = ["(", "[ARGS]", ">"]
        for name in names.sorted(by: { $0.count > $1.count }) {
            guard let rest = body.dropping(prefix: name)?.trimmed else { continue }
            guard let mark = marks.first(where: { rest.hasPrefix($0) }) else { continue }
            var inside = rest.dropFirst(mark.count).trimmed
            if mark == "(" {
                // "name() looks things up" is a sentence: a call has nothing behind it but what closes it.
                guard let end = inside.lastIndex(of: ")"),
                    inside[inside.index(after: end)...].allSatisfy({ $0.isWhitespace || $0 == "]" || $0 == ";" })
                else { return nil }
                inside = inside[..<end].trimmed
            }
            if inside.isEmpty { return (name, .object([:])) }
            let object = inside.hasPrefix("{") ? String(inside) : mark == "(" ? "{\(inside)}" : ""
            // What cannot be read is no call.
            return (try? LenientJSON.value(in: object, .object)).map { (name, $0) }
        }
        return nil
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    fileprivate var trimmed: Substring {
        var rest = Substring(self).drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }

    /// What follows a prefix; nil where there is none.
    fileprivate func dropping(prefix: String) -> Substring? {
        hasPrefix(prefix) ? Substring(dropFirst(prefix.count)) : nil
    }

    /// What stands before a mark, or everything.
    fileprivate func upTo(_ mark: String) -> Substring {
        let rest = Substring(self)
        return rest.firstRange(of: mark).map { rest[..<$0.lowerBound] } ?? rest
    }

    /// What stands between each opening mark and the next closing or opening one, or the end.
    fileprivate func parts(from opening: String, to closing: String) -> [Substring] {
        var found: [Substring] = []
        var rest = Substring(self)
        while let begin = rest.firstRange(of: opening) {
            rest = rest[begin.upperBound...]
            let part = rest.upTo(opening)
            found.append(part.upTo(closing))
            rest = rest[part.endIndex...]
        }
        return found
    }
}
