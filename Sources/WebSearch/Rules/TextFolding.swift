import Foundation

/// Brings text into the form in which words are compared: small letters without accents, look-alikes of other scripts as
/// the Latin letters they pass for, figures inside words as the letters they stand for.
enum TextFolding {
    /// A text's characters in their common form, everything else as it is.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            guard scalar.properties.generalCategory != .nonspacingMark else { continue }
            folded.append(lookalikes[scalar] ?? scalar)
        }
        // Small letters again: a capital may come out of the compatibility mapping (𝐀).
        return String(folded).lowercased()
    }

    /// A text's words in their common form; an apostrophe is no border ("don't" is "dont").
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func close() {
            guard !word.isEmpty else { return }
            words.append(withoutFigures(String(word)))
            word = String.UnicodeScalarView()
        }
        for scalar in folded(text).unicodeScalars {
            switch scalar {
            case "'", "’", "‘", "ʼ", "`": continue
            // Inside a word a sign stands for a letter; in front of one it is a price or a name.
            case "$" where !word.isEmpty: word.append("s")
            case "@" where !word.isEmpty: word.append("a")
            default:
                if isPartOfWord(scalar) { word.append(scalar) } else { close() }
            }
        }
        close()
        return words
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.isLatinLetter || scalar.isASCIIDigit }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .spacingMark:
            return true
        default: return false
        }
    }

    /// "1gn0re" as "ignore"; words that are mostly figures ("1950s") stay.
    private static func withoutFigures(_ word: String) -> String {
        let figures = word.unicodeScalars.count { $0.isASCIIDigit }
        guard figures > 0, figures * 2 < word.unicodeScalars.count else { return word }
        return String(String.UnicodeScalarView(word.unicodeScalars.map { TextFolding.figures[$0] ?? $0 }))
    }

    private static let figures: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t",
    ]

    /// Letters of Cyrillic, Greek and rare Latin that look like a common Latin one; only those a reader would not notice.
    private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c", "т": "t", "у": "y",
        "х": "x", "і": "i", "ј": "j", "ѕ": "s", "һ": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ѵ": "v", "α": "a", "ε": "e",
        "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "ı": "i", "ɡ": "g", "ɑ": "a",
        "ɩ": "i", "ʟ": "l", "ɴ": "n", "ʀ": "r", "ꜱ": "s", "ᴀ": "a", "ᴇ": "e", "ᴏ": "o", "ᴛ": "t", "ᴜ": "u", "ø": "o",
        "ł": "l", "đ": "d",
    ]
}
