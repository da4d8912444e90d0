/// Collects the fragments of tool calls, as many servers send them.
///
/// Fragments belong together by `index`. A server that leaves it out begins a call with a new id, or with a name; one that
/// gives every call the same index begins it with another id.
struct ToolCallFragments: Sendable {
    private struct Call: Sendable {
        var index: Int?
        var id: String
        var name: String
        var arguments: String
    }

    private var calls: [Call] = []
    /// How many calls were taken out before, for ids that are made up.
    private var taken = 0

    /// Takes one fragment.
    mutating func take(_ fragment: ChatChunk.Call) {
        let id = fragment.id ?? ""
        let name = fragment.function?.name ?? ""
        let arguments = Self.text(fragment.function?.arguments)
        guard let place = place(of: fragment.index, id: id, name: name) else {
            calls.append(Call(index: fragment.index, id: id, name: name, arguments: arguments))
            return
        }
        if calls[place].id.isEmpty { calls[place].id = id }
        if calls[place].name.isEmpty { calls[place].name = name }
        calls[place].arguments += arguments
    }

    /// Takes the calls out.
    ///
    /// Where the answer was cut, calls whose arguments are not whole are left out. A call that came without an id gets one
    /// made of the answer's.
    mutating func takeCalls(cut: Bool, answerID: String) -> [ModelToolCall] {
        defer { calls = [] }
        return calls.compactMap { call in
            if call.name.isEmpty { return nil }
            let arguments = Self.arguments(call.arguments, cut: cut)
            taken += 1
            // 40 characters are what OpenAI takes back at most.
            let id = call.id.isEmpty ? "call_\(answerID.suffix(24))_\(taken)" : call.id
            return arguments.map { ModelToolCall(id: id, name: call.name, arguments: $0) }
        }
    }

    /// The call that a fragment goes on with; nil where it begins a new one.
    private func place(of index: Int?, id: String, name: String) -> Int? {
        let last = index == nil ? calls.indices.last : calls.lastIndex { $0.index == index }
        guard let last else { return nil }
        if !id.isEmpty, !calls[last].id.isEmpty, id != calls[last].id { return nil }
        if index == nil, id.isEmpty, !name.isEmpty, !calls[last].name.isEmpty { return nil }
        return last
    }

    private static func text(_ arguments: JSONValue?) -> String {
        switch arguments {
        case nil, .null: ""
        case .string(let text): text
        case let value?: value.text
        }
    }

    private static func arguments(_ text: String, cut: Bool) -> JSONValue? {
        if text.allSatisfy(\.isWhitespace) { return cut ? nil : .object([:]) }
        // Arguments that are no JSON are not an error of the answer: who runs the tool tells the model.
        guard let value = try? JSONValue(json: text.utf8), case .object = value else {
            return cut ? nil : .string(text)
        }
        return value
    }
}
