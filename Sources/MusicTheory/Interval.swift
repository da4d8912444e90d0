/// A spelled distance between two notes, such as a minor third: scale steps and semitones together.
public struct Interval: Notated {
    /// The size within a number: minor and major thirds are both thirds.
    public enum Quality: String, CaseIterable, Sendable {
        case diminished = "d"
        case minor = "m"
        case perfect = "P"
        case major = "M"
        case augmented = "A"
    }

    /// Minor, major, perfect, diminished or augmented.
    public let quality: Quality

    /// The number of letters spanned, both ends counted: 1 unison, 3 third, 8 octave, 9 ninth.
    public let number: Int

    /// Makes an interval; nil when the quality does not fit the number, as in a perfect third.
    ///
    /// - Parameters:
    ///   - quality: Perfect for 1, 4, 5 and their octaves; minor or major for the others; a unison is not diminished.
    ///   - number: 1 or more.
    public init?(_ quality: Quality, _ number: Int) {
        guard number >= 1, !(quality == .diminished && number == 1) else { return nil }
        let takesPerfect = Interval.takesPerfect(number)
        switch quality {
        case .perfect where !takesPerfect: return nil
        case .minor where takesPerfect, .major where takesPerfect: return nil
        default: self.init(unchecked: quality, number)
        }
    }

    /// Reads "m3", "P5", "A4", "d7"; nil for anything else.
    public init?(_ description: String) {
        guard let first = description.first, let quality = Quality(rawValue: String(first)),
            let number = Int(description.dropFirst())
        else { return nil }
        self.init(quality, number)
    }

    /// The interval from one pitch up to another; nil when it is downward or wider than augmented or diminished.
    public init?(from low: Pitch, to high: Pitch) {
        let steps = high.position.index - low.position.index
        let semitones = high.midi - low.midi
        let match = Quality.allCases.lazy
            .compactMap { Interval($0, steps + 1) }
            .first { $0.semitones == semitones }
        guard let match else { return nil }
        self = match
    }

    /// Short form: "m3", "P5".
    public var description: String {
        "\(quality.rawValue)\(number)"
    }

    /// Letters moved: 0 for a unison, 2 for a third.
    public var steps: Int { number - 1 }

    /// Semitones moved.
    public var semitones: Int {
        let natural = 12 * (steps / 7) + Letter.allCases[steps % 7].semitones
        let takesPerfect = Interval.takesPerfect(number)
        return switch quality {
        case .perfect, .major: natural
        case .augmented: natural + 1
        case .minor: natural - 1
        case .diminished: natural - (takesPerfect ? 1 : 2)
        }
    }

    /// The interval within an octave: a ninth becomes a second, an octave stays.
    public var simple: Interval {
        number > 8 ? Interval(unchecked: quality, (number - 1) % 7 + 1) : self
    }

    /// What is left of an octave: a minor third becomes a major sixth.
    ///
    /// Compound intervals are brought within the octave first; an interval wider than an octave even then, the augmented
    /// octave, has no inversion and gives nil.
    public var inverted: Interval? {
        let mirrored: Quality =
            switch quality {
            case .diminished: .augmented
            case .minor: .major
            case .perfect: .perfect
            case .major: .minor
            case .augmented: .diminished
            }
        return Interval(mirrored, 9 - simple.number)
    }

    init(unchecked quality: Quality, _ number: Int) {
        self.quality = quality
        self.number = number
    }

    private static func takesPerfect(_ number: Int) -> Bool {
        [0, 3, 4].contains((number - 1) % 7)
    }
}

extension Interval {
    /// Perfect unison, 0 semitones.
    public static let unison = Interval(unchecked: .perfect, 1)
    /// Minor second, 1 semitone.
    public static let minorSecond = Interval(unchecked: .minor, 2)
    /// Major second, 2 semitones.
    public static let majorSecond = Interval(unchecked: .major, 2)
    /// Minor third, 3 semitones.
    public static let minorThird = Interval(unchecked: .minor, 3)
    /// Major third, 4 semitones.
    public static let majorThird = Interval(unchecked: .major, 3)
    /// Perfect fourth, 5 semitones.
    public static let perfectFourth = Interval(unchecked: .perfect, 4)
    /// Augmented fourth, 6 semitones.
    public static let augmentedFourth = Interval(unchecked: .augmented, 4)
    /// Diminished fifth, 6 semitones.
    public static let diminishedFifth = Interval(unchecked: .diminished, 5)
    /// Perfect fifth, 7 semitones.
    public static let perfectFifth = Interval(unchecked: .perfect, 5)
    /// Augmented fifth, 8 semitones.
    public static let augmentedFifth = Interval(unchecked: .augmented, 5)
    /// Minor sixth, 8 semitones.
    public static let minorSixth = Interval(unchecked: .minor, 6)
    /// Major sixth, 9 semitones.
    public static let majorSixth = Interval(unchecked: .major, 6)
    /// Diminished seventh, 9 semitones.
    public static let diminishedSeventh = Interval(unchecked: .diminished, 7)
    /// Minor seventh, 10 semitones.
    public static let minorSeventh = Interval(unchecked: .minor, 7)
    /// Major seventh, 11 semitones.
    public static let majorSeventh = Interval(unchecked: .major, 7)
    /// Perfect octave, 12 semitones.
    public static let octave = Interval(unchecked: .perfect, 8)
    /// Minor ninth, 13 semitones.
    public static let minorNinth = Interval(unchecked: .minor, 9)
    /// Major ninth, 14 semitones.
    public static let majorNinth = Interval(unchecked: .major, 9)
    /// Augmented ninth, 15 semitones.
    public static let augmentedNinth = Interval(unchecked: .augmented, 9)
    /// Perfect eleventh, 17 semitones.
    public static let perfectEleventh = Interval(unchecked: .perfect, 11)
    /// Augmented eleventh, 18 semitones.
    public static let augmentedEleventh = Interval(unchecked: .augmented, 11)
    /// Minor thirteenth, 20 semitones.
    public static let minorThirteenth = Interval(unchecked: .minor, 13)
    /// Major thirteenth, 21 semitones.
    public static let majorThirteenth = Interval(unchecked: .major, 13)
}
