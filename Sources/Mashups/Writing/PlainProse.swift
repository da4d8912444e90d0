/// Turns what a model wrote into plain text: no Markdown, no control characters, no lists within a sentence.
enum PlainProse {
    /// One paragraph.
    static func text(_ raw: String) -> String {
        var text = raw.replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
        text = String(String.UnicodeScalarView(text.unicodeScalars.map { isPlain($0) ? $0 : " " }))
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(withoutMarker(words[...]))
    }

    /// One line of a song, without what models like to add: numbering, labels, counts, quotation marks.
    static func lyric(_ raw: String) -> String {
        var line = text(raw).replacing("\u{2019}", with: "'").replacing("\u{2018}", with: "'")
        for mark in [" — ", "—", " – ", "–", " / ", "/", " - "] { line = line.replacing(mark, with: ", ") }
        line = String(line.filter { !"\"“”«»()[]{}<>*_#|~".contains($0) })
        let parts = line.split(separator: " ").drop { !$0.contains { $0.isLetter || $0.isNumber } }
        return parts.joined(separator: " ").replacing(" ,", with: ",").replacing(",,", with: ",")
    }

    /// The lines of a section, given as a list or as one text; labels and counts are dropped.
    static func lyricLines(_ raw: [String]) -> [String] {
        raw.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
            .filter { !isLabel($0) }
            .map { lyric(withoutCount($0)) }
            .filter { !$0.isEmpty }
    }

    /// "[Verse 1]", "Chorus:".
    private static func isLabel(_ line: String) -> Bool {
        let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (line.hasPrefix("[") && line.hasSuffix("]")) || (line.hasSuffix(":") && line.count < 24)
    }

    /// Drops "(8)", "(8 syllables)" at the end of a line.
    private static func withoutCount(_ line: String) -> String {
        guard let open = line.lastIndex(of: "("), line.hasSuffix(")"), line[open...].contains(where: \.isNumber) else {
            return line
        }
        return String(line[..<open])
    }

    /// The text without a number, bullet or heading mark at its start.
    private static func withoutMarker(_ text: Substring) -> Substring {
        var rest = text.drop { "-•*#>".contains($0) }
        if rest.count < text.count { return rest.drop(while: \.isWhitespace) }
        let digits = text.prefix(while: \.isNumber)
        rest = text.dropFirst(digits.count)
        guard !digits.isEmpty, digits.count < 3, let mark = rest.first, mark == "." || mark == ")",
            rest.dropFirst().first == " "
        else { return text }
        return rest.dropFirst(2)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}

/// Text of others inside a prompt: short, on one line, and unable to close its own quotation.
enum QuotedMaterial {
    static func text(_ raw: String, limit: Int) -> String {
        let plain = PlainProse.text(raw).replacing("<<", with: "‹").replacing(">>", with: "›")
        return plain.count > limit ? String(plain.prefix(limit)) + " …" : plain
    }
}
