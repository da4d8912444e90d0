/// Words for Wikipedia's search, CirrusSearch, of which none is a command to it.
enum WikipediaPhrase {
    /// Quotation marks, and what makes a prefix, a wildcard, a fuzzy word, a weight or a group, anywhere in a word.
    private static let commands: Set<Character> = [
        "\"", "“", "”", "„", "‟", "«", "»", ":", "：", "~", "*", "?", "\\", "|", "^", "(", ")", "[", "]", "{", "}", "<",
        ">",
        "=",
    ]

    /// What excludes or requires a word at its beginning; Wikipedia reads dashes of all lengths as a minus.
    private static let leading: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", "−", "!", "+", "&", "/"]

    /// The words without what would be commands; `AND`, `OR` and `NOT` become ordinary words.
    static func words(of text: String) -> [Substring] {
        let plain = String(text.map { commands.contains($0) ? " " : $0 }).replacing("&&", with: " ")
        return SearchPhrase.words(of: plain).map { word in
            let word = word.drop { leading.contains($0) }
            return ["AND", "OR", "NOT"].contains(word) ? Substring(word.lowercased()) : word
        }
    }
}
