/// Divides running text by scalars.
///
/// A lesson holds some hundred texts, each checked several times, and finding where characters end costs many times what
/// reading scalars does. What is looked for here is the same by either.
enum RunningText {
    /// The parts between separators, in order; empty ones are left out.
    static func parts(
        of text: some StringProtocol,
        where isSeparator: (Unicode.Scalar) -> Bool
    ) -> [Substring] {
        Substring(text).unicodeScalars.split(whereSeparator: isSeparator).map { Substring($0) }
    }

    /// Runs of letters, digits and apostrophes, in order.
    static func words(of text: some StringProtocol) -> [Substring] {
        parts(of: text) { !($0.isLetterOrMark || $0.isNumber || $0 == "'" || $0 == "\u{2019}") }
    }

    /// The word for looking it up: lower case, plain apostrophes.
    static func key(_ word: some StringProtocol) -> String {
        let lower = word.lowercased()
        if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
        return String(
            String.UnicodeScalarView(
                lower.unicodeScalars.map { "\u{2018}\u{2019}".unicodeScalars.contains($0) ? "'" : $0 }
            )
        )
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, or a mark that belongs to the letter before it.
    var isLetterOrMark: Bool {
        if isASCII { return (0x61...0x7A).contains(value | 0x20) }
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// Whether it stands for a number.
    var isNumber: Bool {
        isASCII ? (0x30...0x39).contains(value) : properties.numericType != nil
    }

    /// Whether it is blank.
    var isBlank: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }
}
