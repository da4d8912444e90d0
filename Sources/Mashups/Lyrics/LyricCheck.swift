/// One promise about a set of lyrics, and whether they keep it.
public struct LyricCheck: Sendable, Equatable {
    /// What is promised.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Every section is there with its number of lines.
        case form
        /// Every line is within its range of syllables.
        case syllables
        /// Lines that have to rhyme do so strictly, by the dictionary.
        case rhyme
        /// Words come back where the form asks for it, and nowhere else.
        case repetition
        /// No word or phrase of the lint lists' blocked entries.
        case wording
        /// Every line can be set to a beat; see ``Scansion``.
        case scansion
    }

    /// What is promised.
    public var kind: Kind
    /// What breaks the promise; empty where it is kept.
    public var faults: [LyricFault]

    /// Whether the promise is kept.
    public var passed: Bool { faults.isEmpty }

    /// A check with its result.
    public init(kind: Kind, faults: [LyricFault]) {
        self.kind = kind
        self.faults = faults
    }
}

/// Checks lyrics, whoever wrote them, against their brief.
public struct LyricChecks: Sendable {
    private let typesetter: LyricTypesetter
    private let lint: TextLint

    /// Checks that use the dictionary and the lint lists given.
    public init(dictionary: PronouncingDictionary, lint: TextLint) {
        typesetter = LyricTypesetter(dictionary: dictionary)
        self.lint = lint
    }

    /// One result for each kind of check, in the order of the kinds.
    public func run(_ sheet: LyricSheet, against brief: LyricBrief) -> [LyricCheck] {
        let faults = faults(in: sheet, against: brief)
        return LyricCheck.Kind.allCases.map { kind in
            LyricCheck(kind: kind, faults: faults.filter { $0.kind == kind })
        }
    }

    /// Everything wrong with the sheet, section by section.
    public func faults(in sheet: LyricSheet, against brief: LyricBrief) -> [LyricFault] {
        var faults: [LyricFault] = []
        for wanted in brief.sections {
            guard let section = sheet.sections.first(where: { $0.id == wanted.id }) else {
                faults.append(.missingSection(section: wanted.id))
                continue
            }
            if section.lines.count != wanted.lines {
                faults.append(.lineCount(section: wanted.id, expected: wanted.lines, found: section.lines.count))
            }
            faults += syllableFaults(section, wanted) + rhymeFaults(section, wanted) + repeatFaults(section, wanted)
            faults += wordingFaults(section) + scansionFaults(section)
        }
        return faults + refrainFaults(sheet, brief) + verseFaults(sheet, brief)
    }

    // MARK: Line by line

    /// Lines outside the range; a response only has to be no longer than the longest call.
    public func syllableFaults(_ section: LyricSection, _ brief: SectionBrief) -> [LyricFault] {
        section.lines.enumerated().compactMap { index, line in
            let allowed = line.isResponse ? 1...brief.syllables.upperBound : brief.syllables
            guard !allowed.contains(line.syllables.count) else { return nil }
            return .syllableCount(section: brief.id, line: index + 1, found: line.syllables.count, allowed: allowed)
        }
    }

    /// Lines with words of the blocked entries of the lint lists.
    public func wordingFaults(_ section: LyricSection) -> [LyricFault] {
        section.lines.enumerated().flatMap { index, line in
            lint.findings(in: line.text).filter { $0.severity == .block }.map {
                .blockedWording(section: section.id, line: index + 1, words: $0.words, reason: $0.advice)
            }
        }
    }

    /// Lines that no beat fits.
    public func scansionFaults(_ section: LyricSection) -> [LyricFault] {
        section.lines.enumerated().compactMap { index, line in
            Scansion.beats(of: line.syllables) == nil
                ? .unsingable(section: section.id, line: index + 1, text: line.text) : nil
        }
    }

    // MARK: Rhyme

