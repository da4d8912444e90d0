extension SongWriter {
    /// The lines of a verse, bridge or rap: stanza after stanza, each from its place in the story.
    mutating func verseLines(_ count: Int, _ section: SectionBrief) throws -> [String] {
        var lines: [String] = []
        for plan in StanzaPlan.stanzas(of: section) {
            var place = places.isEmpty ? .develop : places.removeFirst()
            // Calls are told one by one, so every other time they just tell on.
            if place == .turn, section.hasResponses, generator.chance(1, in: 2) { place = .develop }
            guard let stanza = fill(plan, place, section, after: lines) else { throw noFit(section) }
            used.formUnion(stanza)
            lines += stanza
        }
        return lines
    }

    private mutating func fill(
        _ plan: StanzaPlan,
        _ place: StoryPlace,
        _ section: SectionBrief,
        after lines: [String]
    ) -> [String]? {
        let size = plan.groups.count
        let range = section.syllables
        switch plan.kind {
        case .blues:
            return blues(place, section, avoiding: lines)
        case .couplet:
            // Short lines that a crowd knows make good calls, and there are many ways to put two of them together.
            if section.hasResponses, place != .close, generator.chance(1, in: 3), let calls = spareRefrain(2, range) {
                return calls
            }
            let isLong = section.role == .rap || section.delivery == .rapped
            return find(couplets(section, isLong: isLong), place, range, avoiding: lines) ?? mixed(plan, range)
        case .alternate:
            return find([topic.quatrains, common.quatrains], place, range, avoiding: lines) ?? mixed(plan, range)
        case .monorhyme:
            return monorhyme(size, place, range, avoiding: lines) ?? mixed(plan, range)
        case .returning:
            return find([topic.returning], place, range, avoiding: lines)
                ?? returning(range) ?? find([common.returning], place, range, avoiding: lines) ?? mixed(plan, range)
        case .mixed:
            let isLoneCall = section.hasResponses && size == 1
            return isLoneCall ? loneCall(range) ?? mixed(plan, range) : mixed(plan, range)
        }
    }

    /// A call that rhymes with no other: the line that leads to the song's title line, or one that belongs with it.
    ///
    /// The group's answer is of the same refrain, so that the two make sense together whatever was called before. Nil
    /// where the refrain is sung anyway, since its lines would come again.
    private mutating func loneCall(_ range: ClosedRange<Int>) -> [String]? {
        guard !hasSungRefrain else { return nil }
        var calls = generator.shuffle(refrain.answers)
        if let lift = refrain.lift, generator.chance(1, in: 3) { calls.insert(lift, at: 0) }
        guard let call = calls.first(where: { fits($0, range) }) else { return nil }
        refrain.answers.removeAll { $0 == call }
        if call == refrain.lift { refrain.lift = nil }
        return [call]
    }

    /// Couplets in the order in which to look through them: in a rap with room for them mostly long lines first.
    private mutating func couplets(_ section: SectionBrief, isLong: Bool) -> [[Stanza]] {
        let range = section.syllables
        let long = [topic.longCouplets, common.longCouplets]
        let medium = [topic.couplets, common.couplets]
        let short = [topic.chants, common.chants]
        if range.upperBound < 8 { return short + medium }
        if range.lowerBound > 9 { return long + medium + short }
        // One couplet in three is short all the same: a change of pace, and fewer words that come again in other songs.
        if isLong, range.upperBound > 12, generator.chance(2, in: 3) { return long + medium + short }
        return medium + long + short
    }

    /// A line stated, stated again and answered.
    ///
    /// Its two lines are a couplet of any length that fits, or the title line and an answer of a refrain the song does
    /// not use: three lines are the whole verse of a blues, so few couplets would soon come again.
    private mutating func blues(
        _ place: StoryPlace,
        _ section: SectionBrief,
        avoiding lines: [String]
    ) -> [String]? {
        let range = section.syllables
        let own = topic.longCouplets + topic.couplets
        let pools = range.upperBound < 8 ? [topic.chants, own] : [own, topic.chants]
        var found: [String]?
        if place != .close, generator.chance(1, in: 2) { found = spareRefrain(2, range) }
        found =
            found
            ?? find(pools + [common.longCouplets + common.couplets, common.chants], place, range, avoiding: lines)
        return found.map { [$0[0], $0[0], $0[1]] }
    }

    /// A stanza for the place in the story, else one that does no harm there; the first pool before the others.
    private mutating func find(
        _ pools: [[Stanza]],
        _ place: StoryPlace,
        _ range: ClosedRange<Int>,
        avoiding lines: [String]
    ) -> [String]? {
        let age = brief.ageBand
        var second: (lines: [String], stanza: Stanza)?
        for wanted in Self.order(place) {
            for pool in pools {
                let suitable = pool.filter { $0.place == wanted && $0.ages.contains(age) && isUnused($0) }
                for stanza in generator.shuffle(suitable) {
                    guard let decided = decide(stanza.lines, range) else { continue }
                    guard soundsLike(decided, lines.suffix(4)) else { return take(decided, from: stanza) }
                    second = second ?? (decided, stanza)
                }
            }
        }
        return second.map { take($0.lines, from: $0.stanza) }
    }

    func isUnused(_ stanza: Stanza) -> Bool {
        !stanza.lines.contains { usedPatterns.contains($0) }
    }

    private mutating func take(_ lines: [String], from stanza: Stanza) -> [String] {
        usedPatterns.formUnion(stanza.lines)
        return lines
    }

    /// Places to look in, in order; a song opens once, and closes late.
    private static func order(_ place: StoryPlace) -> [StoryPlace] {
        switch place {
        case .open: [.open, .develop, .turn, .close]
        case .develop: [.develop, .turn, .close, .open]
        case .turn: [.turn, .develop, .close, .open]
        case .close: [.close, .turn, .develop, .open]
        }
    }

    /// Whether a stanza's last rhyme is also that of the lines before, so that two stanzas would run into one.
    private func soundsLike(_ stanza: [String], _ lines: ArraySlice<String>) -> Bool {
        let ends = lines.map(typesetter.endWord)
        return stanza.map(typesetter.endWord).contains { end in
            ends.contains { $0 == end || typesetter.dictionary.rhymes($0, end) }
        }
    }

    // MARK: One rhyme

    /// Three or four lines on one rhyme: a stanza of the topic, a refrain the song does not use, or a stanza for any song.
    private mutating func monorhyme(
        _ count: Int,
        _ place: StoryPlace,
        _ range: ClosedRange<Int>,
        avoiding lines: [String]
    ) -> [String]? {
        let own = place == .close ? topic.monorhymes.filter { $0.place == .close } : topic.monorhymes
        var found: [String]?
        // A refrain to spare opens or carries on a story as well as a stanza does; taking turns gives more songs.
        if place != .close, generator.chance(2, in: 5) { found = spareRefrain(count, range) }
        if found == nil, place == .turn, generator.chance(1, in: 2) {
            found = find([common.monorhymes], place, range, avoiding: lines)
        }
        found = found ?? find([own], place, range, avoiding: lines)
        if found == nil, place != .close { found = spareRefrain(count, range) }
        found = found ?? find([common.monorhymes], place, range, avoiding: lines) ?? spareRefrain(count, range)
        return found.map { Array($0.prefix(count)) }
    }

    /// The title line of a refrain that the song does not use, and some of its answers.
    private mutating func spareRefrain(_ count: Int, _ range: ClosedRange<Int>) -> [String]? {
        for spare in generator.shuffle(topic.refrains) where isSpare(spare) {
            let patterns = [spare.hook] + selection(of: count - 1, from: spare.answers)
            guard patterns.count == count, let lines = decide(patterns, range) else { continue }
            usedPatterns.formUnion([spare.hook] + spare.answers)
            return lines
        }
        return nil
    }

    /// aaba from a refrain that the song does not use.
    private mutating func returning(_ range: ClosedRange<Int>) -> [String]? {
        for spare in generator.shuffle(topic.refrains) where isSpare(spare) {
            guard let lift = spare.lift,
                case let answers = selection(of: 2, from: spare.answers), answers.count == 2,
                let lines = decide([spare.hook, answers[0], lift, answers[1]], range)
            else { continue }
            usedPatterns.formUnion([spare.hook, lift] + spare.answers)
            return lines
        }
        return nil
    }

    private func isSpare(_ spare: Refrain) -> Bool {
        spare.ages.contains(brief.ageBand) && !usedPatterns.contains(spare.hook)
    }

    // MARK: Any pattern

    /// One line that can stand alone, as it is in the file and as it is sung.
    private struct Candidate {
        var pattern: String
        var text: String
    }

    /// Lines put together from rhyme families, for patterns that have no stanzas of their own.
    ///
    /// Where new ones do not suffice, as for one rhyme on very short lines, known ones come in other words.
    private mutating func mixed(_ plan: StanzaPlan, _ range: ClosedRange<Int>) -> [String]? {
        mixed(plan, range, without: usedPatterns) ?? mixed(plan, range, without: [])
    }

    private mutating func mixed(
        _ plan: StanzaPlan,
        _ range: ClosedRange<Int>,
        without known: Set<String>
    ) -> [String]? {
        let isFree = plan.groups.allSatisfy { $0 == nil }
        var pool = singleLines(range, without: known, atMost: isFree ? plan.groups.count : .max)
        var result = [Candidate?](repeating: nil, count: plan.groups.count)
        for group in Set(plan.groups.compactMap(\.self)).sorted() {
            let slots = plan.groups.indices.filter { plan.groups[$0] == group }
            guard let family = family(of: slots.count, in: pool) else { return nil }
            for (slot, line) in zip(slots, family) { result[slot] = line }
            let texts = family.map(\.text)
            pool.removeAll { texts.contains($0.text) || soundsLike([$0.text], texts[...]) }
        }
        for slot in result.indices where result[slot] == nil {
            guard !pool.isEmpty else { return nil }
            result[slot] = pool.removeFirst()
        }
        let lines = result.compactMap(\.self)
        usedPatterns.formUnion(lines.map(\.pattern))
        return lines.map(\.text)
    }

    /// Lines that can stand alone, in an order of their own: those written as refrains first.
    private mutating func singleLines(
        _ range: ClosedRange<Int>,
        without known: Set<String>,
        atMost count: Int
    ) -> [Candidate] {
        let age = brief.ageBand
        let refrains = topic.refrains.filter { isSpare($0) }.flatMap(\.answers)
        let stanzas = [
            topic.monorhymes, topic.couplets, topic.longCouplets, topic.chants, common.couplets, common.longCouplets,
        ]
        let others = stanzas.flatMap { $0 }.filter { $0.ages.contains(age) }.flatMap(\.lines)
        let lines = generator.shuffle(refrains) + generator.shuffle(others)
        var candidates: [Candidate] = []
        for pattern in lines where candidates.count < count && !known.contains(pattern) {
            if let text = decide([pattern], range)?.first { candidates.append(Candidate(pattern: pattern, text: text)) }
        }
        return candidates
    }

    private func family(of count: Int, in pool: [Candidate]) -> [Candidate]? {
        for first in pool {
            var family = [first]
            for line in pool where family.count < count {
                let end = typesetter.endWord(of: line.text)
                if family.allSatisfy({ typesetter.dictionary.rhymes(typesetter.endWord(of: $0.text), end) }) {
                    family.append(line)
                }
            }
            if family.count == count { return family }
        }
        return nil
    }
}
