import Teaching
import Genres
import MusicTheory

/// Writes a plan out as a score.
struct Composer {
    let request: LessonRequest
    let plan: MashupPlan
    let layouts: [LyricPlanning.Layout]

    func compose(_ sheet: LyricSheet) -> Score {
        let words = Dictionary(sheet.sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var firstBar = 1
        var sections: [ScoreSection] = []
        for (index, section) in plan.sections.enumerated() {
            let layout = layouts.first { $0.section == index }
            let lines = layout.flatMap { words[$0.brief.id] }
            sections.append(compose(section, at: index, firstBar: firstBar, layout: layout, words: lines))
            firstBar += section.bars
        }
        let key = ScoreKey(
            tonic: plan.key.tonic.description,
            mode: plan.key.mode.rawValue,
            name: plan.key.description,
            fifths: plan.key.fifths,
            reason: plan.keyReason
        )
        return Score(
            key: key,
            tempo: plan.tempo,
            meter: plan.meter.description,
            feel: plan.feel,
            form: plan.form,
            sections: sections,
            grooves: plan.grooves,
            instruments: InstrumentCasting(genres: request.genres).instruments()
        )
    }

    private var bar: Int { Int(plan.meter.quarterLength * Double(Score.ticksPerQuarter)) }
    private var beat: Int { Int(plan.meter.beatLength * Double(Score.ticksPerQuarter)) }

    private func compose(
        _ section: SectionPlan,
        at index: Int,
        firstBar: Int,
        layout: LyricPlanning.Layout?,
        words: LyricSection?
    ) -> ScoreSection {
        let chords = chords(of: section)
        let isLast = index == plan.sections.count - 1
        let groove = plan.grooves.first { $0.id == section.groove }
        return ScoreSection(
            label: section.label,
            kind: section.kind,
            genre: section.leader.id.rawValue,
            lends: loans(section),
            firstBar: firstBar,
            bars: section.bars,
            progression: section.harmony.id,
            harmonyGenre: section.harmony.genre?.rawValue,
            chords: chords,
            drone: drone(section),
            groove: section.groove,
            fills: isLast ? [] : fills(groove, section),
            lyrics: lines(words, layout: layout),
            bass: bass(chords),
            melody: [],
            accompaniment: []
        )
    }

    /// A borrowed tradition has its own signals; none are invented for it.
    private func fills(_ groove: ScoreGroove?, _ section: SectionPlan) -> [Fill] {
        let owner = request.genre(section.grooveGenre.rawValue)
        return FillWriting.fills(for: groove, bars: section.bars, protected: owner?.isGrooveOnly ?? true)
    }

    private func chords(of section: SectionPlan) -> [ChordEvent] {
        let bars = section.harmony.numerals(bars: section.bars)
        let beats = plan.meter.beatsFelt
        return bars.enumerated().flatMap { index, numerals -> [ChordEvent] in
            let starts = numerals.indices.map { $0 * beats / numerals.count }
            return numerals.enumerated().map { place, numeral in
                let chord = numeral.chord(in: plan.key.tonic).simplified
                let end = place + 1 < starts.count ? starts[place + 1] : beats
                return ChordEvent(
                    bar: index + 1,
                    beat: starts[place] + 1,
                    tick: index * bar + starts[place] * beat,
                    duration: (end - starts[place]) * beat,
                    symbol: chord.symbol,
                    numeral: numeral.description,
                    notes: chord.notes.map(\.description)
                )
            }
        }
    }

    private func drone(_ section: SectionPlan) -> [String] {
        guard case .drone = section.harmony else { return [] }
        let fifth = plan.key.tonic.transposed(by: .perfectFifth)
        return [plan.key.tonic.description, fifth.description]
    }

    /// Roots on every chord; from intermediate on also the fifth halfway through a whole bar.
    private func bass(_ chords: [ChordEvent]) -> [NoteEvent] {
        let floor = Pitch(NoteName(.e), octave: 2)
        return chords.flatMap { event -> [NoteEvent] in
            guard let chord = Chord(symbol: event.symbol), let third = chord.notes.dropFirst(2).first else { return [] }
            let root = Pitch.lowest(chord.root, notBelow: floor)
            let halves = event.duration == bar && plan.meter.beatsFelt.isMultiple(of: 2) && request.level > .beginner
            let first = halves ? event.duration / 2 : event.duration
            var notes = [NoteEvent(tick: event.tick, duration: first, pitch: root.description, midi: root.midi)]
            if halves {
                let fifth = Pitch.lowest(third, notBelow: floor)
                notes.append(
                    NoteEvent(
                        tick: event.tick + first,
                        duration: event.duration - first,
                        pitch: fifth.description,
                        midi: fifth.midi
                    )
                )
            }
            return notes
        }
    }

    private func loans(_ section: SectionPlan) -> [SectionLoan] {
        var loans = [SectionLoan(genre: section.grooveGenre.rawValue, layer: "groove")]
        if let harmony = section.harmony.genre { loans.append(SectionLoan(genre: harmony.rawValue, layer: "harmony")) }
        if let words = section.words, words.lyrics.delivery != .instrumental {
            loans.append(SectionLoan(genre: words.id.rawValue, layer: "lyric form"))
        }
        if let form = plan.form.genre { loans.append(SectionLoan(genre: form, layer: "form")) }
        return loans
    }

    private func lines(_ words: LyricSection?, layout: LyricPlanning.Layout?) -> [SungLine] {
        guard let words, let layout else { return [] }
        let setting = SyllableSetting(bar: bar, beat: beat)
        let perLine = layout.barsPerLine
        let rapped = layout.brief.delivery == .rapped
        let sungBars = layout.brief.repeatFirst ? max(1, perLine / 2) : perLine
        return words.lines.enumerated().map { index, line in
            let places = setting.set(
                stresses: line.syllables.map { $0.stress > 0 },
                start: index * perLine * bar,
                bars: perLine,
                sungBars: sungBars,
                rapped: rapped
            )
            let voice = layout.brief.callAndResponse ? (line.isResponse ? "group" : "leader") : "all"
            return SungLine(
                text: line.text,
                voice: voice,
                delivery: rapped ? "rapped" : "sung",
                bar: index * perLine + 1,
                bars: perLine,
                rhyme: line.rhymeLabel,
                syllables: syllables(line, at: places)
            )
        }
    }

    private func syllables(_ line: LyricLine, at places: [(tick: Int, duration: Int)]) -> [SungSyllable] {
        var starts = true
        return zip(line.syllables, places).map { syllable, place in
            let position: SungSyllable.Place =
                starts ? (syllable.endsWord ? .single : .begin) : (syllable.endsWord ? .end : .middle)
            starts = syllable.endsWord
            return SungSyllable(
                text: syllable.text,
                place: position,
                tick: place.tick,
                duration: place.duration,
                stressed: syllable.stress > 0
            )
        }
    }
}
