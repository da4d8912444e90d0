/// A text with `{names}` in it.
struct Template {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The text with every known name replaced; unknown ones stay, for a check to find.
    func filled(_ values: [String: String]) -> String {
        var result = ""
        var rest = Substring(text)
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            result += rest[..<open]
            guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        result += rest
        return result
    }

    /// The names in the text, in order.
    var names: [String] {
        RunningText.parts(of: text) { $0 == "{" }.dropFirst(text.hasPrefix("{") ? 0 : 1).compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}
