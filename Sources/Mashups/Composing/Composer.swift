import Teaching
import Genres
import MusicTheory

/// Writes a plan out as a score.
struct Composer {
    let request: LessonRequest
    let plan: MashupPlan
    let layouts: [LyricPlanning.Layout]
    /// The bass and accompaniment figures of every section; nil where it has none.
    let figures: [SectionFigures?]

    /// The same piece in another key.
    func inKey(_ key: Key) -> Composer {
        var plan = plan
        plan.key = key
        return Composer(request: request, plan: plan, layouts: layouts, figures: figures)
    }

    func compose(_ sheet: LyricSheet) -> Score {
        let range = SingingRange(request.setting, level: request.level)
        let drafts = drafts(sheet)
        let sources = drafts.enumerated().map { index, draft in
            MelodyWriting.Source(
                plan: draft.plan,
                timeline: draft.timeline,
                lines: draft.lines,
                hasDrone: !draft.drone.isEmpty,
                isFinal: index == drafts.count - 1
            )
        }
        let tunes = MelodyWriting(request: request, plan: plan, range: range).tunes(sources)
        var last: Int?
        let sections = drafts.indices.map { index in
            let section = section(drafts[index], tune: tunes[index], after: last)
            last = section.bass.last?.midi ?? last
            return section
        }
        return Score(
            key: ScoreKey(plan.key, written: plan.writtenKey, reason: plan.keyReason),
            tempo: plan.tempo,
            meter: plan.meter.description,
            feel: plan.feel,
            form: plan.form,
            sections: sections,
            grooves: plan.grooves,
            melodyRange: tunes.contains { !$0.notes.isEmpty } ? range.written : nil,
            instruments: InstrumentCasting(genres: request.genres).instruments()
        )
    }

    private var bar: Int { Int(plan.meter.quarterLength * Double(Score.ticksPerQuarter)) }
    private var beat: Int { Int(plan.meter.beatLength * Double(Score.ticksPerQuarter)) }

    /// A section with chords and words, before anything is played to them.
    private struct Draft {
        var index: Int
        var plan: SectionPlan
        var firstBar: Int
        var chords: [ChordEvent]
        var timeline: ChordTimeline
        var drone: [String]
        var lines: [SungLine]
    }

    private func drafts(_ sheet: LyricSheet) -> [Draft] {
        let words = Dictionary(sheet.sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let chords = plan.sections.indices.map {
            self.chords(of: plan.sections[$0], isFinal: $0 == plan.sections.count - 1)
        }
        var firstBar = 1
        return plan.sections.enumerated().map { index, section in
            defer { firstBar += section.bars }
            let layout = layouts.first { $0.section == index }
            let following = index + 1 < chords.count ? chords[index + 1].first : nil
            let timeline = ChordTimeline(chords[index], following: following)
            let drone = drone(section)
            let lines = SongLines(plan: plan, section: section, timeline: timeline, bar: bar, beat: beat)
            return Draft(
                index: index,
                plan: section,
                firstBar: firstBar,
                chords: chords[index],
                timeline: timeline,
                drone: drone,
                lines: lines.lines(
                    layout.flatMap { words[$0.brief.id] },
                    layout: layout,
                    isPitched: !chords[index].isEmpty || !drone.isEmpty,
                    isFinal: index == plan.sections.count - 1
                )
            )
        }
    }

    private func section(_ draft: Draft, tune: MelodyWriting.Tune, after last: Int?) -> ScoreSection {
        let section = draft.plan
        let isFinal = draft.index == plan.sections.count - 1
        let groove = plan.grooves.first { $0.id == section.groove }
        let figures = draft.chords.isEmpty ? nil : figures[draft.index]
        let bass = BassWriting(timeline: draft.timeline, key: plan.key, bar: bar, beat: beat)
        let comping = CompingWriting(timeline: draft.timeline, bar: bar, beat: beat)
        return ScoreSection(
            label: section.label,
            kind: section.kind,
            genre: section.leader.id.rawValue,
            lends: loans(section),
            firstBar: draft.firstBar,
            bars: section.bars,
            progression: section.harmony.id,
            harmonyGenre: section.harmony.genre?.rawValue,
            chords: draft.chords,
            drone: draft.drone,
            groove: section.groove,
            fills: fills(groove, section, isFinal: isFinal),
            lyrics: draft.lines,
            bass: figures.map { bass.write($0.bass, bars: section.bars, after: last, isFinal: isFinal) } ?? [],
            melody: tune.notes,
            melodyScale: tune.scale,
            accompaniment: figures.map { comping.write($0.comping, bars: section.bars, isFinal: isFinal) } ?? [],
            bassPattern: figures?.bass.id,
            compingPattern: figures?.comping.rhythm.id
        )
    }

    /// A borrowed tradition has its own signals; none are invented for it.
    private func fills(_ groove: ScoreGroove?, _ section: SectionPlan, isFinal: Bool) -> [Fill] {
        let owner = request.genre(section.grooveGenre.rawValue)
        let isProtected = owner?.isGrooveOnly ?? true
        return FillWriting.fills(for: groove, in: section, protected: isProtected, isFinal: isFinal)
    }

    private func chords(of section: SectionPlan, isFinal: Bool) -> [ChordEvent] {
        var bars = section.harmony.numerals(bars: section.bars)
        if isFinal, let home = section.harmony.home(plan.key.mode), bars.last?.allSatisfy(\.isHome) == false {
            // The last time round the piece goes home instead of back to the beginning of a loop.
            bars[bars.count - 1] = [home]
        }
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

    private func loans(_ section: SectionPlan) -> [SectionLoan] {
        var loans = [SectionLoan(genre: section.grooveGenre.rawValue, layer: "groove")]
        if let harmony = section.harmony.genre { loans.append(SectionLoan(genre: harmony.rawValue, layer: "harmony")) }
        if let words = section.words, words.lyrics.delivery != .instrumental {
            loans.append(SectionLoan(genre: words.id.rawValue, layer: "lyric form"))
        }
        if let form = plan.form.genre { loans.append(SectionLoan(genre: form, layer: "form")) }
        return loans
    }
}
