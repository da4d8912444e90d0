/// A chord named by its place in the key, in the dialect `pop-roman/1`.
///
/// Numerals are relative to the tonic's **major** scale, always, also in minor keys, so accidentals are explicit
/// (`bVII`, `bVI`). Upper case has a major third, lower case a minor one. A bare `7` on upper case is a dominant
/// seventh (`I7` in C is C E G Bb); a major seventh is written `maj7`. `ø7`, `o` and `o7` go with lower case only;
/// `+`, altered dominants (`V7b9`) and stacks on a major seventh (`Imaj9`) with upper case only. Chords without a third
/// (`I5`, `Vsus4`) may be read in either case and are written in upper case.
public struct RomanNumeral: Notated {
    /// The root's place in the major scale, with its alteration.
    public let degree: ScaleDegree

    /// The chord quality, from the numeral's case and its suffix.
    public let quality: ChordQuality

    private let isUpperCase: Bool

    /// Reads "I", "bVII7", "iiø7", "V7sus4"; nil when the text is not in the dialect.
    public init?(_ description: String) {
        let accidentals = description.prefix { "b#".contains($0) }
        let afterAccidentals = description.dropFirst(accidentals.count)
        let letters = afterAccidentals.prefix { "IViv".contains($0) }
        let suffix = String(afterAccidentals.dropFirst(letters.count))
        guard let alteration = Accidental.value(of: accidentals), abs(alteration) <= 1,
            let index = RomanNumeral.numerals.firstIndex(of: letters.uppercased()),
            let degree = ScaleDegree(index + 1, alteration: alteration)
        else { return nil }
        let isUpperCase = letters == letters.uppercased()
        guard isUpperCase || letters == letters.lowercased(),
            let pair = RomanNumeral.suffixes.first(where: { $0.suffix == suffix }),
            let quality = isUpperCase ? pair.upper : pair.lower
        else { return nil }
        self.init(degree: degree, quality: quality, isUpperCase: isUpperCase)
    }

    /// Names a quality on a degree; nil when the degree is altered by more than a semitone.
    ///
    /// Suspended and power chords have no third and are written in upper case.
    public init?(degree: ScaleDegree, quality: ChordQuality) {
        guard abs(degree.alteration) <= 1 else { return nil }
        let isUpperCase = RomanNumeral.suffixes.contains { $0.upper == quality }
        self.init(degree: degree, quality: quality, isUpperCase: isUpperCase)
    }

    /// Names a chord by its place in a key; nil when its root is altered by more than a semitone.
    ///
    /// - Parameters:
    ///   - chord: The chord to name; the spelling of its root decides the degree.
    ///   - tonic: The key's tonic, in major and minor alike.
    public init?(_ chord: Chord, in tonic: NoteName) {
        guard let degree = ScaleDegree(of: chord.root, tonic: tonic) else { return nil }
        self.init(degree: degree, quality: chord.quality)
    }

    private init(degree: ScaleDegree, quality: ChordQuality, isUpperCase: Bool) {
        self.degree = degree
        self.quality = quality
        self.isUpperCase = isUpperCase
    }

    /// The numeral in the dialect, such as "bVII7".
    public var description: String {
        let numeral = RomanNumeral.numerals[degree.number - 1]
        let suffix = RomanNumeral.suffixes.first { (isUpperCase ? $0.upper : $0.lower) == quality }?.suffix ?? ""
        return Accidental.text(degree.alteration) + (isUpperCase ? numeral : numeral.lowercased()) + suffix
    }

    /// The spelled chord on a tonic.
    ///
    /// - Parameter tonic: The key's tonic, in major and minor alike.
    /// - Returns: The chord in theoretical spelling: `bVI` in Gb is Ebb. ``Chord/simplified`` gives the chart's D.
    public func chord(in tonic: NoteName) -> Chord {
        Chord(degree.note(tonic: tonic), quality)
    }

    private static let numerals = ["I", "II", "III", "IV", "V", "VI", "VII"]

    private static let suffixes: [(suffix: String, upper: ChordQuality?, lower: ChordQuality?)] = [
        ("", .major, .minor),
        ("7", .dominantSeventh, .minorSeventh),
        ("maj7", .majorSeventh, .minorMajorSeventh),
        ("ø7", nil, .halfDiminishedSeventh),
        ("o7", nil, .diminishedSeventh),
        ("o", nil, .diminished),
        ("+", .augmented, nil),
        ("6", .sixth, .minorSixth),
        ("9", .dominantNinth, .minorNinth),
        ("sus4", .suspendedFourth, .suspendedFourth),
        ("7sus4", .dominantSeventhSuspendedFourth, .dominantSeventhSuspendedFourth),
        ("5", .power, .power),
        ("sus2", .suspendedSecond, .suspendedSecond),
        ("add9", .addedNinth, .minorAddedNinth),
        ("69", .sixthNinth, .minorSixthNinth),
        ("6/9", .sixthNinth, .minorSixthNinth),
        ("9sus4", .dominantNinthSuspendedFourth, .dominantNinthSuspendedFourth),
        ("7b5", .dominantSeventhFlatFifth, nil),
        ("7#5", .dominantSeventhSharpFifth, nil),
        ("7b9", .dominantSeventhFlatNinth, nil),
        ("7#9", .dominantSeventhSharpNinth, nil),
        ("7#11", .dominantSeventhSharpEleventh, nil),
        ("7b13", .dominantSeventhFlatThirteenth, nil),
        ("maj7#11", .majorSeventhSharpEleventh, nil),
        ("maj9", .majorNinth, nil),
        ("11", .dominantEleventh, .minorEleventh),
        ("13", .dominantThirteenth, .minorThirteenth),
        ("maj13", .majorThirteenth, nil),
    ]
}
