extension SongWriter {
    /// The lines of a chorus, hook, intro or outro: the title line, lines that rhyme with it, the title line again.
    ///
    /// All of them rhyme, so every scheme holds; where the scheme is aaba the third line leads back to the title.
    mutating func refrainLines(_ count: Int, _ section: SectionBrief) throws -> [String] {
        let hook = refrain.hook
        let answers = refrain.answers.filter { fits($0, section.syllables) }
        guard fits(hook, section.syllables), answers.count >= 2, section.role != .intro, section.role != .outro else {
            return try replacementRefrain(count, section)
        }
        let groups = RhymeScheme(section).groups
        if section.repeatFirst { return bluesRefrain(count, hook, answers) }
        if let lift = refrain.lift, isReturning(groups), fits(lift, section.syllables) {
            return returningRefrain(count, hook, answers, lift)
        }
        let order = refrainOrder(count, answers: answers.count)
        let some = selection(of: (0..<count).count { !order[$0 % 4] }, from: answers)
        var next = 0
        return (0..<count).map { index in
            guard !order[index % 4] else { return hook }
            defer { next += 1 }
            return some[next % some.count]
        }
    }

    /// So many of the lines, at random, in the order in which they were written.
    mutating func selection(of count: Int, from lines: [String]) -> [String] {
        let chosen = Set(generator.shuffle(Array(lines.indices)).prefix(max(1, count)))
        return lines.indices.filter(chosen.contains).map { lines[$0] }
    }

    /// Where the title line stands among four.
    private static var refrainOrders: [[Bool]] {
        [[true, false, true, false], [true, false, false, true], [true, false, false, false]]
    }

    /// Where the title line stands in a refrain of so many lines; only the title line comes back while there are answers.
    private mutating func refrainOrder(_ count: Int, answers: Int) -> [Bool] {
        let enough = Self.refrainOrders.filter { order in (0..<count).count { !order[$0 % 4] } <= answers }
        return generator.pick(enough) ?? Self.refrainOrders[0]
    }

    private func isReturning(_ groups: [Int?]) -> Bool {
        groups.count % 4 == 0 && groups.count >= 4 && groups[2] == nil && groups[0] != nil && groups[0] == groups[3]
    }

    private mutating func bluesRefrain(_ count: Int, _ hook: String, _ answers: [String]) -> [String] {
        let answers = selection(of: (count + 2) / 3, from: answers)
        return (0..<count).map { $0 % 3 == 2 ? answers[($0 / 3) % answers.count] : hook }
    }

    private mutating func returningRefrain(
        _ count: Int,
        _ hook: String,
        _ answers: [String],
        _ lift: String
    ) -> [String] {
        let answers = selection(of: count / 2, from: answers)
        return (0..<count).map { index in
            switch index % 4 {
            case 0: answers[(index / 4 * 2) % answers.count]
            case 1: answers[(index / 4 * 2 + 1) % answers.count]
            case 2: lift
            default: hook
            }
        }
    }

    /// Where the song's refrain is too long or too short: two lines that fit, sung again and again.
    private mutating func replacementRefrain(_ count: Int, _ section: SectionBrief) throws -> [String] {
        let stanzas = generator.shuffle(topic.chants + topic.longCouplets + topic.couplets)
        let spare = generator.shuffle(common.chants + common.longCouplets + common.couplets)
        for stanza in stanzas + spare where stanza.ages.contains(brief.ageBand) && isUnused(stanza) {
            guard let lines = decide(stanza.lines, section.syllables) else { continue }
            if !fits(refrain.hook, section.syllables), section.role == .chorus || section.role == .hook {
                chantTitle = chantTitle ?? Self.title(from: lines[0])
            }
            used.formUnion(lines)
            usedPatterns.formUnion(stanza.lines)
            return (0..<count).map { index in
                section.repeatFirst ? lines[index % 3 == 2 ? 1 : 0] : lines[index % 2]
            }
        }
        if section.role == .intro || section.role == .outro { return vocalise(count, section) }
        throw noFit(section)
    }

    /// A short chant over an instrumental section, or open syllables where no chant fits.
    mutating func chantOrVocalise(_ count: Int, _ section: SectionBrief) -> [String] {
        for stanza in generator.shuffle(topic.chants) + generator.shuffle(common.chants) where isUnused(stanza) {
            guard let lines = decide(stanza.lines, section.syllables) else { continue }
            chantTitle = chantTitle ?? (hasSungRefrain ? nil : Self.title(from: lines[0]))
            used.formUnion(lines)
            usedPatterns.formUnion(stanza.lines)
            return (0..<count).map { section.repeatFirst ? lines[$0 % 3 == 2 ? 1 : 0] : lines[$0 % 2] }
        }
        return vocalise(count, section)
    }

    /// Whether a section sings the refrain, so that none of its lines is free for another place.
    var hasSungRefrain: Bool {
        brief.sections.contains { $0.role.repeatsItsWords && $0.delivery != .instrumental }
    }

    private mutating func vocalise(_ count: Int, _ section: SectionBrief) -> [String] {
        let syllable = generator.pick(["la", "na", "da", "doo", "ooh", "ah"]) ?? "la"
        let wanted = min(max(section.syllables.lowerBound, 4), section.syllables.upperBound)
        let line = Array(repeating: syllable, count: wanted).joined(separator: " ")
        return Array(repeating: line.prefix(1).uppercased() + line.dropFirst(), count: count)
    }

    /// A line as a title: capitals on every word but small ones between others, no closing punctuation.
    static func title(from line: String) -> String {
        let small: Set<Substring> = ["a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with"]
        let words = line.split(separator: " ")
        let capital = words.enumerated().map { index, word in
            index > 0 && index < words.count - 1 && small.contains(word)
                ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
        }
        return capital.joined(separator: " ").trimmingSuffix { ".,!?".contains($0) }
    }

    /// What a song with this refrain may be called: its titles, and short sayings that it keeps coming back to.
    func names(of refrain: Refrain) -> [String] {
        let clause = refrain.hook.prefix { !",?!".contains($0) }
        let sayings = [refrain.response, String(clause)].filter { (2...5).contains($0.split(separator: " ").count) }
        var names = refrain.titles
        for saying in sayings {
            let name = Self.title(from: saying)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    func noFit(_ section: SectionBrief) -> LyricistError {
        .noFit(
            section: section.id,
            topic: topic.name,
            syllables: section.syllables,
            scheme: section.repeatFirst ? "AAB" : section.rhymeScheme
        )
    }
}

extension String {
    func trimmingSuffix(while matches: (Character) -> Bool) -> String {
        var text = Substring(self)
        while let last = text.last, matches(last) { text.removeLast() }
        return String(text)
    }
}
