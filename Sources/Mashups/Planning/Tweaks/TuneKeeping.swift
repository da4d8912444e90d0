import MusicTheory

/// Keeps a tune when its piece moves to another key: the same steps from another home note.
struct TuneKeeping {
    let old: Key
    let new: Key
    /// What the singers reach, as MIDI numbers.
    let range: ClosedRange<Int>

    /// The score, in the new key, with the tune of the old one moved along; as it is where no octave suits the voices.
    func moved(_ score: Score, tuneOf before: Score) -> Score {
        guard score.sections.count == before.sections.count else { return score }
        let notes = before.sections.flatMap(\.melody)
        guard let distance = shift(for: notes.map(\.midi)) else { return score }
        var kept = score
        for (index, section) in before.sections.enumerated() {
            let moved = section.melody.compactMap { note in transposed(note, by: distance) }
            // A note whose name cannot be spelled in the new key leaves the tune as it was composed.
            guard moved.count == section.melody.count else { return score }
            kept.sections[index].melody = moved
        }
        return kept
    }

    /// The move by the fewest semitones that stays in the range; nil where there is none.
    private func shift(for notes: [Int]) -> Int? {
        guard let low = notes.min(), let high = notes.max() else { return nil }
        let distance = new.tonic.pitchClass - old.tonic.pitchClass
        return [distance, distance - 12, distance + 12].sorted { abs($0) < abs($1) }.first {
            range.contains(low + $0) && range.contains(high + $0)
        }
    }

    private func transposed(_ note: NoteEvent, by distance: Int) -> NoteEvent? {
        guard let pitch = Pitch(note.pitch) else { return nil }
        let name = Chord(pitch.name, .major).transposed(from: old, to: new).root
        guard let moved = Pitch(name, midi: note.midi + distance) ?? Pitch(name.simplified, midi: note.midi + distance)
        else { return nil }
        var event = note
        event.pitch = moved.description
        event.midi = moved.midi
        return event
    }
}
