/// What a session may be named.
enum SessionName {
    /// The longest name, in characters.
    static let limit = 60

    /// The name in one line without white space at its ends.
    ///
    /// Throws `SessionError.unusableName`.
    static func check(_ text: String) throws(SessionError) -> String {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if name.isEmpty { throw .unusableName(text, reason: "there is nothing in it") }
        if name.count > limit { throw .unusableName(name, reason: "a name has \(limit) characters at most") }
        if name.lowercased() == "last" { throw .unusableName(name, reason: "\"last\" means the latest session") }
        if name.hasPrefix("-") { throw .unusableName(name, reason: "it would read as an option") }
        if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            throw .unusableName(name, reason: "it has control characters")
        }
        return name
    }
}
