import MusicTheory

/// Hands in the words of a mashup that a model wrote, so that a tweak does not change them.
///
/// They go through the checks again, like any writer's. Activities, notes and retold culture are built in again.
struct KeptWords: MashupWriter {
    let base: Mashup
    /// Which other title is wished for; nil keeps the present one.
    let titleTake: Int?

    var name: String { base.metadata.engine }

    func write(_ commission: WritingCommission) async throws -> WrittenParts {
        let sung = base.music.sections.filter { !$0.lyrics.isEmpty }
        let sections = zip(commission.brief.sections, sung).map { brief, section in
            LyricSection(id: brief.id, lines: section.lyrics.map(line))
        }
        var sheet = commission.ownWords
        sheet.title = base.title
        sheet.sections = sections
        if let titleTake, let title = TitleChoice.title(of: sheet, in: commission.brief, take: titleTake) {
            sheet.title = title
        }
        let explanations = base.content.theoryConcepts.map { ($0.claim, $0.explanation) }
        return WrittenParts(
            lyrics: sheet,
            title: sheet.title,
            hook: base.content.hook,
            explanations: Dictionary(explanations) { first, _ in first }
        )
    }

    private func line(_ line: SungLine) -> LyricLine {
        LyricLine(
            text: line.text,
            syllables: line.syllables.map {
                Syllable(
                    text: $0.text,
                    stress: $0.stressed ? 1 : 0,
                    endsWord: $0.place == .single || $0.place == .end
                )
            },
            rhymeLabel: line.rhyme,
            isResponse: line.voice == "group"
        )
    }
}
