/// A chord in root position: a spelled root and a quality.
public struct Chord: Notated {
    /// The note the chord is named after.
    public let root: NoteName

    /// What is stacked on the root.
    public let quality: ChordQuality

    /// Makes a chord.
    public init(_ root: NoteName, _ quality: ChordQuality) {
        self.root = root
        self.quality = quality
    }

    /// Reads a chord symbol such as "Bbmaj7", "F#m7b5" or "C"; nil for slash chords and unknown suffixes.
    ///
    /// A `b` after the letter is always a flat, so "Bb7" is B flat seven.
    public init?(symbol: String) {
        guard let first = symbol.first, let letter = Letter(first) else { return nil }
        let rest = symbol.dropFirst()
        let accidentals = rest.prefix { "b#♭♯".contains($0) }
        guard let accidental = Accidental.value(of: accidentals),
            let quality = ChordQuality(symbol: rest.dropFirst(accidentals.count))
        else { return nil }
        self.init(NoteName(letter, accidental: accidental), quality)
    }

    /// The same as ``init(symbol:)``.
    public init?(_ description: String) {
        self.init(symbol: description)
    }

    /// The chord symbol: "Bbmaj7".
    public var symbol: String {
        root.description + quality.symbol
    }

    /// The same as ``symbol``.
    public var description: String { symbol }

    /// The spelled notes from the root upwards.
    public var notes: [NoteName] {
        quality.intervals.map { root.transposed(by: $0) }
    }

    /// The notes as rising pitches in close position.
    ///
    /// - Parameter octave: The scientific octave of the root.
    /// - Returns: One pitch for each of the quality's intervals, the root first.
    public func pitches(octave: Int) -> [Pitch] {
        let base = Pitch(root, octave: octave)
        return quality.intervals.map { base.transposed(by: $0) }
    }

    /// Whether a note, however it is spelled, sounds in the chord.
    public func contains(_ note: NoteName) -> Bool {
        notes.contains { $0.isEnharmonic(with: note) }
    }

    /// The same sound on a root without double accidentals, Cb, Fb, E# or B#: what a chord chart prints.
    public var simplified: Chord {
        Chord(root.simplified, quality)
    }
}
