/// A phrase that may be worded in several ways, as the files in `data/search/` write it.
///
/// Words stand apart by spaces. `a|b` is either word, `[a|b]` a word that may be missing, `~` up to three words of any
/// kind, `*` at the end of a word any ending. Words are compared in the form `TextFolding` gives them.
struct WordPattern: Sendable {
    struct Word: Sendable, Hashable {
        var letters: String
        var isOpen: Bool

        func matches(_ word: String) -> Bool { isOpen ? word.hasPrefix(letters) : word == letters }
    }

    private enum Part: Sendable {
        case word([Word])
        case optional([Word])
        case gap
    }

    private let parts: [Part]

    /// The words it may begin with.
    let beginnings: [Word]

    /// Reads a pattern; nil for one without words, or that does not begin with one.
    init?(_ text: String) {
        parts = text.split(separator: " ").flatMap { part -> [Part] in
            if part == "~" { return [.gap] }
            if part.hasPrefix("["), part.hasSuffix("]") {
                return [.optional(WordPattern.words(part.dropFirst().dropLast()))]
            }
            // A hyphen parts words in a text, so it does in a pattern.
            return part.contains("|")
                ? [.word(WordPattern.words(part))]
                : part.split(separator: "-").map { .word(WordPattern.words($0)) }
        }
        guard case .word(let first) = parts.first, !first.isEmpty else { return nil }
        beginnings = first
    }

    private static func words(_ text: Substring) -> [Word] {
        text.split(separator: "|").map { word in
            let isOpen = word.hasSuffix("*")
            return Word(letters: TextFolding.words(of: String(word)).joined(), isOpen: isOpen)
        }
    }

    /// Where the phrase ends that begins at a word; nil where it does not begin there.
    func end(in words: [String], from start: Int) -> Int? {
        end(of: parts[...], in: words, from: start)
    }

    private func end(of parts: ArraySlice<Part>, in words: [String], from start: Int) -> Int? {
        guard let part = parts.first else { return start }
        let rest = parts.dropFirst()
        switch part {
        case .word(let choices):
            guard start < words.count, choices.contains(where: { $0.matches(words[start]) }) else { return nil }
            return end(of: rest, in: words, from: start + 1)
        case .optional(let choices):
            if start < words.count, choices.contains(where: { $0.matches(words[start]) }),
                let end = end(of: rest, in: words, from: start + 1)
            {
                return end
            }
            return end(of: rest, in: words, from: start)
        case .gap:
            for skipped in 0...3 {
                if let end = end(of: rest, in: words, from: start + skipped) { return end }
            }
            return nil
        }
    }
}
