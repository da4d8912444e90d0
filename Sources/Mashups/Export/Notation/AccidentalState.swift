import MusicTheory

/// Which accidentals a bar has to print: those the key does not say, and those an earlier one in the bar would hide.
struct AccidentalState {
    private let signature: [Letter: Int]
    private var written: [Letter: Int] = [:]

    /// Starts with a key signature of so many sharps, or flats as a negative number.
    init(fifths: Int) {
        let sharps: [Letter] = [.f, .c, .g, .d, .a, .e, .b]
        let letters = fifths < 0 ? sharps.reversed().prefix(-fifths) : sharps.prefix(fifths)
        signature = Dictionary(uniqueKeysWithValues: letters.map { ($0, fifths < 0 ? -1 : 1) })
    }

    /// Forgets what the last bar wrote.
    mutating func startBar() { written = [:] }

    /// The alteration to print before a note, −2…2; nil where none is needed.
    ///
    /// A letter that was altered in the bar is written out again in every octave, since readers and programs differ.
    mutating func sign(for pitch: Pitch) -> Int? {
        let letter = pitch.name.letter
        let alteration = pitch.name.accidental
        let expected = signature[letter] ?? 0
        guard alteration != expected || written[letter] != nil else { return nil }
        written[letter] = alteration
        return alteration
    }
}
