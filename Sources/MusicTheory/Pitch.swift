/// A spelled note in an octave, such as Bb3; middle C is C4, MIDI 60.
///
/// The octave belongs to the letter, so Cb4 sounds below C4 (MIDI 59) and B#3 is MIDI 60.
public struct Pitch: Notated {
    /// The spelled note.
    public let name: NoteName

    /// Scientific octave number; middle C begins octave 4.
    public let octave: Int

    /// Makes a pitch from a note name and a scientific octave number.
    public init(_ name: NoteName, octave: Int) {
        self.name = name
        self.octave = octave
    }

    /// Reads "C4", "Bb3", "F##-1"; nil for anything else.
    public init?(_ description: String) {
        guard let start = description.firstIndex(where: { $0.isNumber || $0 == "-" }),
            let name = NoteName(String(description[..<start])),
            let octave = Int(description[start...])
        else { return nil }
        self.init(name, octave: octave)
    }

    /// ASCII spelling with the octave: "Bb3".
    public var description: String {
        "\(name)\(octave)"
    }

    /// The MIDI note number; 0…127 is what instruments play, other numbers are possible here.
    public var midi: Int {
        position.naturalMidi + name.accidental
    }

    /// Spells a sound with a name; nil where the name does not sound like it.
    public init?(_ name: NoteName, midi: Int) {
        let octaves = midi - name.letter.semitones - name.accidental
        guard octaves.isMultiple(of: 12) else { return nil }
        self.init(name, octave: octaves / 12 - 1)
    }

    /// The lowest pitch of this name that is not below another pitch.
    public static func lowest(_ name: NoteName, notBelow floor: Pitch) -> Pitch {
        let start = Pitch(name, octave: floor.octave - 1)
        let octaves = max(0, (floor.midi - start.midi + 11).floorDivided(by: 12))
        return Pitch(name, octave: start.octave + octaves)
    }

    var position: StaffPosition {
        StaffPosition(letter: name.letter, octave: octave)
    }
}

extension Pitch: Comparable {
    /// Compares by sound, and enharmonic pitches by staff position, so that the order agrees with equality.
    public static func < (left: Pitch, right: Pitch) -> Bool {
        (left.midi, left.position.index) < (right.midi, right.position.index)
    }
}

/// A line or space of an endless staff: scale steps counted from C0.
struct StaffPosition {
    let index: Int

    init(index: Int) {
        self.index = index
    }

    init(letter: Letter, octave: Int) {
        index = octave * 7 + letter.rawValue
    }

    var letter: Letter { Letter.allCases[index.modulo(7)] }
    var octave: Int { index.floorDivided(by: 7) }
    var naturalMidi: Int { (octave + 1) * 12 + letter.semitones }

    /// The spelling of a sound that stays on this position if at most two accidentals allow it, else the nearest one.
    func spelling(midi: Int) -> (position: StaffPosition, accidental: Int) {
        var position = self
        while midi - position.naturalMidi > 2 { position = StaffPosition(index: position.index + 1) }
        while midi - position.naturalMidi < -2 { position = StaffPosition(index: position.index - 1) }
        return (position, midi - position.naturalMidi)
    }
}
