/// Takes tags, comments, scripts and their kin out of HTML, and leaves the words between them.
///
/// One pass without going back, so the time is linear whatever is opened and never closed.
struct MarkupStripper {
    /// Scalars of words after which the rest is not looked at: far more than a passage holds.
    static let enough = 50_000

    /// Elements whose content is no text for readers, and goes on to the end where they are not closed.
    private static let silent: Set<String> = ["iframe", "noembed", "noframes", "script", "style"]
    /// Elements that end a line; all others stand inside a word as if they were not there.
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p",
        "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]

    /// The words.
    private(set) var words: [Unicode.Scalar] = []
    /// The names of all elements met, in lower case.
    private(set) var elements: Set<String> = []
    private let source: [Unicode.Scalar]
    private var index = 0
    private var lastClose: Int
    private var quotesPair = true

    /// Strips a text.
    init(_ source: [Unicode.Scalar]) {
        self.source = source
        lastClose = source.lastIndex(of: ">") ?? -1
        while index < source.count, words.count < MarkupStripper.enough { step() }
    }

    private mutating func step() {
        let scalar = source[index]
        guard scalar == "<", index + 1 < source.count else {
            words.append(scalar)
            index += 1
            return
        }
        let next = source[index + 1]
        if starts(with: "<!--") {
            skip(past: "-->", from: index + 4)
        } else if next.isLatinLetter || next == "/" || next == "!" || next == "?" {
            tag()
        } else {
            words.append(scalar)
            index += 1
        }
    }

    private mutating func tag() {
        // Without an end it is no tag; the bracket goes all the same, lest something later closes it.
        guard let close = end(of: index) else {
            index += 1
            return
        }
        let isClosing = source[index + 1] == "/"
        let name = name(at: index + (isClosing ? 2 : 1))
        if !name.isEmpty { elements.insert(name) }
        index = close + 1
        if MarkupStripper.silent.contains(name), !isClosing {
            skip(past: "</" + name, from: index)
            index = index < source.count ? (end(of: index - 1) ?? index - 1) + 1 : index
        }
        if MarkupStripper.blocks.contains(name) { words.append("\n") }
    }

    /// Where a tag ends: at the first `>` outside quotes, or at the first at all once quotes proved not to pair.
    private mutating func end(of start: Int) -> Int? {
        guard lastClose > start else { return nil }
        var quote: Unicode.Scalar?
        var first: Int?
        for position in start..<source.count {
            let scalar = source[position]
            if scalar == ">" {
                first = first ?? position
                if quote == nil { return position }
            } else if let open = quote {
                if scalar == open { quote = nil }
            } else if quotesPair, scalar == "\"" || scalar == "'", position > start, source[position - 1] == "=" {
                quote = scalar
            }
        }
        quotesPair = false
        return first
    }

    private func name(at start: Int) -> String {
        var name = ""
        var position = start
        while position < source.count, position - start < 40 {
            let scalar = source[position]
            guard scalar.isLatinLetter || scalar.isASCIIDigit || scalar == "_" || scalar == "-" else { break }
            name.unicodeScalars.append(scalar)
            position += 1
        }
        return name.lowercased()
    }

    /// Goes on behind a mark, or at the end of the text where it never comes.
    private mutating func skip(past mark: String, from start: Int) {
        index = start
        let mark = Array(mark.unicodeScalars)
        while index < source.count {
            if starts(with: mark) {
                index += mark.count
                return
            }
            index += 1
        }
    }

    private func starts(with mark: String) -> Bool {
        starts(with: Array(mark.unicodeScalars))
    }

    private func starts(with mark: [Unicode.Scalar]) -> Bool {
        guard source[index] == mark[0], index + mark.count <= source.count else { return false }
        return mark.indices.allSatisfy { source[index + $0].inLowerCase == mark[$0] }
    }
}

extension Unicode.Scalar {
    var isLatinLetter: Bool { (0x61...0x7A).contains(value | 0x20) && isASCII }
    var isASCIIDigit: Bool { (0x30...0x39).contains(value) }
    var isLetterOrDigit: Bool { isLatinLetter || isASCIIDigit || (!isASCII && properties.isAlphabetic) }
    /// The small letter of a capital of ASCII, otherwise the scalar itself.
    var inLowerCase: Unicode.Scalar {
        guard (0x41...0x5A).contains(value), let small = Unicode.Scalar(value | 0x20) else { return self }
        return small
    }
}
