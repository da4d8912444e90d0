/// The kinds of chord that the numeral dialect `pop-roman/1` can write.
public enum ChordQuality: String, CaseIterable, Codable, Sendable {
    case major, minor, diminished, augmented
    case dominantSeventh, majorSeventh, minorSeventh, minorMajorSeventh
    case halfDiminishedSeventh, diminishedSeventh
    case sixth, minorSixth
    case dominantNinth, minorNinth
    case suspendedFourth, dominantSeventhSuspendedFourth

    /// The spelled intervals above the root, root included, in rising order.
    public var intervals: [Interval] {
        switch self {
        case .major: [.unison, .majorThird, .perfectFifth]
        case .minor: [.unison, .minorThird, .perfectFifth]
        case .diminished: [.unison, .minorThird, .diminishedFifth]
        case .augmented: [.unison, .majorThird, .augmentedFifth]
        case .dominantSeventh: [.unison, .majorThird, .perfectFifth, .minorSeventh]
        case .majorSeventh: [.unison, .majorThird, .perfectFifth, .majorSeventh]
        case .minorSeventh: [.unison, .minorThird, .perfectFifth, .minorSeventh]
        case .minorMajorSeventh: [.unison, .minorThird, .perfectFifth, .majorSeventh]
        case .halfDiminishedSeventh: [.unison, .minorThird, .diminishedFifth, .minorSeventh]
        case .diminishedSeventh: [.unison, .minorThird, .diminishedFifth, .diminishedSeventh]
        case .sixth: [.unison, .majorThird, .perfectFifth, .majorSixth]
        case .minorSixth: [.unison, .minorThird, .perfectFifth, .majorSixth]
        case .dominantNinth: [.unison, .majorThird, .perfectFifth, .minorSeventh, .majorNinth]
        case .minorNinth: [.unison, .minorThird, .perfectFifth, .minorSeventh, .majorNinth]
        case .suspendedFourth: [.unison, .perfectFourth, .perfectFifth]
        case .dominantSeventhSuspendedFourth: [.unison, .perfectFourth, .perfectFifth, .minorSeventh]
        }
    }

    /// The suffix after the root in a chord symbol, as ChordPro's strict parser accepts it: "m7b5", "maj7".
    public var symbol: String {
        switch self {
        case .major: ""
        case .minor: "m"
        case .diminished: "dim"
        case .augmented: "+"
        case .dominantSeventh: "7"
        case .majorSeventh: "maj7"
        case .minorSeventh: "m7"
        case .minorMajorSeventh: "mmaj7"
        case .halfDiminishedSeventh: "m7b5"
        case .diminishedSeventh: "dim7"
        case .sixth: "6"
        case .minorSixth: "m6"
        case .dominantNinth: "9"
        case .minorNinth: "m9"
        case .suspendedFourth: "sus4"
        case .dominantSeventhSuspendedFourth: "7sus4"
        }
    }

    /// The broader family that lessons speak of.
    public var family: ChordFamily {
        switch self {
        case .major, .majorSeventh, .sixth: .major
        case .minor, .minorSeventh, .minorMajorSeventh, .minorSixth, .minorNinth: .minor
        case .dominantSeventh, .dominantNinth: .dominant
        case .diminished, .halfDiminishedSeventh, .diminishedSeventh: .diminished
        case .augmented: .augmented
        case .suspendedFourth, .dominantSeventhSuspendedFourth: .suspended
        }
    }

    /// Reads a chord symbol's suffix, the canonical one or a common other writing such as "min7", "M7" or "ø7".
    public init?(symbol: some StringProtocol) {
        let text = String(symbol)
        let quality = ChordQuality.allCases.first { $0.symbol == text } ?? ChordQuality.otherWritings[text]
        guard let quality else { return nil }
        self = quality
    }

    private static let otherWritings: [String: ChordQuality] = [
        "maj": .major, "M": .major, "min": .minor, "-": .minor, "°": .diminished, "o": .diminished, "aug": .augmented,
        "M7": .majorSeventh, "ma7": .majorSeventh, "min7": .minorSeventh, "-7": .minorSeventh,
        "mM7": .minorMajorSeventh, "m(maj7)": .minorMajorSeventh, "mMaj7": .minorMajorSeventh,
        "ø": .halfDiminishedSeventh, "ø7": .halfDiminishedSeventh, "-7b5": .halfDiminishedSeventh,
        "°7": .diminishedSeventh, "o7": .diminishedSeventh, "min6": .minorSixth, "min9": .minorNinth,
        "sus": .suspendedFourth, "7sus": .dominantSeventhSuspendedFourth,
    ]
}

/// Chord qualities grouped the way a lesson names them.
public enum ChordFamily: String, CaseIterable, Codable, Sendable {
    case major, minor, dominant, diminished, augmented, suspended
}
