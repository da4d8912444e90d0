/// One word, number or mark of a message, in a form that words can be looked up by.
struct Token: Sendable, Hashable {
    /// What a token is.
    enum Kind: Sendable, Hashable {
        case word
        /// A cardinal ("24", "two dozen"); with `upper` a range ("20 to 25").
        case number(Double, upper: Double)
        /// "8th", "eighth", "7th and 8th".
        case ordinal(Double, upper: Double)
        /// Punctuation; its form is one of `. ? , : — ( / "`, where a full stop stands for every end but a question's.
        case mark
    }

    /// Lower case, without diacritics and apostrophes; `&` and `+` read "and".
    var form: String
    /// The form without a possessive or contracted "'s" ("Beyoncé's", "hip-hop's fine").
    var stem: String
    /// Base forms the word may be an inflection of ("solos": "solo").
    var lemmas: [String]
    /// What the token is.
    var kind: Kind
    /// Where it stands in the message, as offsets of UTF-8 bytes.
    var source: Range<Int>
    /// Whether it was written with a capital.
    var capitalised: Bool
    /// Whether a hyphen joins it to the token before.
    var hyphened: Bool

    /// Whether this is punctuation.
    var isMark: Bool { kind == .mark }

    /// Whether this is a plain word.
    var isWord: Bool { kind == .word }

    /// The cardinal's value, the larger one of a range.
    var number: Double? {
        if case .number(_, let upper) = kind { upper } else { nil }
    }

    /// Whether the token is, or is an inflection of, the word.
    func reads(_ word: String) -> Bool {
        form == word || lemmas.contains(word)
    }
}
