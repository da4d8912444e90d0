/// The kinds of chord that chord symbols and the numeral dialect `pop-roman/1` can write.
///
/// Stacks beyond the seventh follow what players sound: a thirteenth over a major third leaves out the eleventh, which
/// would clash with it. That omission is common practice, an editorial choice here; some books stack all seven notes.
public enum ChordQuality: String, CaseIterable, Codable, Sendable {
    case major, minor, diminished, augmented
    case power
    case suspendedSecond, suspendedFourth
    case addedNinth, minorAddedNinth
    case sixth, minorSixth, sixthNinth, minorSixthNinth
    case dominantSeventh, majorSeventh, minorSeventh, minorMajorSeventh
    case halfDiminishedSeventh, diminishedSeventh
    case dominantSeventhSuspendedFourth, dominantNinthSuspendedFourth
    case dominantSeventhFlatFifth, dominantSeventhSharpFifth
    case dominantSeventhFlatNinth, dominantSeventhSharpNinth, dominantSeventhSharpEleventh
    case dominantSeventhFlatThirteenth
    case majorSeventhSharpEleventh
    case dominantNinth, majorNinth, minorNinth
    case dominantEleventh, minorEleventh
    case dominantThirteenth, majorThirteenth, minorThirteenth

    /// The spelled intervals above the root, root included, in rising order.
    public var intervals: [Interval] {
        triad + upper
    }

    /// Root, third (or what stands for it) and fifth.
    private var triad: [Interval] {
        switch self {
        case .minor, .minorAddedNinth, .minorSixth, .minorSixthNinth, .minorSeventh, .minorMajorSeventh, .minorNinth,
            .minorEleventh, .minorThirteenth:
            [.unison, .minorThird, .perfectFifth]
        case .diminished, .halfDiminishedSeventh, .diminishedSeventh: [.unison, .minorThird, .diminishedFifth]
        case .augmented, .dominantSeventhSharpFifth: [.unison, .majorThird, .augmentedFifth]
        case .dominantSeventhFlatFifth: [.unison, .majorThird, .diminishedFifth]
        case .power: [.unison, .perfectFifth]
        case .suspendedSecond: [.unison, .majorSecond, .perfectFifth]
        case .suspendedFourth, .dominantSeventhSuspendedFourth, .dominantNinthSuspendedFourth:
            [.unison, .perfectFourth, .perfectFifth]
        case .major, .addedNinth, .sixth, .sixthNinth, .dominantSeventh, .majorSeventh, .dominantSeventhFlatNinth,
            .dominantSeventhSharpNinth, .dominantSeventhSharpEleventh, .dominantSeventhFlatThirteenth,
            .majorSeventhSharpEleventh, .dominantNinth, .majorNinth, .dominantEleventh, .dominantThirteenth,
            .majorThirteenth:
            [.unison, .majorThird, .perfectFifth]
        }
    }

    /// Sixths, sevenths and everything above them.
    private var upper: [Interval] {
        switch self {
        case .major, .minor, .diminished, .augmented, .power, .suspendedSecond, .suspendedFourth: []
        case .addedNinth, .minorAddedNinth: [.majorNinth]
        case .sixth, .minorSixth: [.majorSixth]
        case .sixthNinth, .minorSixthNinth: [.majorSixth, .majorNinth]
        case .dominantSeventh, .minorSeventh, .halfDiminishedSeventh, .dominantSeventhSuspendedFourth,
            .dominantSeventhFlatFifth, .dominantSeventhSharpFifth:
            [.minorSeventh]
        case .majorSeventh, .minorMajorSeventh: [.majorSeventh]
        case .diminishedSeventh: [.diminishedSeventh]
        case .dominantSeventhFlatNinth: [.minorSeventh, .minorNinth]
        case .dominantSeventhSharpNinth: [.minorSeventh, .augmentedNinth]
        case .dominantSeventhSharpEleventh: [.minorSeventh, .augmentedEleventh]
        case .dominantSeventhFlatThirteenth: [.minorSeventh, .minorThirteenth]
        case .majorSeventhSharpEleventh: [.majorSeventh, .augmentedEleventh]
        case .dominantNinth, .minorNinth, .dominantNinthSuspendedFourth: [.minorSeventh, .majorNinth]
        case .majorNinth: [.majorSeventh, .majorNinth]
        case .dominantEleventh, .minorEleventh: [.minorSeventh, .majorNinth, .perfectEleventh]
        case .dominantThirteenth: [.minorSeventh, .majorNinth, .majorThirteenth]
        case .majorThirteenth: [.majorSeventh, .majorNinth, .majorThirteenth]
        case .minorThirteenth: [.minorSeventh, .majorNinth, .perfectEleventh, .majorThirteenth]
        }
    }

