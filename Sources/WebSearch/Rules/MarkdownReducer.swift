/// Brings Markdown and the markup of wikis down to their words, on one line.
enum MarkdownReducer {
    /// The words of a text.
    ///
    /// A heading, a list's element and a table's row end with a full stop where they have no end of their own, because
    /// the line that set them apart is gone. A wiki's headings (`== History ==`) are left out.
    static func reduce(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var words: [Unicode.Scalar] = []
        for line in scalars.split(separator: "\n") {
            guard let (content, standsAlone) = content(of: Array(line)) else { continue }
            var reduced = folded(InlineMarkup.reduce(content))
            guard let last = reduced.last else { continue }
            if standsAlone, last.isLetterOrDigit || last == ")" { reduced.append(".") }
            if !words.isEmpty { words.append(" ") }
            words += reduced
        }
        return words
    }

    /// White space as single spaces, none at the ends.
    static func folded(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        Array(scalars.split { $0 == " " || $0 == "\n" }.joined(separator: [" "]))
    }

    /// A line without the marks at its edges, and whether it is a block of its own; nil for a line that is only marks.
    private static func content(of line: [Unicode.Scalar]) -> ([Unicode.Scalar], Bool)? {
        var rest = trimmed(line[...])
        var standsAlone = false
        while let first = rest.first, first == ">" { rest = trimmed(rest.dropFirst()) }
        guard rest.contains(where: { !ruleMarks.contains($0) }), !isWikiHeading(rest), !isFence(rest) else {
            return nil
        }
        if rest.first == "#" {
            rest = trimmed(rest.drop { $0 == "#" })
            while rest.last == "#" { rest.removeLast() }
            standsAlone = true
        } else if rest.count > 1, let first = rest.first, bullets.contains(first), rest.dropFirst().first == " " {
            rest = trimmed(rest.dropFirst())
            standsAlone = true
        } else if rest.first == "|" {
            standsAlone = true
        }
        return (Array(rest), standsAlone)
    }

    private static let ruleMarks: Set<Unicode.Scalar> = ["-", "=", "*", "_", "~", "`", "|", ":", "+", "#", ">", " "]
    private static let bullets: Set<Unicode.Scalar> = ["-", "*", "+", "•", "·", "‣", "◦", "–"]

    private static func isWikiHeading(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.starts(with: ["=", "="]) && line.reversed().starts(with: ["=", "="])
    }

    /// A fence around code with the code's language; the code itself stays.
    private static func isFence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        (line.starts(with: ["`", "`", "`"]) || line.starts(with: ["~", "~", "~"]))
            && !line.dropFirst(3).contains { $0 == " " || $0 == "`" || $0 == "~" }
    }

    private static func trimmed(_ line: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var line = line.drop { $0 == " " }
        while line.last == " " { line.removeLast() }
        return line
    }
}
