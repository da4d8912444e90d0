/// How a word is said in American English, in the 39 phones of CMUdict.
public struct Pronunciation: Sendable, Equatable, Hashable {
    /// The phones in order, vowels with their stress digit: `EY1 N JH AH0 L`.
    public var phones: [String]
    /// Whether the word was in no dictionary and the rule for spelling was used instead.
    public var isEstimated: Bool

    /// A pronunciation with the phones given.
    public init(phones: [String], isEstimated: Bool = false) {
        self.phones = phones
        self.isEstimated = isEstimated
    }

    /// How many syllables the word has: one for each vowel.
    public var syllableCount: Int {
        phones.count { Self.stress(of: $0) != nil }
    }

    /// The stress of each syllable: 0 none, 1 main, 2 secondary.
    public var stresses: [Int] {
        phones.compactMap(Self.stress(of:))
    }

    /// The phones that a rhyme must share: from the last stressed vowel to the end, without stress digits.
    ///
    /// `IY R` and `IH R` count as one sound (CMUdict splits *clear* from *hear*). Where no vowel is stressed, from the
    /// last vowel. Empty for an estimated pronunciation.
    public var rhymingPart: [String] {
        guard let start = rhymeStart else { return [] }
        var part = phones[start...].map(Self.withoutStress)
        for index in part.indices.dropLast() where part[index] == "IY" && part[index + 1] == "R" {
            part[index] = "IH"
        }
        return part
    }

    private var rhymeStart: Int? {
        guard !isEstimated else { return nil }
        return phones.lastIndex { (Self.stress(of: $0) ?? 0) > 0 } ?? phones.lastIndex { Self.stress(of: $0) != nil }
    }

    static func stress(of phone: String) -> Int? {
        switch phone.utf8.last {
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "1"): 1
        case UInt8(ascii: "2"): 2
        default: nil
        }
    }

    static func withoutStress(_ phone: String) -> String {
        stress(of: phone) == nil ? phone : String(phone.dropLast())
    }
}

/// How closely two line ends sound alike.
public enum RhymeQuality: Int, Sendable, Comparable {
    /// Not alike, or the same word.
    case none
    /// The same stressed vowel and a related ending: *home*, *stone*.
    case near
    /// The same sounds from the last stressed vowel on.
    case strict

    /// Orders from unlike to alike.
    public static func < (first: RhymeQuality, second: RhymeQuality) -> Bool {
        first.rawValue < second.rawValue
    }
}
