/// The words of a search, made fit for a service.
enum SearchPhrase {
    /// The words of a text; control and other invisible characters part them or are left out.
    ///
    /// A word without a letter or number is none: to a service it would be an operator, or nothing.
    static func words(of text: String) -> [Substring] {
        words(in: text[...]).filter { word in
            word.contains { $0.isLetter || $0.isNumber }
        }
    }

    /// The first words that fit into `length` Unicode scalars with single blanks between; a first word that is longer is
    /// cut.
    static func joined(_ words: some Sequence<Substring>, upTo length: Int) -> String {
        var phrase = ""
        var used = 0
        for word in words {
            let needed = word.unicodeScalars.count + (phrase.isEmpty ? 0 : 1)
            if used + needed > length {
                return phrase.isEmpty ? cut(word, to: length) : phrase
            }
            if !phrase.isEmpty { phrase += " " }
            phrase += word
            used += needed
        }
        return phrase
    }

    /// A word without the signs at its beginning that a service takes for commands.
    static func word(_ word: Substring, withoutLeading signs: Set<Unicode.Scalar>) -> Substring {
        Substring(word.unicodeScalars.drop { signs.contains($0) })
    }

    private static func words(in text: Substring) -> [Substring] {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: plain.append(" ")
            case .format where scalar != "\u{200D}" && scalar != "\u{200C}", .privateUse, .unassigned: continue
            default: plain.append(scalar)
            }
        }
        return String(plain).split(separator: " ")
    }

    /// The first characters of a word that have at most `length` scalars together.
    private static func cut(_ word: Substring, to length: Int) -> String {
        var left = length
        return String(
            word.prefix {
                left -= $0.unicodeScalars.count
                return left >= 0
            }
        )
    }
}
