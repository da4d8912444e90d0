/// A step of the scale counted against the tonic's major scale: "1", "b3", "#4".
public struct ScaleDegree: Notated {
    /// 1 for the tonic … 7 for the leading note.
    public let number: Int

    /// Semitones above the major scale's degree, −2…2.
    public let alteration: Int

    /// Makes a degree; nil when the number is outside 1…7 or the alteration outside −2…2.
    public init?(_ number: Int, alteration: Int = 0) {
        guard (1...7).contains(number), (-2...2).contains(alteration) else { return nil }
        self.number = number
        self.alteration = alteration
    }

    /// Names a note by its place above a tonic; nil when its spelling is more than two semitones from the scale's.
    ///
    /// - Parameters:
    ///   - note: The note to name; its letter decides the number, so in C the note Eb is b3 and D# is #2.
    ///   - tonic: The note of degree 1.
    public init?(of note: NoteName, tonic: NoteName) {
        let number = (note.letter.rawValue - tonic.letter.rawValue).modulo(7) + 1
        let natural = Letter.allCases[number - 1].semitones
        let distance = note.pitchClass - tonic.pitchClass - natural
        self.init(number, alteration: (distance + 6).modulo(12) - 6)
    }

    /// Reads "1", "b3", "#4", "bb7"; nil for anything else.
    public init?(_ description: String) {
        guard let last = description.last, let number = last.wholeNumberValue,
            let alteration = Accidental.value(of: description.dropLast())
        else { return nil }
        self.init(number, alteration: alteration)
    }

    /// "b3".
    public var description: String {
        Accidental.text(alteration) + String(number)
    }

    /// Semitones above the tonic; "b1" gives −1.
    public var semitones: Int {
        Letter.allCases[number - 1].semitones + alteration
    }

    /// The spelled note of this degree.
    ///
    /// - Parameter tonic: The note of degree 1.
    /// - Returns: "b3" in Bb is Db. Beyond double accidentals the note is respelled, see ``NoteName``.
    public func note(tonic: NoteName) -> NoteName {
        let letter = tonic.letter.advanced(by: number - 1)
        let target = tonic.letter.semitones + tonic.accidental + semitones
        let natural = letter.semitones + (letter < tonic.letter ? 12 : 0)
        return NoteName(letter, accidental: target - natural)
    }
}
