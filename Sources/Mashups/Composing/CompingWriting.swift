import Genres
import MusicTheory

/// Gives the strokes of an accompaniment figure their notes, each chord as near as possible to the one before.
struct CompingWriting {
    /// Where chords lie: C3 to C5, the middle of a keyboard.
    static let chords = Pitch(NoteName(.c), octave: 3)...Pitch(NoteName(.c), octave: 5)
    /// Where power chords and bass strings lie, and everything that is played on low strings.
    static let low = Pitch(NoteName(.e), octave: 2)...Pitch(NoteName(.e), octave: 4)
    /// Everything that may sound.
    static let range = low.lowerBound...chords.upperBound
    private static let centre = 59

    let timeline: ChordTimeline
    let bar: Int
    let beat: Int

    /// Writes a section.
    ///
    /// - Parameters:
    ///   - pattern: The figure.
    ///   - bars: Bars of the section.
    ///   - isFinal: Whether the piece ends here, on a held chord.
    /// - Returns: Notes by time, those struck together from the lowest up; none where there are no chords.
    func write(_ pattern: CompingPattern, bars: Int, isFinal: Bool) -> [NoteEvent] {
        guard !timeline.chords.isEmpty else { return [] }
        var notes = Figure.notes(of: pattern.rhythm, bars: bars, bar: bar, hold: .hold, rest: .rest, opening: .chord)
        if isFinal { notes = notes.endingOnBar(bars, bar: bar, with: .accentedChord) }
        let strokes = withEveryChord(notes.flatMap(atEveryChange))
        var voicings: [Chord: Voicing] = [:]
        var last: Voicing?
        return strokes.flatMap { stroke -> [NoteEvent] in
            guard let chord = chord(of: stroke) else { return [] }
            let voicing = voicings[chord.chord] ?? voicing(of: chord, in: pattern.voicing, after: last)
            voicings[chord.chord] = voicing
            last = voicing
            return pitches(of: stroke.step, chord: chord, voicing: voicing).map { pitch in
                NoteEvent(
                    tick: stroke.tick,
                    duration: stroke.end - stroke.tick,
                    pitch: pitch.description,
                    midi: pitch.midi,
                    accent: stroke.step == .accentedChord ? true : nil
                )
            }
        }
    }

    private func chord(of note: FigureNote<CompingStep>) -> SoundingChord? {
        timeline.chord(from: note.tick, to: note.end, beat: beat, isTied: note.isTied)
    }

    /// A chord that is held into the next, and does not anticipate it, gives way to it.
    private func atEveryChange(_ note: FigureNote<CompingStep>) -> [FigureNote<CompingStep>] {
        var parts: [FigureNote<CompingStep>] = []
        var rest = note
        while let index = timeline.index(at: rest.tick), timeline.chords[index].end < rest.end,
            timeline.chords[index].end - rest.tick > beat
        {
            let change = timeline.chords[index].end
            parts.append(FigureNote(step: rest.step, tick: rest.tick, end: change))
            rest.step = .chord
            rest.tick = change
        }
        return parts + [rest]
    }

    /// A chord that the figure passes over is struck once where it starts, for it would not be heard otherwise.
    private func withEveryChord(_ strokes: [FigureNote<CompingStep>]) -> [FigureNote<CompingStep>] {
        let heard = Set(strokes.compactMap { chord(of: $0)?.tick })
        let missing = timeline.chords.filter { !heard.contains($0.tick) }
        guard !missing.isEmpty else { return strokes }
        var all = strokes
        for chord in missing {
            let next = strokes.first { $0.tick > chord.tick }?.tick ?? chord.end
            for index in all.indices where all[index].tick < chord.tick && all[index].end > chord.tick {
                all[index].end = chord.tick
            }
            let end = min(chord.end, next, chord.tick + beat)
            guard end > chord.tick, !all.contains(where: { $0.tick == chord.tick }) else { continue }
            all.append(FigureNote(step: .chord, tick: chord.tick, end: end))
        }
        return all.sorted { $0.tick < $1.tick }
    }

    private func pitches(of step: CompingStep, chord: SoundingChord, voicing: Voicing) -> [Pitch] {
        switch step {
        case .accentedChord, .chord: voicing.pitches
        case .bassString: [Pitch.lowest(chord.chord.root, notBelow: CompingWriting.low.lowerBound)]
        case .upperNotes: voicing.pitches.count > 1 ? Array(voicing.pitches.dropFirst()) : voicing.pitches
        case .hold, .rest: []
        }
    }

    private func voicing(of chord: SoundingChord, in style: VoicingStyle, after last: Voicing?) -> Voicing {
        let notes = style.notes(of: chord)
        let offered: [Voicing]
        switch style {
        case .power, .openFifth:
            let root = Pitch.lowest(chord.chord.root, notBelow: CompingWriting.low.lowerBound)
            let fifth = notes.count > 1 ? [Pitch.lowest(notes[1], above: root)] : []
            let octave = style == .power ? [Pitch(root.name, octave: root.octave + 1)] : []
            offered = [Voicing([root] + fifth + octave)]
        case .triad, .shell, .full:
            offered = Voicing.close(notes, in: CompingWriting.chords)
        }
        func cost(_ voicing: Voicing) -> Int {
            let mean = voicing.pitches.reduce(0) { $0 + $1.midi } / max(1, voicing.pitches.count)
            return 2 * (last?.distance(to: voicing) ?? 0) + abs(mean - CompingWriting.centre)
        }
        return offered.min { cost($0) < cost($1) } ?? Voicing([])
    }
}

extension VoicingStyle {
    /// The notes of a chord that sound in this style, the root first where it is among them.
    func notes(of chord: SoundingChord) -> [NoteName] {
        let third = chord.note(3)
        let fifth = chord.note(5)
        let triad = [chord.chord.root, third, fifth].compactMap(\.self)
        switch self {
        case .triad: return triad
        case .shell:
            guard let colour = chord.note(7) ?? chord.note(6) else { return triad }
            return [chord.chord.root, third ?? fifth, colour].compactMap(\.self)
        case .full:
            var notes = chord.notes
            for spare in [fifth, chord.chord.root, chord.note(11), chord.note(9)] where notes.count > 4 {
                notes.removeAll { $0 == spare }
            }
            return notes
        case .power, .openFifth: return [chord.chord.root, fifth].compactMap(\.self)
        }
    }
}
