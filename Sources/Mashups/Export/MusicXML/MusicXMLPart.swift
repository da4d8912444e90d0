/// One part of a MusicXML score, ready to be written.
struct MusicXMLPart {
    /// How the part is shown.
    enum Staff {
        case treble, bass, percussion
        /// Clefs with an eight below: what is written sounds an octave lower, as guitars and basses are used to.
        case treble8vb, bass8vb
    }

    /// `P1`.
    var id: String
    var name: String
    var staff: Staff
    /// General MIDI program, 1…128; nil for drums.
    var program: Int?
    /// MIDI channel, 1…16.
    var channel: Int
    var notes: [PartNote]
    var measures: [Measure]
    /// For drums, the strokes of each note; empty otherwise.
    var strokes: [[DrumPart.Hit]] = []
    /// For drums, every sound with its name.
    var sounds: [(gm: Int, name: String)] = []
}
