import MusicTheory

/// A pitch in ABC notation: `C` is middle C, `c` an octave above.
enum ABCPitch {
    /// The accidental where one is to be printed, the letter and its octave marks.
    static func text(_ pitch: Pitch, sign: Int?) -> String {
        let letter = String(pitch.name.letter.name)
        let marks =
            pitch.octave >= 5
            ? letter.lowercased() + String(repeating: "'", count: pitch.octave - 5)
            : letter + String(repeating: ",", count: 4 - pitch.octave)
        return accidental(sign) + marks
    }

    private static func accidental(_ sign: Int?) -> String {
        guard let sign else { return "" }
        return sign == 0 ? "=" : String(repeating: sign < 0 ? "_" : "^", count: abs(sign))
    }
}
