/// Whether a text is about what was asked for, by the names that may stand for it.
struct SubjectMatch {
    /// Letters a word needs to stand for its whole name: "gamelan" does, "hip" does not.
    private static let telling = 4
    /// Words that are in every text about music or teaching.
    private static let common: Set<String> = [
        "about", "and", "for", "from", "genre", "genres", "its", "lesson", "lessons", "music", "musical", "song",
        "songs",
        "style", "styles", "teach", "teaching", "that", "the", "this", "traditional", "with",
    ]

    private let names: [[String]]

    init(_ names: [String]) {
        self.names = names.map { TextFolding.words(of: $0) }.filter { !$0.isEmpty }
    }

    /// Whether any name stands in a text: in one piece, written together, or by one of its telling words.
    ///
    /// Without names every text is about the subject.
    func holds(for words: [String]) -> Bool {
        names.isEmpty
            || names.contains { name in
                let telling = name.filter { $0.count >= SubjectMatch.telling && !SubjectMatch.common.contains($0) }
                let joined = name.joined()
                return words.indices.contains { index in
                    SubjectMatch.isForm(words[index], of: joined)
                        || telling.contains { SubjectMatch.isForm(words[index], of: $0) }
                        || SubjectMatch.stands(name, in: words, at: index)
                }
            }
    }

    private static func stands(_ name: [String], in words: [String], at index: Int) -> Bool {
        guard index + name.count <= words.count else { return false }
        return name.indices.allSatisfy { isForm(words[index + $0], of: name[$0]) }
    }

    /// A word itself, its plural or its possessive.
    private static func isForm(_ word: String, of name: String) -> Bool {
        guard word.hasPrefix(name) else { return false }
        return ["", "s", "es"].contains(word.dropFirst(name.count))
    }
}
