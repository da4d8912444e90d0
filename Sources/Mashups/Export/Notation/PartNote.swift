import MusicTheory

/// A note, a chord or a rhythm without pitch, on the line of ticks that runs through the whole piece.
struct PartNote: Hashable {
    /// How the head of a note looks.
    enum Head {
        /// A pitched note.
        case normal
        /// A rhythm whose pitch nobody has written yet.
        case slash
        /// A spoken or rapped rhythm.
        case cross
    }

    /// Ticks from the start of the piece.
    var tick: Int
    /// Ticks it sounds.
    var duration: Int
    /// Spelled pitches from the lowest up; empty for a rhythm without pitch.
    var pitches: [Pitch]
    var head = Head.normal
    var lyric: PartLyric?
    /// Whether it is struck louder than its neighbours.
    var isAccented = false

    var end: Int { tick + duration }
}

/// A syllable under a note.
struct PartLyric: Hashable {
    var text: String
    var place: SungSyllable.Place
    /// The label of its section: `Verse 2`.
    var section: String
    /// Whether a line of the song ends with it.
    var endsLine: Bool
    /// Whether the next notes go on with it.
    var extends = false
}
