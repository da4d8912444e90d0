/// A content block while its pieces come.
struct AnthropicBlock: Sendable {
    /// What the block began with; members that are not known here are sent back as they came.
    private let start: JSONValue
    let index: Int
    let type: String
    private(set) var text: String
    private var thinking: String
    private var signature: String
    private var input = ""
    /// Whether the end of the block was there; it is missing where the limit of the answer cut it.
    var isStopped = false

    init(index: Int, start: JSONValue) {
        self.start = start
        self.index = index
        type = start["type"]?.string ?? ""
        text = start["text"]?.string ?? ""
        thinking = start["thinking"]?.string ?? ""
        signature = start["signature"]?.string ?? ""
    }

    /// Whether it is a call of a tool of this program.
    var isCall: Bool { type == "tool_use" }

    /// Takes the next piece.
    mutating func take(_ delta: AnthropicEvent.Delta) {
        text += delta.text ?? ""
        thinking += delta.thinking ?? ""
        signature += delta.signature ?? ""
        input += delta.partialJSON ?? ""
    }

    /// The call; nil where it is none, or where the answer was cut before it was whole.
    func call(cut: Bool) -> ModelToolCall? {
        guard isCall, let name = start["name"]?.string, !name.isEmpty, isStopped || !cut else { return nil }
        let id = start["id"]?.string ?? "call_\(index)"
        guard let arguments else { return cut ? nil : ModelToolCall(id: id, name: name, arguments: .string(input)) }
        return ModelToolCall(id: id, name: name, arguments: arguments)
    }

    /// The input as an object; nil where it cannot be read.
    private var arguments: JSONValue? {
        if input.allSatisfy(\.isWhitespace) {
            // A server that does not stream the input has it in the beginning of the block.
            if case .object? = start["input"] { return start["input"] }
            return .object([:])
        }
        // Input that is no JSON is not an error of the answer: who runs the tool tells the model.
        guard let value = try? JSONValue(json: input.utf8), case .object = value else { return nil }
        return value
    }

    /// The input as it was written, for a form that is asked for as a tool's input.
    var writtenInput: String {
        input.isEmpty ? arguments?.text ?? "" : input
    }

    /// The whole block as it is sent back; nil where it cannot be: nothing is in it, or it was cut.
    func echo(cut: Bool) -> JSONValue? {
        guard case .object(var members) = start, !type.isEmpty else { return nil }
        switch type {
        case "text":
            if text.allSatisfy(\.isWhitespace) { return nil }
            members["text"] = .string(text)
            if members["citations"] == .null { members["citations"] = nil }
        case "thinking":
            if cut, !isStopped { return nil }
            members["thinking"] = .string(thinking)
            members["signature"] = .string(signature)
        case "tool_use":
            guard let call = call(cut: cut) else { return nil }
            members["input"] = call.legalArguments
        default:
            if cut, !isStopped { return nil }
            if !input.isEmpty, let arguments { members["input"] = arguments }
        }
        return .object(members)
    }
}
