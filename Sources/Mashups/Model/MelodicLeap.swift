/// A leap of a fourth or more within a line of the tune.
struct MelodicLeap {
    /// The bar of the piece in which it arrives, from 1.
    let bar: Int
    /// The note it leaves and the one it reaches.
    let from: NoteEvent
    let to: NoteEvent
    /// Whether the next note of the line goes back by a step.
    let isAnswered: Bool

    /// Semitones, upwards or downwards.
    var semitones: Int { abs(to.midi - from.midi) }

    /// The leaps of a section in order.
    static func leaps(in section: ScoreSection, ticksPerBar: Int) -> [MelodicLeap] {
        section.lyrics.filter(\.isPitched).flatMap { line -> [MelodicLeap] in
            let ticks = Set(line.syllables.map(\.tick))
            let notes = section.melody.filter { ticks.contains($0.tick) }
            return notes.indices.dropFirst().compactMap { index in
                let (from, to) = (notes[index - 1], notes[index])
                guard abs(to.midi - from.midi) >= 5 else { return nil }
                let back = index + 1 < notes.count ? notes[index + 1].midi - to.midi : 0
                let answers = (1...2).contains(abs(back)) && (back > 0) != (to.midi > from.midi)
                return MelodicLeap(
                    bar: section.firstBar + to.tick / max(1, ticksPerBar),
                    from: from,
                    to: to,
                    isAnswered: answers
                )
            }
        }
    }
}
