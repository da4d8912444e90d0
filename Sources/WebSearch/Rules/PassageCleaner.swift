import Foundation

/// Makes text of foreign origin fit for a terminal, a prompt and a lesson: plain words on one line.
///
/// Gone are escape sequences, control and invisible characters, HTML, Markdown, a wiki's marks and bare addresses. What is
/// left is in Unicode's composed form (NFC). The work is linear in the input, of which the first half megabyte is read.
public struct PassageCleaner: Sendable {
    /// A text at the stages at which it is judged.
    struct Reading {
        /// The words, whole.
        var plain: String
        /// The text without HTML but with the marks of Markdown, among which those of chat templates are.
        var marked: String
        /// The names of all HTML elements, in lower case.
        var elements: Set<String>
    }

    /// Bytes that are read of a text: hundreds of passages, or one behind a page's worth of scripts.
    public static let readable = 500_000
    /// Characters a passage may have.
    public let length: Int

    /// A cleaner of passages up to a length.
    public init(length: Int = 2_000) {
        self.length = length
    }

    /// A passage's plain text, cut at the end of a sentence where it is too long.
    public func clean(_ text: String) -> String {
        PassageCleaner.cut(read(text).plain, to: length)
    }

    /// A title's plain text, cut at a word's edge.
    public func title(_ text: String, length: Int = 200) -> String {
        PassageCleaner.cut(read(text).plain, to: length, atSentence: false)
    }

    /// Reads a text of which nothing is known.
    func read(_ text: String) -> Reading {
        var scalars = ScalarSieve.sift(PassageCleaner.beginning(of: text))
        let outer = MarkupStripper(scalars)
        // References may stand for control characters and for tags, so both are looked for a second time.
        let inner = MarkupStripper(ScalarSieve.sift(CharacterReferences.decode(outer.words)))
        scalars = MarkdownReducer.reduce(inner.words)
        return Reading(
            plain: PassageCleaner.composed(scalars),
            marked: PassageCleaner.composed(inner.words),
            elements: outer.elements.union(inner.elements)
        )
    }

    private static func beginning(of text: String) -> Substring.UnicodeScalarView {
        guard text.utf8.count > readable else { return text[...].unicodeScalars }
        let end = text.utf8.index(text.startIndex, offsetBy: readable)
        let border = text.unicodeScalars.index(before: text.unicodeScalars.index(after: end))
        return text[..<border].unicodeScalars
    }

    private static func composed(_ scalars: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(scalars)).precomposedStringWithCanonicalMapping
    }

    /// A text of at most so many Unicode scalars, and so of at most as many characters: a single character may be made of
    /// any number of scalars, which would be a way around a limit.
    static func cut(_ text: String, to length: Int, atSentence: Bool = true) -> String {
        guard text.unicodeScalars.count > length else { return text }
        let scalars = Array(text.unicodeScalars.prefix(length))
        let middle = scalars.count / 2
        if atSentence, let end = scalars.indices.last(where: { $0 >= middle && endsSentence(scalars, at: $0) }) {
            return String(String.UnicodeScalarView(scalars[...end]))
        }
        let edge = scalars.dropLast().lastIndex(of: " ") ?? 0
        let kept = edge >= middle ? scalars[..<edge] : scalars[..<(scalars.count - 1)]
        return String(String.UnicodeScalarView(kept)) + "…"
    }

    /// Whether a sentence ends at a position: a mark and then a space, with a closing quote or bracket between them.
    private static func endsSentence(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index + 1 == scalars.count || scalars[index + 1] == " " else { return false }
        var position = index
        while position > 0, "\"”’)»]'".unicodeScalars.contains(scalars[position]) { position -= 1 }
        return ".!?。…".unicodeScalars.contains(scalars[position])
    }
}
