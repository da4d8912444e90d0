import MusicTheory

/// Claims about the tune, in the words of `concepts.yaml`; each is run before it is offered.
struct MelodyClaims {
    let score: Score
    let prose: Concepts

    typealias Draft = ConceptCasting.Draft

    func drafts() -> [Draft] {
        let sung = score.sections.filter { !$0.melody.isEmpty && $0.lyrics.contains(where: \.isPitched) }
        return [range(), sung.compactMap(leap).first].compactMap(\.self) + scales(sung)
            + [sung.compactMap(motif).first].compactMap(\.self)
    }

    private func draft(_ kind: String, _ check: ConceptCheck, genre: String? = nil, _ fill: [String: String]) -> Draft?
    {
        guard let claim = prose.kinds[kind]?.claim, ConceptRunner(score: score).evidence(for: check) != nil else {
            return nil
        }
        let values = SoundNames(score: score).fill(check).merging(fill) { _, new in new }
        return Draft(kind: kind, claim: Template(claim).filled(values), genre: genre, check: check, fill: values)
    }

    /// What the tune of each scale is made of, where it never leaves it.
    private func scales(_ sung: [ScoreSection]) -> [Draft] {
        var seen: Set<[String]> = []
        return sung.compactMap { section in
            guard let scale = section.melodyScale, seen.insert(scale.degrees).inserted else { return nil }
            let used = scale.notes.filter { name in
                section.melody.contains { Pitch($0.pitch)?.name.pitchClass == NoteName(name)?.pitchClass }
            }
            var check = ConceptCheck(.scaleMember)
            check.sections = [section.label]
            check.degrees = scale.degrees
            return draft("scale-member", check, genre: scale.genre, ["names": used.listed, "scale": scale.name])
        }
    }

    private func range() -> Draft? {
        let notes = score.sections.flatMap(\.melody)
        guard let low = notes.min(by: { $0.midi < $1.midi }), let high = notes.max(by: { $0.midi < $1.midi }),
            let span = English.interval(from: low.pitch, to: high.pitch)
        else { return nil }
        var check = ConceptCheck(.range)
        (check.low, check.high) = (low.midi, high.midi)
        return draft("range", check, ["low": low.pitch, "high": high.pitch, "interval": span])
    }

    private func leap(_ section: ScoreSection) -> Draft? {
        let leaps = MelodicLeap.leaps(in: section, ticksPerBar: score.ticksPerBar).filter(\.isAnswered)
        guard let leap = leaps.max(by: { $0.semitones < $1.semitones }) else { return nil }
        let ends = [leap.from, leap.to].sorted { $0.midi < $1.midi }
        guard let name = English.interval(from: ends[0].pitch, to: ends[1].pitch) else { return nil }
        var check = ConceptCheck(.leapAnswered)
        (check.sections, check.bars, check.low) = ([section.label], leap.bar, leap.semitones)
        let fill = ["interval": name, "from": leap.from.pitch, "to": leap.to.pitch, "bar": String(leap.bar)]
        return draft("leap-answered", check, fill)
    }

    private func motif(_ section: ScoreSection) -> Draft? {
        let lines = section.lyrics
        for later in lines.indices.dropFirst() where lines[later].text != lines[0].text {
            for count in [5, 4, 3] {
                var check = ConceptCheck(.headMotif)
                (check.sections, check.beats, check.low) = ([section.label], [1, later + 1], count)
                let fill = ["line": String(later + 1), "count": String(count)]
                if let draft = draft("head-motif", check, fill) { return draft }
            }
        }
        return nil
    }
}
