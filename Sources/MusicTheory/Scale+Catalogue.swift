// Degrees of modes, pentatonics and blues scales as Open Music Theory gives them; bebop scales after M. Sabatella, A Jazz
// Improvisation Primer, which credits David Baker with naming them.

extension Scale {
    /// 1 2 3 4 5 6 7, also called Ionian.
    public static let major = Scale("Major", "1 2 3 4 5 6 7")
    /// 1 2 b3 4 5 b6 b7, also called Aeolian.
    public static let naturalMinor = Scale("Natural minor", "1 2 b3 4 5 b6 b7")
    /// 1 2 b3 4 5 b6 7.
    public static let harmonicMinor = Scale("Harmonic minor", "1 2 b3 4 5 b6 7")
    /// 1 2 b3 4 5 6 7.
    public static let melodicMinor = Scale("Melodic minor", "1 2 b3 4 5 6 7")
    /// 1 2 b3 4 5 6 b7.
    public static let dorian = Scale("Dorian", "1 2 b3 4 5 6 b7")
    /// 1 b2 b3 4 5 b6 b7.
    public static let phrygian = Scale("Phrygian", "1 b2 b3 4 5 b6 b7")
    /// 1 2 3 #4 5 6 7.
    public static let lydian = Scale("Lydian", "1 2 3 #4 5 6 7")
    /// 1 2 3 4 5 6 b7.
    public static let mixolydian = Scale("Mixolydian", "1 2 3 4 5 6 b7")
    /// 1 b2 b3 4 b5 b6 b7.
    public static let locrian = Scale("Locrian", "1 b2 b3 4 b5 b6 b7")
    /// 1 2 3 5 6.
    public static let majorPentatonic = Scale("Major pentatonic", "1 2 3 5 6")
    /// 1 b3 4 5 b7.
    public static let minorPentatonic = Scale("Minor pentatonic", "1 b3 4 5 b7")
    /// 1 b3 4 #4 5 b7.
    public static let blues = Scale("Blues", "1 b3 4 #4 5 b7")
    /// 1 2 #2 3 5 6.
    public static let majorBlues = Scale("Major blues", "1 2 #2 3 5 6")
    /// 1 2 3 4 5 6 b7 7: Mixolydian with a passing note below the tonic.
    public static let bebopDominant = Scale("Bebop dominant", "1 2 3 4 5 6 b7 7")
    /// 1 2 3 4 5 #5 6 7: major with a passing note between 5 and 6.
    public static let bebopMajor = Scale("Bebop major", "1 2 3 4 5 #5 6 7")
    /// 1 2 b3 3 4 5 6 b7: Dorian with a passing note between b3 and 4.
    public static let bebopDorian = Scale("Bebop Dorian", "1 2 b3 3 4 5 6 b7")
    /// 1 2 3 #4 #5 b7.
    public static let wholeTone = Scale("Whole tone", "1 2 3 #4 #5 b7")
    /// 1 2 b3 4 b5 b6 6 7: for diminished chords, a whole step first.
    public static let diminished = Scale("Diminished, whole-half", "1 2 b3 4 b5 b6 6 7")
    /// 1 b2 #2 3 #4 5 6 b7: for dominant chords with a flat ninth, a half step first.
    public static let dominantDiminished = Scale("Diminished, half-whole", "1 b2 #2 3 #4 5 6 b7")
    /// 1 b2 3 4 5 b6 b7: the fifth mode of harmonic minor, close to Freygish and to Hijaz.
    public static let phrygianDominant = Scale("Phrygian dominant", "1 b2 3 4 5 b6 b7")
    /// 1 2 3 #4 5 6 b7: the fourth mode of melodic minor.
    public static let lydianDominant = Scale("Lydian dominant", "1 2 3 #4 5 6 b7")
    /// 1 b2 #2 3 b5 b6 b7: the seventh mode of melodic minor, for altered dominants.
    public static let altered = Scale("Altered", "1 b2 #2 3 b5 b6 b7")
    /// 1 b2 3 4 5 b6 7.
    public static let doubleHarmonic = Scale("Double harmonic", "1 b2 3 4 5 b6 7")
    /// 1 2 b3 #4 5 6 b7: the fourth mode of harmonic minor, close to Misheberakh.
    public static let ukrainianDorian = Scale("Ukrainian Dorian", "1 2 b3 #4 5 6 b7")

    /// The seven modes of the major scale in the order of the degrees they begin on.
    public static let modes = [major, dorian, phrygian, lydian, mixolydian, naturalMinor, locrian]

    /// Every named scale.
    public static let all =
        modes + [
            harmonicMinor, melodicMinor, majorPentatonic, minorPentatonic, blues, majorBlues, bebopDominant, bebopMajor,
            bebopDorian, wholeTone, diminished, dominantDiminished, phrygianDominant, lydianDominant, altered,
            doubleHarmonic, ukrainianDorian,
        ]

    private init(_ name: String, _ degrees: String) {
        self.init(name: name, degrees: degrees.split(separator: " ").compactMap { ScaleDegree(String($0)) })
    }
}
