/// The marks inside a line of Markdown or of a wiki: links, images, emphasis, code, reference marks.
struct InlineMarkup {
    private let line: [Unicode.Scalar]
    /// For every bracket and parenthesis that has a partner, where that is.
    private let partners: [Int: Int]
    private var words: [Unicode.Scalar] = []

    /// The words of a line.
    static func reduce(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var markup = InlineMarkup(line)
        markup.read(0..<line.count, depth: 0)
        return withoutAddresses(markup.words)
    }

    private init(_ line: [Unicode.Scalar]) {
        self.line = line
        var partners: [Int: Int] = [:]
        var brackets: [Int] = []
        var parentheses: [Int] = []
        for (index, scalar) in line.enumerated() {
            switch scalar {
            case "[": brackets.append(index)
            case "]": if let open = brackets.popLast() { partners[open] = index }
            case "(": parentheses.append(index)
            case ")": if let open = parentheses.popLast() { partners[open] = index }
            default: break
            }
        }
        self.partners = partners
    }

    /// Links inside links deeper than this are kept with their brackets: nobody writes them, and each costs a frame.
    private static let deepest = 8

    private mutating func read(_ range: Range<Int>, depth: Int) {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = line[index]
            switch scalar {
            case "[":
                if let close = partners[index], close < range.upperBound, depth < InlineMarkup.deepest {
                    index = bracket(from: index, to: close, depth: depth)
                    continue
                }
                words.append(scalar)
            case "!":
                if !(index + 1 < range.upperBound && line[index + 1] == "[" && partners[index + 1] != nil) {
                    words.append(scalar)
                }
            case "*": if isSpace(index - 1), isSpace(index + 1) { words.append(scalar) }
            case "_": if isWord(index - 1), isWord(index + 1) { words.append(scalar) }
            case "~": if !isMark(index + 1, "~"), !isMark(index - 1, "~") { words.append(scalar) }
            case "\\": if !isPunctuation(index + 1) { words.append(scalar) }
            case "{": if !isMark(index + 1, "{"), !isMark(index - 1, "{") { words.append(scalar) }
            case "}": if !isMark(index + 1, "}"), !isMark(index - 1, "}") { words.append(scalar) }
            case "`": break
            case "|": words.append(" ")
            default: words.append(scalar)
            }
            index += 1
        }
    }

    /// Reads what stands in brackets and returns where to go on.
    private mutating func bracket(from open: Int, to close: Int, depth: Int) -> Int {
        let inner = (open + 1)..<close
        let isWikiLink = isMark(open + 1, "[") && partners[open + 1] == close - 1
        if isWikiLink {
            let start = line[inner].lastIndex(of: "|").map { $0 + 1 } ?? open + 2
            read(start..<(close - 1), depth: depth + 1)
            return close + 1
        }
        if isMark(close + 1, "("), let end = partners[close + 1] {
            read(inner, depth: depth + 1)
            return end + 1
        }
        if isMark(close + 1, "["), let end = partners[close + 1], !isReferenceMark(inner) {
            read(inner, depth: depth + 1)
            return end + 1
        }
        if isReferenceMark(inner) { return close + 1 }
        words.append("[")
        read(inner, depth: depth + 1)
        words.append("]")
        return close + 1
    }

    /// `[1]`, `[a]`, `[note 2]`, `[citation needed]` and what else a wiki's editors leave behind.
    private func isReferenceMark(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty, range.count <= 24 else { return range.isEmpty }
        let inner = String(String.UnicodeScalarView(line[range])).lowercased()
        if inner.hasPrefix("^") || inner.allSatisfy(\.isNumber) { return true }
        if range.count == 1 { return line[range.lowerBound].isLower }
        let first = inner.prefix { $0.isLetter }
        return InlineMarkup.editorial.contains(inner)
            || (["note", "nb", "n", "fn", "ref"].contains(first)
                && inner.dropFirst(first.count).allSatisfy { $0.isNumber || $0 == " " })
    }

    private static let editorial: Set<String> = [
        "citation needed", "clarification needed", "edit", "according to whom?", "better source needed", "by whom?",
        "dead link", "dubious", "failed verification", "original research?", "page needed", "update", "when?",
        "which?", "who?", "why?", "verification needed", "vague",
    ]

    private func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        line.indices.contains(index) && line[index] == mark
    }

    private func isSpace(_ index: Int) -> Bool { !line.indices.contains(index) || line[index] == " " }
    private func isWord(_ index: Int) -> Bool { line.indices.contains(index) && line[index].isLetterOrDigit }

    private func isPunctuation(_ index: Int) -> Bool {
        line.indices.contains(index) && line[index].isASCII && !line[index].isLetterOrDigit && line[index] != " "
    }

    /// Bare addresses say nothing to a reader of the passage, and everything to what fetches them.
    private static func withoutAddresses(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let words = scalars.split(separator: " ").filter { word in
            let start = String(String.UnicodeScalarView(word.prefix(14))).lowercased().drop { "(\"'“‘[<".contains($0) }
            return !schemes.contains { start.hasPrefix($0) }
        }
        return Array(words.joined(separator: [" "]))
    }

    private static let schemes = [
        "http://", "https://", "ftp://", "file://", "javascript:", "data:text", "data:image", "data:appli", "vbscript:",
        "ws://", "wss://",
    ]
}

extension Unicode.Scalar {
    /// Whether it is a small letter of ASCII.
    fileprivate var isLower: Bool { (0x61...0x7A).contains(value) }
}
