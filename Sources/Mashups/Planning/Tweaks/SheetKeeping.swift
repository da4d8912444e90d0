/// Keeps the words of sections that a tweak leaves as they are, and takes new ones for the others.
struct SheetKeeping {
    /// The words before, and the brief they answer.
    let kept: (sheet: LyricSheet, brief: LyricBrief)
    /// What is wanted now.
    let wanted: LyricBrief
    /// New words for everything that is wanted, by their take from 0.
    let write: (LyricBrief, Int) throws -> (sheet: LyricSheet, brief: LyricBrief)

    /// Words for the brief that is wanted, as many as can be from before.
    ///
    /// - Throws: What `write` throws where nothing fits.
    func sheet() throws -> (sheet: LyricSheet, brief: LyricBrief) {
        let before = Dictionary(kept.brief.sections.map { ($0.id, $0) }) { first, _ in first }
        let words = Dictionary(kept.sheet.sections.map { ($0.id, $0) }) { first, _ in first }
        let settled: [String: Settled] = Dictionary(
            wanted.sections.compactMap { settledWords(for: $0, before, words) },
            uniquingKeysWith: { first, _ in first }
        )
        guard settled.count < wanted.sections.count else { return mixed(settled, new: kept) }
        var brief = wanted
        brief.topic = kept.sheet.topic.replacingHyphens
        let sung = Set(settled.values.flatMap { $0.words.lines.map(\.text) })
        var best: (sheet: LyricSheet, brief: LyricBrief)?
        for take in 0..<8 {
            let new = try write(brief, take)
            best = best ?? new
            let lines = new.sheet.sections.filter { settled[$0.id] == nil }.flatMap { $0.lines.map(\.text) }
            // A verse that says again what another one says would be no new verse.
            if sung.isDisjoint(with: lines) { return mixed(settled, new: new) }
        }
        return mixed(settled, new: best ?? kept)
    }

    private typealias Settled = (brief: SectionBrief, words: LyricSection)

    /// The words of a section whose brief is as before, or of a chorus that comes once more.
    private func settledWords(
        for brief: SectionBrief,
        _ before: [String: SectionBrief],
        _ words: [String: LyricSection]
    ) -> (String, Settled)? {
        if let earlier = before[brief.id], earlier.isLike(brief), let section = words[brief.id] {
            return (brief.id, (earlier, section))
        }
        guard brief.role.repeatsItsWords, before[brief.id] == nil,
            let model = kept.brief.sections.first(where: { $0.role == brief.role && $0.isLike(brief) }),
            var section = words[model.id]
        else { return nil }
        var own = model
        own.id = brief.id
        section.id = brief.id
        section.repeatsSection = model.id
        return (brief.id, (own, section))
    }

    private func mixed(
        _ settled: [String: Settled],
        new: (sheet: LyricSheet, brief: LyricBrief)
    ) -> (sheet: LyricSheet, brief: LyricBrief) {
        var (sheet, brief) = (kept.sheet, wanted)
        let ids = Set(wanted.sections.map(\.id))
        sheet.sections = wanted.sections.compactMap { section in
            var words = settled[section.id]?.words ?? new.sheet.sections.first { $0.id == section.id }
            if let model = words?.repeatsSection, !ids.contains(model) { words?.repeatsSection = nil }
            return words
        }
        brief.sections = wanted.sections.map { section in
            settled[section.id]?.brief ?? new.brief.sections.first { $0.id == section.id } ?? section
        }
        return (sheet, brief)
    }
}

extension SectionBrief {
    /// Whether words for one section go with the other; the brief that was written to may have been made easier.
    fileprivate func isLike(_ other: SectionBrief) -> Bool {
        role == other.role && lines == other.lines && repeatFirst == other.repeatFirst && delivery == other.delivery
            && callAndResponse == other.callAndResponse
    }
}
