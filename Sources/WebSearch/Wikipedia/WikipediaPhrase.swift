/// Words for Wikipedia's search, CirrusSearch, of which none is a command to it.
enum WikipediaPhrase {
    /// Quotation marks, and what makes a prefix, a wildcard, a fuzzy word, a weight or a group, anywhere in a word.
    private static let commands: Set<Unicode.Scalar> = [
        "\"", "“", "”", "„", "‟", "«", "»", ":", "：", "~", "*", "?", "\\", "|", "^", "(", ")", "[", "]", "{", "}", "<",
        ">",
        "=",
    ]

    /// What excludes or requires a word at its beginning; Wikipedia reads dashes of all lengths as a minus.
    private static let leading: Set<Unicode.Scalar> = ["-", "‐", "‑", "‒", "–", "—", "−", "!", "+", "&", "/"]

    /// The words without what would be commands; `AND`, `OR` and `NOT` become ordinary words.
    ///
    /// Signs are looked for among scalars: an accent behind a quotation mark makes another character of it, but not for
    /// Wikipedia.
    static func words(of text: String) -> [Substring] {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(commands.contains(scalar) ? " " : scalar) }
        return SearchPhrase.words(of: String(plain).replacing("&&", with: " ")).map { word in
            let word = SearchPhrase.word(word, withoutLeading: leading)
            return ["AND", "OR", "NOT"].contains(word) ? Substring(word.lowercased()) : word
        }
    }
}
