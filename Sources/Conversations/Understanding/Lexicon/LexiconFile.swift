/// A lexicon file: headings, each with a list of phrases.
///
/// The files are YAML of the plainest shape, so that a musician can edit them and a start need not load a YAML parser:
///
///     # a comment
///     heading words:
///     - a phrase
///     - "a phrase with: a colon"
struct LexiconFile: Sendable, Hashable {
    /// One heading with its phrases, in the file's order.
    struct Section: Sendable, Hashable {
        /// What the phrases mean.
        var heading: String
        /// The phrases or patterns.
        var phrases: [String]
    }

    /// The sections in the file's order.
    var sections: [Section]

    /// Reads the text of a file.
    ///
    /// - Throws: ``LexiconError/line(file:number:text:)`` for a line of any other shape.
    init(_ text: String, file: String) throws(LexiconError) {
        var sections: [Section] = []
        var number = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = Self.trimmed(line)
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            if first == UInt8(ascii: "-"), line.dropFirst().first == UInt8(ascii: " "), !sections.isEmpty {
                sections[sections.count - 1].phrases.append(Self.unquoted(Self.trimmed(line.dropFirst(2))))
            } else if line.last == UInt8(ascii: ":") {
                sections.append(Section(heading: Self.unquoted(line.dropLast()), phrases: []))
            } else {
                throw LexiconError.line(file: file, number: number, text: String(decoding: line, as: UTF8.self))
            }
        }
        self.sections = sections
    }

    private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
        var line = line
        while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
        while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line = line.dropLast() }
        return line
    }

    private static func unquoted(_ text: Substring.UTF8View) -> String {
        let quote = text.first
        if text.count >= 2, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), text.last == quote {
            return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
