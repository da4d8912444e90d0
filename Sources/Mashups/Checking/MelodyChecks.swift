import MusicTheory

/// Whether the tune can be sung, and is where the score says it is.
struct MelodyChecks {
    let score: Score
    private let tonic: NoteName?
    private let pulse: MelodyPulse?

    init(score: Score) {
        self.score = score
        tonic = NoteName(score.key.tonic)
        pulse = Meter(score.meter).map { MelodyPulse($0) }
    }

    func run() -> [Check] {
        [range(), syllables(), strongBeats(), scale(), ends()]
    }

    private var sections: [ScoreSection] { score.sections.filter { !$0.melody.isEmpty } }
    private var count: String { English.count(sections.reduce(0) { $0 + $1.melody.count }, "note") }

    private func check(_ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            .music,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private func place(_ note: NoteEvent, in section: ScoreSection) -> String {
        "bar \(section.firstBar + note.tick / max(1, score.ticksPerBar)): \(note.pitch)"
    }

    private func faults(_ isFault: (NoteEvent, ScoreSection) -> Bool) -> [String] {
        sections.flatMap { section in
            section.melody.filter { isFault($0, section) }.map { place($0, in: section) }
        }
    }

    private func range() -> Check {
        let range = score.melodyRange
        let low = range.flatMap { Pitch($0.low) }
        let high = range.flatMap { Pitch($0.high) }
        let faults = faults { note, _ in
            guard let low, let high, let pitch = Pitch(note.pitch) else { return true }
            return pitch.midi != note.midi || pitch.midi < low.midi || pitch.midi > high.midi
        }
        let span = range.map { "\($0.low)–\($0.high), \($0.singers)" } ?? "no tune"
        return check("The tune stays in the singers' range", faults, span)
    }

    private func syllables() -> Check {
        let faults = score.sections.flatMap { section -> [String] in
            let sung = section.lyrics.filter(\.isPitched).flatMap(\.syllables)
            guard !sung.isEmpty || !section.lyrics.isEmpty else { return [] }
            let places = section.melody.map { [$0.tick, $0.duration] }
            return sung.map { [$0.tick, $0.duration] } == places
                ? [] : ["\(section.label): \(sung.count) syllables, \(places.count) notes"]
        }
        return check("Every sung syllable has one note", faults, count)
    }

    private func strongBeats() -> Check {
        let faults = sections.flatMap { section -> [String] in
            let timeline = ChordTimeline(section.chords)
            return section.melody.filter { note in
                guard let chord = timeline[note.tick], pulse?.isStrong(note.tick) ?? true else { return false }
                return !chord.tones.contains(midi: note.midi)
            }.map { place($0, in: section) }
        }
        return check("Notes of the tune on strong beats belong to their chords", faults, count)
    }

    private func scale() -> Check {
        let faults = sections.flatMap { section -> [String] in
            let scale = section.melodyScale.map { PitchClassSet($0.notes.compactMap { NoteName($0) }) } ?? []
            let agrees = section.melodyScale.map(isSpelled) ?? false
            let timeline = ChordTimeline(section.chords)
            let outside = section.melody.filter { note in
                !scale.contains(midi: note.midi) && !(timeline[note.tick]?.tones.contains(midi: note.midi) ?? false)
            }
            return (agrees ? [] : ["\(section.label): the scale is not spelled on the tonic"])
                + outside.map { place($0, in: section) }
        }
        return check("Notes of the tune come from its scale or the chord under them", faults, count)
    }

    private func isSpelled(_ scale: MelodyScale) -> Bool {
        guard let tonic else { return false }
        let degrees = scale.degrees.compactMap { ScaleDegree($0) }
        return degrees.map { $0.note(tonic: tonic).description } == scale.notes
    }

    /// Lines end on notes of their chords; where the piece ends with a tune, it ends on the tonic.
    private func ends() -> Check {
        var faults = sections.flatMap { section -> [String] in
            let timeline = ChordTimeline(section.chords)
            let lines = section.lyrics.filter(\.isPitched).compactMap(\.syllables.last?.tick)
            return section.melody.filter { note in
                guard lines.contains(note.tick), let chord = timeline[note.tick] else { return false }
                return !chord.tones.contains(midi: note.midi)
            }.map { place($0, in: section) }
        }
        if let section = score.sections.last, let last = section.melody.last, let tonic,
            last.midi % 12 != tonic.pitchClass
        {
            faults.append("\(place(last, in: section)) is not \(score.key.tonic)")
        }
        return check("Lines end on notes of their chords, and the piece on its tonic", faults, count)
    }
}
