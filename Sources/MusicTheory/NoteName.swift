/// A spelled note without an octave, such as C, F# or Bb.
///
/// Two names of one sound (F# and Gb) are different values; compare ``pitchClass`` to ask whether they sound alike.
public struct NoteName: Notated {
    /// The staff position.
    public let letter: Letter

    /// Semitones above the natural letter: −2 double flat … 2 double sharp.
    public let accidental: Int

    /// Makes a note name.
    ///
    /// - Parameters:
    ///   - letter: The staff position.
    ///   - accidental: Semitones above the letter. Beyond double accidentals the note is respelled on the nearest
    ///     letter that can carry it (E triple flat becomes Db), because notation stops there.
    public init(_ letter: Letter, accidental: Int = 0) {
        let spelling = StaffPosition(letter: letter, octave: 4)
            .spelling(midi: StaffPosition(letter: letter, octave: 4).naturalMidi + accidental)
        self.letter = spelling.position.letter
        self.accidental = spelling.accidental
    }

    /// Reads "C", "F#", "Bb", "F##", "Ebb", and ♯ and ♭ alike; nil for anything else.
    public init?(_ description: String) {
        guard let first = description.first, let letter = Letter(first),
            let accidental = Accidental.value(of: description.dropFirst())
        else { return nil }
        self.init(letter, accidental: accidental)
    }

    /// ASCII spelling: "Bb", "F#", "Ebb", "F##".
    public var description: String {
        String(letter.name) + Accidental.text(accidental)
    }

    /// The sounding note, 0 for C … 11 for B.
    public var pitchClass: Int {
        (letter.semitones + accidental).modulo(12)
    }

    /// The position on the line of fifths: F −1, C 0, G 1 … B 5; each sharp adds seven.
    public var fifths: Int {
        let natural =
            switch letter {
            case .f: -1
            case .c: 0
            case .g: 1
            case .d: 2
            case .a: 3
            case .e: 4
            case .b: 5
            }
        return natural + 7 * accidental
    }

    /// The same sound without double accidentals and without B#, E#, Cb and Fb: what a player reads at sight.
    public var simplified: NoteName {
        let awkward = abs(accidental) == 2 || ["B#", "E#", "Cb", "Fb"].contains(description)
        guard awkward else { return self }
        let names = accidental < 0 ? NoteName.flatNames : NoteName.sharpNames
        return names[pitchClass]
    }

    /// Whether the two names sound alike, such as F# and Gb.
    public func isEnharmonic(with other: NoteName) -> Bool {
        pitchClass == other.pitchClass
    }

    private static let sharpNames = [
        NoteName(.c), NoteName(.c, accidental: 1), NoteName(.d), NoteName(.d, accidental: 1), NoteName(.e),
        NoteName(.f), NoteName(.f, accidental: 1), NoteName(.g), NoteName(.g, accidental: 1), NoteName(.a),
        NoteName(.a, accidental: 1), NoteName(.b),
    ]

    private static let flatNames = [
        NoteName(.c), NoteName(.d, accidental: -1), NoteName(.d), NoteName(.e, accidental: -1), NoteName(.e),
        NoteName(.f), NoteName(.g, accidental: -1), NoteName(.g), NoteName(.a, accidental: -1), NoteName(.a),
        NoteName(.b, accidental: -1), NoteName(.b),
    ]
}

/// The written form of accidentals: "bb", "b", "", "#", "##".
enum Accidental {
    /// Semitones for the text of an accidental, −2…2; nil when it is not one.
    static func value(of text: some StringProtocol) -> Int? {
        switch text {
        case "": 0
        case "#", "♯": 1
        case "##", "x", "♯♯", "𝄪": 2
        case "b", "♭": -1
        case "bb", "♭♭", "𝄫": -2
        default: nil
        }
    }

    /// The ASCII text of an accidental of −2…2 semitones.
    static func text(_ value: Int) -> String {
        String(repeating: value < 0 ? "b" : "#", count: abs(value))
    }
}
