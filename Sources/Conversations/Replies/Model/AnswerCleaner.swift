/// Drops what models print by mistake around their words: a label at the beginning, control tokens anywhere, and characters
/// that could steer whatever shows the answer.
///
/// A value that is fed the pieces of an answer as they come; it holds back only what may be the beginning of such a thing.
struct AnswerCleaner: Sendable {
    private var held = ""
    private var hasBegun = false

    /// Labels some models begin with.
    private static let labels = ["assistant:", "**assistant:**", "assistant\n"]
    /// The longest control token that is looked for, in characters.
    private static let longestToken = 32

    /// Takes the next piece and gives what can be shown.
    mutating func take(_ piece: String) -> String {
        held += Self.harmless(piece)
        return flow(isLast: false)
    }

    /// Gives what was held back, at the end of the answer.
    mutating func finish() -> String {
        flow(isLast: true)
    }

    /// The text without control characters (but for line ends and tabs) and without those that turn the direction of reading.
    private static func harmless(_ text: String) -> String {
        func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
        if text.unicodeScalars.allSatisfy(isHarmless) { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.filter(isHarmless)))
    }

    private mutating func flow(isLast: Bool) -> String {
        var shown = ""
        var rest = held[...]
        while let bracket = rest.firstIndex(of: "<") {
            shown += rest[..<bracket]
            rest = rest[bracket...]
            switch Self.token(at: rest) {
            case .whole(let end): rest = rest[end...]
            case .unfinished where !isLast:
                held = String(rest)
                return begin(shown, isLast: false)
            case .unfinished, .none:
                shown.append("<")
                rest = rest.dropFirst()
            }
        }
        held = ""
        return begin(shown + rest, isLast: isLast)
    }

    /// Drops white space and a label before the first word.
    private mutating func begin(_ text: String, isLast: Bool) -> String {
        if hasBegun { return text }
        let trimmed = text.drop(while: \.isWhitespace)
        let lower = trimmed.lowercased()
        if !isLast, Self.labels.contains(where: { $0.hasPrefix(lower) }) {
            held = trimmed + held
            return ""
        }
        let label = Self.labels.first { lower.hasPrefix($0) }
        let words = trimmed.dropFirst(label?.count ?? 0).drop(while: \.isWhitespace)
        hasBegun = !words.isEmpty
        return String(words)
    }

    private enum Token {
        case whole(end: String.Index)
        case unfinished
        case none
    }

    /// Reads `<|name|>` or `</s>` at the beginning of a text.
    private static func token(at text: Substring) -> Token {
        let sentenceEnd = "</s>"
        if text.hasPrefix(sentenceEnd) { return .whole(end: text.index(text.startIndex, offsetBy: sentenceEnd.count)) }
        if sentenceEnd.hasPrefix(text) || text == "<|" { return .unfinished }
        guard text.hasPrefix("<|") else { return .none }
        let name = text.dropFirst(2).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        let after = text[name.endIndex...]
        if name.isEmpty || name.count > longestToken { return .none }
        if after.hasPrefix("|>") { return .whole(end: text.index(name.endIndex, offsetBy: 2)) }
        return after.isEmpty || after == "|" ? .unfinished : .none
    }
}