    /// The suffix after the root in a chord symbol, as ChordPro's strict parser accepts it: "m7b5", "maj7".
    public var symbol: String {
        switch self {
        case .major: ""
        case .minor: "m"
        case .diminished: "dim"
        case .augmented: "+"
        case .power: "5"
        case .suspendedSecond: "sus2"
        case .suspendedFourth: "sus4"
        case .addedNinth: "add9"
        case .minorAddedNinth: "madd9"
        case .sixth: "6"
        case .minorSixth: "m6"
        case .sixthNinth: "69"
        case .minorSixthNinth: "m69"
        case .dominantSeventh: "7"
        case .majorSeventh: "maj7"
        case .minorSeventh: "m7"
        case .minorMajorSeventh: "mmaj7"
        case .halfDiminishedSeventh: "m7b5"
        case .diminishedSeventh: "dim7"
        case .dominantSeventhSuspendedFourth: "7sus4"
        case .dominantNinthSuspendedFourth: "9sus4"
        case .dominantSeventhFlatFifth: "7b5"
        case .dominantSeventhSharpFifth: "7#5"
        case .dominantSeventhFlatNinth: "7b9"
        case .dominantSeventhSharpNinth: "7#9"
        case .dominantSeventhSharpEleventh: "7#11"
        case .dominantSeventhFlatThirteenth: "7b13"
        case .majorSeventhSharpEleventh: "maj7#11"
        case .dominantNinth: "9"
        case .majorNinth: "maj9"
        case .minorNinth: "m9"
        case .dominantEleventh: "11"
        case .minorEleventh: "m11"
        case .dominantThirteenth: "13"
        case .majorThirteenth: "maj13"
        case .minorThirteenth: "m13"
        }
    }

    /// The broader family that lessons speak of.
    public var family: ChordFamily {
        switch self {
        case .major, .majorSeventh, .sixth, .sixthNinth, .addedNinth, .majorNinth, .majorThirteenth,
            .majorSeventhSharpEleventh:
            .major
        case .minor, .minorSeventh, .minorMajorSeventh, .minorSixth, .minorSixthNinth, .minorAddedNinth, .minorNinth,
            .minorEleventh, .minorThirteenth:
            .minor
        case .dominantSeventh, .dominantNinth, .dominantEleventh, .dominantThirteenth, .dominantSeventhFlatFifth,
            .dominantSeventhSharpFifth, .dominantSeventhFlatNinth, .dominantSeventhSharpNinth,
            .dominantSeventhSharpEleventh, .dominantSeventhFlatThirteenth:
            .dominant
        case .diminished, .halfDiminishedSeventh, .diminishedSeventh: .diminished
        case .augmented: .augmented
        case .suspendedSecond, .suspendedFourth, .dominantSeventhSuspendedFourth, .dominantNinthSuspendedFourth:
            .suspended
        case .power: .power
        }
    }

    /// Reads a chord symbol's suffix, the canonical one or a common other writing such as "min7", "M7" or "ø7".
    public init?(symbol: some StringProtocol) {
        guard let quality = ChordQuality.writings[String(symbol)] else { return nil }
        self = quality
    }

    /// Every suffix that is understood, as a table, because charts are read chord by chord.
    private static let writings: [String: ChordQuality] = {
        let canonical = ChordQuality.allCases.map { ($0.symbol, $0) }
        return otherWritings.merging(canonical) { _, own in own }
    }()

    private static let otherWritings: [String: ChordQuality] = [
        "maj": .major, "M": .major, "min": .minor, "-": .minor, "°": .diminished, "o": .diminished, "aug": .augmented,
        "M7": .majorSeventh, "ma7": .majorSeventh, "min7": .minorSeventh, "-7": .minorSeventh,
        "mM7": .minorMajorSeventh, "m(maj7)": .minorMajorSeventh, "mMaj7": .minorMajorSeventh,
        "ø": .halfDiminishedSeventh, "ø7": .halfDiminishedSeventh, "-7b5": .halfDiminishedSeventh,
        "°7": .diminishedSeventh, "o7": .diminishedSeventh, "min6": .minorSixth, "min9": .minorNinth,
        "sus": .suspendedFourth, "7sus": .dominantSeventhSuspendedFourth, "9sus": .dominantNinthSuspendedFourth,
        "6/9": .sixthNinth, "m6/9": .minorSixthNinth, "M9": .majorNinth, "M13": .majorThirteenth,
        "min11": .minorEleventh, "min13": .minorThirteenth, "+7": .dominantSeventhSharpFifth,
        "aug7": .dominantSeventhSharpFifth, "7+": .dominantSeventhSharpFifth, "(add9)": .addedNinth,
        "add2": .addedNinth, "M7#11": .majorSeventhSharpEleventh,
    ]
}

/// Chord qualities grouped the way a lesson names them.
public enum ChordFamily: String, CaseIterable, Codable, Sendable {
    case major, minor, dominant, diminished, augmented, suspended
    /// Root and fifth alone, neither major nor minor.
    case power
}
