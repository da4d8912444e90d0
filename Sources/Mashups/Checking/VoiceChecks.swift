import MusicTheory

/// Whether bass and accompaniment keep to their bars, their ranges and their chords.
struct VoiceChecks {
    let score: Score

    func run() -> [Check] {
        [bars(), bass(), bassLeaps(), accompaniment(), everyChord(), ending()]
    }

    private func check(_ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            .music,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private var beat: Int {
        Meter(score.meter).map { Int($0.beatLength * Double(Score.ticksPerQuarter)) } ?? Score.ticksPerQuarter
    }

    private func place(_ note: NoteEvent, in section: ScoreSection) -> String {
        "bar \(section.firstBar + note.tick / max(1, score.ticksPerBar)): \(note.pitch)"
    }

    /// Every section with its chords and the one that follows it.
    private var timelines: [(section: ScoreSection, timeline: ChordTimeline)] {
        score.sections.enumerated().map { index, section in
            let following = index + 1 < score.sections.count ? score.sections[index + 1].chords.first : nil
            return (section, ChordTimeline(section.chords, following: following))
        }
    }

    private func bars() -> Check {
        let faults = score.sections.flatMap { section -> [String] in
            let end = section.bars * score.ticksPerBar
            return [section.bass, section.melody].flatMap { line -> [String] in
                var free = 0
                return line.filter { note in
                    defer { free = note.end }
                    return note.tick < free || note.duration <= 0 || note.end > end
                }.map { place($0, in: section) }
            }
                + section.accompaniment.filter { $0.tick < 0 || $0.duration <= 0 || $0.end > end }
                .map { place($0, in: section) }
        }
        return check("Notes of every voice fit its bars, one after another", faults, "\(score.barCount) bars")
    }

    private func bass() -> Check {
        let range = BassWriting.range
        let faults = timelines.flatMap { section, timeline -> [String] in
            section.bass.indices.compactMap { index in
                let note = section.bass[index]
                let rule = BassRule(
                    note,
                    previous: index > 0 ? section.bass[index - 1].midi : nil,
                    next: index + 1 < section.bass.count ? section.bass[index + 1].midi : nil,
                    timeline: timeline,
                    beat: beat
                )
                guard let pitch = Pitch(note.pitch), pitch.midi == note.midi, range.contains(pitch), rule != nil else {
                    return place(note, in: section)
                }
                return nil
            }
        }
        let count = score.sections.reduce(0) { $0 + $1.bass.count }
        return check("Bass notes belong to their chords or lead into the next note", faults, "\(count) notes")
    }

    private func bassLeaps() -> Check {
        let notes = score.sections.flatMap { section in section.bass.map { (note: $0, section: section) } }
        let faults = zip(notes, notes.dropFirst()).filter { one, other in
            abs(one.note.midi - other.note.midi) > BassWriting.widestLeap
        }.map { place($0.1.note, in: $0.1.section) }
        return check("The bass never leaps more than an octave", faults, "\(notes.count) notes")
    }

    private func accompaniment() -> Check {
        let range = CompingWriting.range
        let faults = timelines.flatMap { section, timeline -> [String] in
            section.accompaniment.filter { note in
                guard let pitch = Pitch(note.pitch), pitch.midi == note.midi, range.contains(pitch),
                    let chord = timeline[note.tick]
                else { return true }
                let soon = timeline.chords.first { $0.tick > note.tick } ?? timeline.following
                let anticipated =
                    soon.map { $0.tick - note.tick <= beat && $0.tones.contains(midi: note.midi) } ?? false
                return !chord.tones.contains(midi: note.midi) && !anticipated
            }.map { place($0, in: section) }
        }
        let count = score.sections.reduce(0) { $0 + $1.accompaniment.count }
        return check("Notes of the accompaniment belong to their chords", faults, "\(count) notes")
    }

    private func everyChord() -> Check {
        let faults = timelines.flatMap { section, timeline -> [String] in
            guard !section.accompaniment.isEmpty || !section.bass.isEmpty else {
                return section.chords.isEmpty ? [] : ["\(section.label): nobody plays the chords"]
            }
            return timeline.chords.filter { chord in
                !(section.accompaniment + section.bass).contains { $0.tick < chord.end && $0.end > chord.tick }
            }.map { "\(section.label): \($0.chord.symbol)" }
        }
        return check("Every chord is heard", faults, "\(score.sections.reduce(0) { $0 + $1.chords.count }) chords")
    }

    private func ending() -> Check {
        let last = score.sections.last?.chords.last.flatMap { RomanNumeral($0.numeral) }
        return check(
            "The piece comes to rest on its tonic",
            last?.isHome ?? true ? [] : ["it ends on \(last?.description ?? "")"],
            score.sections.last?.chords.last?.symbol ?? "no chords"
        )
    }
}

/// Why a bass note may sound where it does.
enum BassRule {
    /// It is in the chord.
    case chordTone
    /// It is in the chord that follows within a beat.
    case anticipation
    /// It is a half step from the note after it.
    case approach
    /// It moves by step, between the changes of chord.
    case passing

    /// The rule that a note follows; nil where it follows none.
    ///
    /// - Parameters:
    ///   - note: The note.
    ///   - previous: The note before it in the section, as a MIDI number.
    ///   - next: The note after it.
    ///   - timeline: The chords.
    ///   - beat: Ticks in a beat.
    init?(_ note: NoteEvent, previous: Int?, next: Int?, timeline: ChordTimeline, beat: Int) {
        guard let chord = timeline[note.tick] else { return nil }
        if chord.tones.contains(midi: note.midi) {
            self = .chordTone
            return
        }
        let soon = timeline.chords.first { $0.tick > note.tick } ?? timeline.following
        if let soon, soon.tick - note.tick <= beat {
            if soon.tones.contains(midi: note.midi) {
                self = .anticipation
                return
            }
            if PitchClassSet([
                soon.chord.root.transposed(by: .minorSecond), soon.chord.root.transposed(downBy: .minorSecond),
            ])
            .contains(midi: note.midi) {
                self = .approach
                return
            }
        }
        let isOnChange = note.tick == chord.tick
        if let next, abs(next - note.midi) == 1, !isOnChange {
            self = .approach
        } else if !isOnChange, [previous, next].contains(where: { $0.map { abs($0 - note.midi) <= 2 } ?? false }) {
            self = .passing
        } else {
            return nil
        }
    }
}
