/// Writes one song: chooses a refrain, then fills the sections in order so that the verses tell on.
struct SongWriter<Generator: RandomNumberGenerator> {
    let topic: LyricMaterial
    let common: LyricMaterial
    let typesetter: LyricTypesetter
    let brief: LyricBrief
    var generator: Generator

    /// The refrain of this song, its alternatives decided.
    var refrain: Refrain
    /// Another name where the song ended up with another hook than the refrain's.
    var chantTitle: String?
    /// Lines that are in the song.
    var used: Set<String> = []
    /// Lines of the files that are in the song, whichever of their alternatives were chosen.
    var usedPatterns: Set<String> = []
    /// The place in the story of each stanza still to come.
    var places: [StoryPlace] = []

    init(
        topic: LyricMaterial,
        common: LyricMaterial,
        typesetter: LyricTypesetter,
        brief: LyricBrief,
        generator: Generator
    ) {
        self.topic = topic
        self.common = common
        self.typesetter = typesetter
        self.brief = brief
        self.generator = generator
        refrain = Refrain(titles: [], ages: [], hook: "", answers: [], lift: nil, response: "")
    }

    /// What the song is called; known once its sections are written.
    var title: String { chantTitle ?? refrain.titles.first ?? topic.name }

    /// The words of every section, in order.
    mutating func sections() throws -> [LyricSection] {
        chooseRefrain()
        places = StoryPlan.places(for: brief)
        var written: [LyricSection] = []
        for section in brief.sections {
            if let earlier = repeated(section), let lines = written.first(where: { $0.id == earlier }) {
                written.append(LyricSection(id: section.id, repeatsSection: earlier, lines: lines.lines))
            } else {
                written.append(typesetter.section(try lines(of: section), for: section))
            }
        }
        return written
    }

    /// The earlier section that has the same words.
    private func repeated(_ section: SectionBrief) -> String? {
        guard section.role.repeatsItsWords else { return nil }
        return brief.sections.prefix { $0.id != section.id }.first {
            $0.role == section.role && $0.group == section.group && $0.lines == section.lines
                && $0.syllables == section.syllables && $0.hasResponses == section.hasResponses
                && $0.rhymeScheme == section.rhymeScheme
        }?.id
    }

    private mutating func lines(of section: SectionBrief) throws -> [String] {
        let calls = section.hasResponses ? (section.lines + 1) / 2 : section.lines
        let words: [String]
        if section.delivery == .instrumental {
            words = chantOrVocalise(calls, section)
        } else if section.role.repeatsItsWords {
            words = try refrainLines(calls, section)
        } else {
            words = try verseLines(calls, section)
        }
        guard section.hasResponses else { return words }
        let response = response(for: section)
        return words.flatMap { [$0, response] }.prefix(section.lines).map(\.self)
    }

    private mutating func response(for section: SectionBrief) -> String {
        if typesetter.syllables(of: refrain.response).count <= section.syllables.upperBound { return refrain.response }
        return "Hey!"
    }

    // MARK: Choosing

    /// Decides the song's refrain: one for this age whose lines fit the sections that will sing it, where there is one.
    private mutating func chooseRefrain() {
        let range = brief.sections.first { $0.role == .chorus || $0.role == .hook }?.syllables
        let suitable = topic.refrains.filter { $0.ages.contains(brief.ageBand) }
        let fitting = suitable.filter { refrain in
            guard let range else { return true }
            return fits(Alternatives.first(refrain.hook), range)
        }
        guard let chosen = generator.pick(fitting.isEmpty ? suitable : fitting) ?? topic.refrains.first else { return }
        refrain = chosen
        usedPatterns.formUnion([chosen.hook] + chosen.answers)
        refrain.hook = Alternatives.decide(chosen.hook, using: &generator)
        refrain.answers = chosen.answers.map { Alternatives.decide($0, using: &generator) }
        refrain.lift = chosen.lift.map { Alternatives.decide($0, using: &generator) }
        refrain.response = Alternatives.decide(chosen.response, using: &generator)
        refrain.titles = [generator.pick(names(of: refrain)) ?? topic.name]
        used.formUnion([refrain.hook] + refrain.answers)
    }

    func fits(_ line: String, _ range: ClosedRange<Int>) -> Bool {
        let syllables = typesetter.syllables(of: line, fitting: range)
        return range.contains(syllables.count) && Scansion.beats(of: syllables) != nil
    }

    /// The stanza with its alternatives decided, where its lines fit the range and are not in the song yet.
    mutating func decide(_ lines: [String], _ range: ClosedRange<Int>) -> [String]? {
        for _ in 0..<4 {
            let decided = lines.map { Alternatives.decide($0, using: &generator) }
            if decided.allSatisfy({ fits($0, range) && !used.contains($0) }) { return decided }
        }
        return nil
    }
}

/// Lines in which braces hold alternatives: `The {bus|train} was late`.
enum Alternatives {
    /// The line with one alternative of each pair of braces.
    static func decide(_ line: String, using generator: inout some RandomNumberGenerator) -> String {
        replace(line) { generator.pick($0) ?? "" }
    }

    /// The line with the first alternative everywhere.
    static func first(_ line: String) -> String {
        replace(line) { $0.first ?? "" }
    }

    /// Every way the line can come out.
    static func all(_ line: String) -> [String] {
        guard let open = line.firstIndex(of: "{"), let close = line[open...].firstIndex(of: "}") else { return [line] }
        let rests = all(String(line[line.index(after: close)...]))
        return line[line.index(after: open)..<close].split(separator: "|").flatMap { choice in
            rests.map { line[..<open] + choice + $0 }
        }
    }

    private static func replace(_ line: String, choose: ([Substring]) -> Substring) -> String {
        guard line.contains("{") else { return line }
        var result = ""
        for (index, part) in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let close = part.firstIndex(of: "}") else {
                result += part
                continue
            }
            result += choose(part[..<close].split(separator: "|")) + part[part.index(after: close)...]
        }
        return result
    }
}
