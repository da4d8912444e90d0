/// A slash command as typed: its name and its words, quotation marks taken off.
struct TypedCommand: Equatable {
    /// The name without its slash, in lower case.
    var name: String
    /// The words after the name.
    var words: [String]
    /// Everything after the name as it was typed, for commands that take a sentence.
    var rest: String

    /// Reads a line that begins with one slash; nil for a message.
    ///
    /// Two slashes begin a message with a slash.
    init?(_ line: String) {
        guard line.hasPrefix("/"), !line.hasPrefix("//") else { return nil }
        let body = line.dropFirst()
        let name = body.prefix { !$0.isWhitespace }
        let rest = body.dropFirst(name.count).drop(while: \.isWhitespace)
        self.name = name.lowercased()
        self.rest = String(rest.trimmingSuffix(while: \.isWhitespace))
        words = Self.split(self.rest)
    }

    /// Splits at white space; double or single quotation marks keep words together.
    static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        var hasWord = false
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "\"" || (character == "'" && word.isEmpty) {
                quote = character
                hasWord = true
            } else if character.isWhitespace {
                if hasWord || !word.isEmpty { words.append(word) }
                (word, hasWord) = ("", false)
            } else {
                word.append(character)
            }
        }
        if hasWord || !word.isEmpty { words.append(word) }
        return words
    }
}

extension Substring {
    /// The text without the characters at its end that match.
    func trimmingSuffix(while matches: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !matches($0) }) else { return self[startIndex..<startIndex] }
        return self[startIndex...last]
    }
}
