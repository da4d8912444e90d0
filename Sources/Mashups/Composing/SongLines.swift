import MusicTheory

/// Puts the words of a section on its bars.
struct SongLines {
    let plan: MashupPlan
    let section: SectionPlan
    let timeline: ChordTimeline
    /// Ticks in a bar and in a felt beat.
    let bar: Int
    let beat: Int

    /// The lines with every syllable in its place.
    ///
    /// - Parameters:
    ///   - words: The section's words; nil for none.
    ///   - layout: How lines lie on bars.
    ///   - isPitched: Whether there is anything to sing to; lines are spoken where there is not.
    ///   - isFinal: Whether the piece ends here, so that its last word waits for the tonic.
    /// - Returns: The lines in order; none where there are no words.
    func lines(_ words: LyricSection?, layout: LyricPlanning.Layout?, isPitched: Bool, isFinal: Bool) -> [SungLine] {
        guard let words, let layout else { return [] }
        let perLine = layout.barsPerLine
        let rapped = layout.brief.delivery == .rapped
        return words.lines.enumerated().map { index, line in
            let isLast = isFinal && isPitched && !rapped && index == words.lines.count - 1
            let voice = layout.brief.callAndResponse ? (line.isResponse ? "group" : "leader") : "all"
            return SungLine(
                text: line.text,
                voice: voice,
                delivery: rapped ? "rapped" : isPitched ? "sung" : "spoken",
                bar: index * perLine + 1,
                bars: perLine,
                rhyme: line.rhymeLabel,
                syllables: syllables(line, at: places(line, index: index, layout: layout, isLast: isLast))
            )
        }
    }

    private func places(
        _ line: LyricLine,
        index: Int,
        layout: LyricPlanning.Layout,
        isLast: Bool
    ) -> [(tick: Int, duration: Int)] {
        let setting = SyllableSetting(bar: bar, beat: beat)
        let perLine = layout.barsPerLine
        let start = index * perLine * bar
        let stresses = line.syllables.map { $0.stress > 0 }
        func set(closing: Int?) -> [(tick: Int, duration: Int)] {
            setting.set(
                stresses: stresses,
                start: start,
                bars: perLine,
                sungBars: layout.brief.repeatFirst ? max(1, perLine / 2) : perLine,
                rapped: layout.brief.delivery == .rapped,
                closing: closing
            )
        }
        let places = set(closing: nil)
        guard isLast, perLine > 1, let last = places.last, let chord = timeline[last.tick],
            !chord.tones.contains(plan.key.tonic)
        else { return places }
        // The chord under the last word cannot carry the tonic, so that the word waits for the last bar, which does.
        return set(closing: (perLine - 1) * bar)
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
