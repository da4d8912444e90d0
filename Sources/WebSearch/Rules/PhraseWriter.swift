import Foundation
import Teaching

/// Puts what is to be found out into the words a service answers best.
public struct PhraseWriter: Sendable {
    private let book: PhraseBook
    private let year: Int

    /// A writer with the wordings of a book, in a year, which stands where what is current matters.
    public init(book: PhraseBook, year: Int) {
        self.book = book
        self.year = year
    }

    /// The phrase to search for: clean, on one line, at most as long as the service takes.
    ///
    /// What is too long loses its less important parts first, and the subject last, at a word's edge. A part whose value is
    /// not known, or whose words are there already, is left out.
    public func phrase(for query: SearchQuery, manners: SearchManners) -> String {
        let subject = PhraseWriter.cut(PhraseWriter.plain(query.subject), to: manners.phraseLength)
        // A teacher's own words stand as they are.
        guard let parts = book.parts[manners.style]?[query.purpose] else { return subject }
        var phrase = subject
        for (index, part) in parts.enumerated() {
            guard let words = filled(part, query: query, subject: subject) else { continue }
            if index == 0 {
                if words.count <= manners.phraseLength { phrase = words }
                continue
            }
            guard !PhraseWriter.holds(phrase, words) else { continue }
            // What comes after is less important, so nothing of it may take the place of what does not fit.
            guard phrase.count + 1 + words.count <= manners.phraseLength else { break }
            phrase += " " + words
        }
        return phrase
    }

    /// A part with its values; nil where one is not known.
    private func filled(_ part: String, query: SearchQuery, subject: String) -> String? {
        let values: [(name: String, value: String?)] = [
            ("{level}", query.level.flatMap { book.levels[$0] }),
            ("{setting}", query.setting.flatMap { book.settings[$0] }),
            ("{year}", String(year)),
        ]
        var words = part
        for (name, value) in values where words.contains(name) {
            guard let value else { return nil }
            words = words.replacing(name, with: value)
        }
        // The subject comes last: a teacher's words that look like a placeholder are none.
        return words.replacing("{subject}", with: subject)
    }

    private static func holds(_ phrase: String, _ words: String) -> Bool {
        (" " + phrase.lowercased() + " ").contains(" " + words.lowercased() + " ")
    }

    /// Without control and invisible characters, on one line.
    private static func plain(_ text: String) -> String {
        let scalars = MarkdownReducer.folded(ScalarSieve.sift(text.unicodeScalars.prefix(10_000)))
        return String(String.UnicodeScalarView(scalars)).precomposedStringWithCanonicalMapping
    }

    private static func cut(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let start = text.prefix(max(0, length))
        if text.dropFirst(length).first == " " { return String(start) }
        return String(start.lastIndex(of: " ").map { start[..<$0] } ?? start)
    }
}
