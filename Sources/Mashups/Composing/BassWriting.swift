import Genres
import MusicTheory

/// Gives the steps of a bass figure their pitches.
struct BassWriting {
    /// What a bass guitar and a double bass reach without strain: E1 to G3, as it sounds.
    static let range = Pitch(NoteName(.e), octave: 1)...Pitch(NoteName(.g), octave: 3)
    /// Roots gather round F2, where classroom basses and keyboards are clear.
    private static let home = 41
    /// The widest leap.
    static let widestLeap = 12

    let timeline: ChordTimeline
    let key: Key
    /// Ticks in a bar and in a quarter note, within which a held note anticipates a chord.
    let bar: Int
    let beat: Int

    /// Writes a section.
    ///
    /// - Parameters:
    ///   - pattern: The figure.
    ///   - bars: Bars of the section.
    ///   - last: The note before the section as a MIDI number; nil at the beginning.
    ///   - isFinal: Whether the piece ends here, on a held root.
    /// - Returns: Notes in order; none where there are no chords.
    func write(_ pattern: BassPattern, bars: Int, after last: Int?, isFinal: Bool) -> [NoteEvent] {
        guard !timeline.chords.isEmpty else { return [] }
        var notes = Figure.notes(of: pattern, bars: bars, bar: bar, hold: .hold, rest: .rest, opening: .root)
        if isFinal { notes = notes.endingOnBar(bars, bar: bar, with: .root) }
        let struck = notes.flatMap(atEveryChange)
        var events: [NoteEvent] = []
        var previous = last
        var root = BassWriting.home
        for (index, note) in struck.enumerated() {
            guard let chord = chord(of: note) else { continue }
            let next = index + 1 < struck.count ? struck[index + 1] : nil
            let name = name(of: note, in: chord, next: next)
            var pitch = place(name, step: note.step, after: previous, root: root)
            if note.step == .passing, let next, let target = self.chord(of: next) {
                pitch = passing(from: previous, to: target, step: next.step, otherwise: pitch)
            }
            if note.step == .root { root = pitch.midi }
            events.append(
                NoteEvent(tick: note.tick, duration: note.end - note.tick, pitch: pitch.description, midi: pitch.midi)
            )
            previous = pitch.midi
        }
        return mended(events)
    }

    /// A degree that neither belongs to its chord nor moves by step gives way to the fifth.
    private func mended(_ events: [NoteEvent]) -> [NoteEvent] {
        var events = events
        for index in events.indices {
            let note = events[index]
            let rule = BassRule(
                note,
                previous: index > 0 ? events[index - 1].midi : nil,
                next: index + 1 < events.count ? events[index + 1].midi : nil,
                timeline: timeline,
                beat: beat
            )
            guard rule == nil, let chord = timeline[note.tick] else { continue }
            let neighbours = [index - 1, index + 1].filter(events.indices.contains).map { events[$0].midi }
            let pitches = ([fifth(of: chord)] + chord.notes).map { place($0, between: neighbours) }
            // Notes of a chord lie no more than a fifth apart, so that one of them is within reach of both neighbours.
            let pitch = pitches.first { widest($0, neighbours) <= BassWriting.widestLeap } ?? pitches[0]
            events[index].pitch = pitch.description
            events[index].midi = pitch.midi
        }
        return events
    }

    private func chord(of note: FigureNote<BassStep>) -> SoundingChord? {
        timeline.chord(from: note.tick, to: note.end, beat: beat, isTied: note.isTied)
    }

    /// A note that is held into another chord, and does not anticipate it, gives way to that chord's root.
    private func atEveryChange(_ note: FigureNote<BassStep>) -> [FigureNote<BassStep>] {
        var parts: [FigureNote<BassStep>] = []
        var rest = note
        while let index = timeline.index(at: rest.tick), timeline.chords[index].end < rest.end,
            timeline.chords[index].end - rest.tick > beat
        {
            let change = timeline.chords[index].end
            parts.append(FigureNote(step: rest.step, tick: rest.tick, end: change))
            rest.step = .root
            rest.tick = change
        }
        return parts + [rest]
    }

