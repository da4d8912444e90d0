import MusicTheory
import Teaching
import Genres

/// The lyric brief of a plan: which sections have words, and how they are built.
struct LyricPlanning {
    let request: LessonRequest
    let plan: MashupPlan

    /// How the lines of one section lie on its bars.
    struct Layout: Sendable {
        var section: Int
        var brief: SectionBrief
        var barsPerLine: Int
        var genre: GenreRecord
    }

    func layouts() -> [Layout] {
        var generator = SeededGenerator(seed: request.seed, part: "lyric forms")
        var forms: [String: SectionBrief] = [:]
        var counts: [LyricRole: Int] = [:]
        var answered = false
        return plan.sections.enumerated().compactMap { index, section in
            guard let genre = section.words else { return nil }
            let shared = "\(section.kind)/\(genre.id)/\(section.bars)"
            let bars = barsPerLine(genre, bars: section.bars)
            var brief = forms[shared] ?? brief(for: section, genre: genre, barsPerLine: bars, using: &generator)
            if forms[shared] == nil, !answered, wantsAnswers(section, genre), brief.lines >= 4 {
                brief.callAndResponse = true
                brief.role = .callAndResponse
                brief.rhymeScheme = "AA"
                answered = true
            }
            forms[shared] = brief
            counts[brief.role, default: 0] += 1
            brief.id = "\(brief.role.rawValue)-\(counts[brief.role, default: 1])"
            return Layout(section: index, brief: brief, barsPerLine: bars, genre: genre)
        }
    }

    private func wantsAnswers(_ section: SectionPlan, _ genre: GenreRecord) -> Bool {
        section.kind == .verse && genre.lyrics.callAndResponse && !genre.lyrics.repeatFirst
            && (request.objectives.contains(.ensemble) || request.objectives.contains(.listening)
                || request.objectives.contains(.improvisation) || request.seed % 3 == 0)
    }

    /// The record's bars to a line, or the nearest that fills the section evenly; young classes get room to breathe.
    private func barsPerLine(_ genre: GenreRecord, bars: Int) -> Int {
        var wish = genre.lyrics.barsPerLine
        if genre.lyrics.repeatFirst, bars.isMultiple(of: 12) { return 4 }
        if request.isYoung || request.level == .beginner { wish = max(wish, 2) }
        if bars / wish < 4 { wish = max(1, wish / 2) }
        if bars / wish < 3 { wish = 1 }
        if bars / wish > 8 { wish *= 2 }
        return [wish, 2, 4, 1].first { bars.isMultiple(of: $0) } ?? 1
    }

    private func brief(
        for section: SectionPlan,
        genre: GenreRecord,
        barsPerLine: Int,
        using generator: inout SeededGenerator
    ) -> SectionBrief {
        let form = genre.lyrics
        let lines = section.bars / barsPerLine
        let stanza = form.repeatFirst && lines.isMultiple(of: 3)
        let schemes = form.rhymeSchemes.filter { lines.isMultiple(of: $0.count) }
        var scheme = stanza ? "AAA" : generator.pick(Array(schemes.prefix(2))) ?? LyricPlanning.scheme(lines: lines)
        if section.kind == .chorus, !stanza, request.isYoung { scheme = LyricPlanning.scheme(lines: lines) }
        let rapped = form.delivery == .rapped
        let role: LyricRole
        switch section.kind {
        case .chorus: role = .chorus
        case .bridge: role = .bridge
        case .verse, .intro, .instrumental, .outro: role = rapped ? .rap : .verse
        }
        let range = form.syllablesPerLine.range
        let fitting = Swift.min(range.lowerBound, 8)...Swift.min(range.upperBound, slots(barsPerLine, rapped: rapped))
        return SectionBrief(
            id: section.label,
            role: role,
            lines: lines,
            syllables: fitting,
            rhymeScheme: scheme,
            repeatFirst: stanza,
            delivery: rapped ? .rapped : .sung,
            callAndResponse: false
        )
    }

    /// How many syllables can be sung in the bars of a line without hurry.
    private func slots(_ bars: Int, rapped: Bool) -> Int {
        let beats = Int(plan.meter.quarterLength) * bars
        return max(8, rapped || bars == 1 ? beats * 4 - 2 : beats * 2 - 2)
    }

    /// Couplets, with a triplet where the number of lines is odd.
    static func scheme(lines: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOP")
        if lines == 3 { return "AAA" }
        return String((0..<lines).map { letters[min($0 / 2, letters.count - 1)] })
    }
}