    /// Lines that share a letter of the scheme and do not rhyme; the same line sung again counts as a rhyme.
    public func rhymeFaults(_ section: LyricSection, _ brief: SectionBrief) -> [LyricFault] {
        let lines = section.lines.indices.filter { !section.lines[$0].isResponse }
        let groups = RhymeScheme(brief).groups
        var firsts: [Int: Int] = [:]
        var faults: [LyricFault] = []
        for (place, line) in lines.enumerated() where place < groups.count {
            guard let group = groups[place] else { continue }
            guard let first = firsts[group] else {
                firsts[group] = line
                continue
            }
            let before = section.lines[first].text
            let here = section.lines[line].text
            guard !sameWords(before, here), !rhymes(here, withAnyOf: section, before: line, groups, lines, group) else {
                continue
            }
            let ends = (typesetter.endWord(of: here), typesetter.endWord(of: before))
            faults.append(.noRhyme(section: brief.id, line: line + 1, word: ends.0, with: first + 1, otherWord: ends.1))
        }
        return faults
    }

    /// Rhymes with the group's first line, and with every other line of it that has other words.
    private func rhymes(
        _ text: String,
        withAnyOf section: LyricSection,
        before line: Int,
        _ groups: [Int?],
        _ lines: [Int],
        _ group: Int
    ) -> Bool {
        let word = typesetter.endWord(of: text)
        let others = lines.enumerated().filter { $0.element < line && groups[$0.offset] == group }
        return others.allSatisfy { other in
            let before = section.lines[other.element].text
            return sameWords(before, text) || typesetter.dictionary.rhymes(typesetter.endWord(of: before), word)
        }
    }

    // MARK: Repetition

    /// Repeats that the form asks for and that are missing: the second blues line, the answers of a call and response.
    public func repeatFaults(_ section: LyricSection, _ brief: SectionBrief) -> [LyricFault] {
        section.lines.indices.compactMap { index in
            let of: Int? =
                if brief.repeatFirst, index % 3 == 1 {
                    index - 1
                } else if section.lines[index].isResponse, index > 1 {
                    1
                } else {
                    nil
                }
            guard let of, !sameWords(section.lines[of].text, section.lines[index].text) else { return nil }
            return .missingRepeat(section: brief.id, line: index + 1, of: of + 1)
        }
    }

    /// Sections of one group with other words, where the role repeats its words and the sections are equally long.
    private func refrainFaults(_ sheet: LyricSheet, _ brief: LyricBrief) -> [LyricFault] {
        var firsts: [String: SectionBrief] = [:]
        return brief.sections.filter(\.role.repeatsItsWords).compactMap { wanted in
            guard let first = firsts[wanted.group] else {
                firsts[wanted.group] = wanted
                return nil
            }
            guard first.lines == wanted.lines, first.syllables == wanted.syllables,
                let before = sheet.sections.first(where: { $0.id == first.id }),
                let here = sheet.sections.first(where: { $0.id == wanted.id }),
                !zip(before.lines, here.lines).allSatisfy({ sameWords($0.text, $1.text) })
            else { return nil }
            return .changedRefrain(section: wanted.id, from: first.id)
        }
    }

    /// Lines that come twice in the verses of the song, except where a blues stanza restates or the group answers.
    private func verseFaults(_ sheet: LyricSheet, _ brief: LyricBrief) -> [LyricFault] {
        var seen: Set<String> = []
        var faults: [LyricFault] = []
        for wanted in brief.sections where !wanted.role.repeatsItsWords && wanted.delivery != .instrumental {
            guard let section = sheet.sections.first(where: { $0.id == wanted.id }) else { continue }
            for (index, line) in section.lines.enumerated() {
                guard !line.isResponse, !(wanted.repeatFirst && index % 3 == 1) else { continue }
                if !seen.insert(words(line.text)).inserted {
                    faults.append(.needlessRepeat(section: wanted.id, line: index + 1, text: line.text))
                }
            }
        }
        return faults
    }

    private func sameWords(_ first: String, _ second: String) -> Bool {
        words(first) == words(second)
    }

    private func words(_ text: String) -> String {
        typesetter.words(of: text).map(PronouncingDictionary.key).joined(separator: " ")
    }
}