    private func name(
        of note: FigureNote<BassStep>,
        in chord: SoundingChord,
        next: FigureNote<BassStep>?
    ) -> NoteName {
        let root = chord.chord.root
        switch note.step {
        case .root, .octave, .hold, .rest: return root
        case .third: return chord.note(3) ?? root
        case .fifth: return fifth(of: chord)
        case .second, .sixth, .seventh: return scaleNote(note.step, of: chord)
        case .approachFromBelow, .approachFromAbove:
            guard let target = goal(of: note, from: chord) else { return fifth(of: chord) }
            let approach =
                note.step == .approachFromBelow
                ? target.transposed(downBy: .minorSecond) : target.transposed(by: .minorSecond)
            return approach.simplified
        case .passing: return fifth(of: chord)
        }
    }

    private func fifth(of chord: SoundingChord) -> NoteName { chord.note(5) ?? chord.chord.root }

    /// The root a note leads to; nil where the chord stays or nothing follows at once.
    private func goal(of note: FigureNote<BassStep>, from chord: SoundingChord) -> NoteName? {
        guard let index = timeline.index(at: note.tick), timeline.chords[index].end == note.end,
            let next = timeline.after(index), !next.chord.root.isEnharmonic(with: chord.chord.root)
        else { return nil }
        return next.chord.root
    }

    /// A degree above the root as the chord has it, else as the key has it.
    private func scaleNote(_ step: BassStep, of chord: SoundingChord) -> NoteName {
        let number = step == .second ? 2 : step == .sixth ? 6 : 7
        if let own = chord.note(number) { return own }
        let letter = chord.chord.root.letter.advanced(by: number - 1)
        return key.notes.first { $0.letter == letter } ?? fifth(of: chord)
    }

    /// The octave of a note that moves least; roots stay near home.
    private func place(_ name: NoteName, step: BassStep, after previous: Int?, root: Int) -> Pitch {
        let low = Pitch.lowest(name, notBelow: BassWriting.range.lowerBound)
        let offered = (0...2).map { Pitch(name, octave: low.octave + $0) }.filter(BassWriting.range.contains)
        let reachable = offered.filter { pitch in
            previous.map { abs(pitch.midi - $0) <= BassWriting.widestLeap } ?? true
        }
        let aim = step == .octave ? root + 12 : step == .root ? BassWriting.home : previous ?? BassWriting.home
        func cost(_ pitch: Pitch) -> Int {
            4 * abs(pitch.midi - aim) + abs(pitch.midi - (previous ?? aim)) + abs(pitch.midi - BassWriting.home)
        }
        return (reachable.isEmpty ? offered : reachable).min { cost($0) < cost($1) } ?? low
    }

    /// The octave of a note that is nearest to those beside it.
    private func place(_ name: NoteName, between neighbours: [Int]) -> Pitch {
        let low = Pitch.lowest(name, notBelow: BassWriting.range.lowerBound)
        let offered = (0...2).map { Pitch(name, octave: low.octave + $0) }.filter(BassWriting.range.contains)
        return offered.min { widest($0, neighbours) < widest($1, neighbours) } ?? low
    }

    private func widest(_ pitch: Pitch, _ neighbours: [Int]) -> Int {
        neighbours.map { abs($0 - pitch.midi) }.max() ?? 0
    }

    /// A half step before the next note on the side the line comes from; the chord tone where nothing moves.
    private func passing(
        from previous: Int?,
        to target: SoundingChord,
        step: BassStep,
        otherwise: Pitch
    ) -> Pitch {
        guard let previous, step == .root else { return otherwise }
        let goal = place(target.chord.root, step: .root, after: previous, root: previous)
        guard abs(goal.midi - previous) > 1 else { return otherwise }
        let passing = goal.midi > previous ? goal.transposed(downBy: .minorSecond) : goal.transposed(by: .minorSecond)
        guard let spelled = Pitch(passing.name.simplified, midi: passing.midi), BassWriting.range.contains(spelled)
        else { return otherwise }
        return spelled
    }
}

extension Array {
    /// The figure with its last bar given to one held note.
    func endingOnBar<Step>(_ bars: Int, bar: Int, with step: Step) -> [FigureNote<Step>]
    where Element == FigureNote<Step> {
        let start = (bars - 1) * bar
        var notes = filter { $0.tick < start }
        if let last = notes.last, last.end > start { notes[notes.count - 1].end = start }
        return notes + [FigureNote(step: step, tick: start, end: bars * bar)]
    }
}
