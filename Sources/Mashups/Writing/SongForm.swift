/// The sections of a song that need words of their own, and how lines that come again are filled in.
struct SongForm {
    /// The brief's sections whose words are new, in order.
    let sections: [SectionBrief]
    private let sources: [String: String]

    init(_ brief: LyricBrief) {
        var sections: [SectionBrief] = []
        var sources: [String: String] = [:]
        for section in brief.sections {
            let first = sections.first { other in
                section.role.repeatsItsWords && other.role == section.role && other.group == section.group
                    && other.lines == section.lines && other.syllables == section.syllables
            }
            if first == nil { sections.append(section) }
            sources[section.id] = first?.id ?? section.id
        }
        self.sections = sections
        self.sources = sources
    }

    /// The section whose words a section has: itself where its words are new.
    func source(of id: String) -> String { sources[id] ?? id }

    func section(_ id: String) -> SectionBrief? { sections.first { $0.id == id } }

    /// The lines of a section with every line in its place that has to repeat another.
    ///
    /// Lines that are handed in without their repeats get them; where they are there in other words, they are made equal.
    static func complete(_ lines: [String], for brief: SectionBrief) -> [String] {
        let indices = Array(0..<brief.lines)
        let new = indices.filter { repeated(at: $0, in: brief) == nil }
        var result = lines
        if lines.count == new.count, new.count < brief.lines {
            result = Array(repeating: "", count: brief.lines)
            for (index, line) in zip(new, lines) { result[index] = line }
        }
        guard result.count == brief.lines else { return lines }
        for index in indices {
            if let source = repeated(at: index, in: brief) { result[index] = result[source] }
        }
        return result
    }

    /// The index of the line whose words a line has to have; nil where its words are new.
    static func repeated(at index: Int, in brief: SectionBrief) -> Int? {
        if brief.repeatFirst { return index % 3 == 1 ? index - 1 : nil }
        return brief.hasResponses && index % 2 == 1 && index > 1 ? 1 : nil
    }

    /// The index of the line with which a line has to rhyme; nil where it is free or the first of its rhyme.
    static func rhymed(at index: Int, in brief: SectionBrief) -> Int? {
        let places = (0..<brief.lines).filter { !brief.hasResponses || $0 % 2 == 0 }
        let groups = RhymeScheme(brief).groups
        guard let place = places.firstIndex(of: index), place < groups.count, let group = groups[place],
            let first = groups.firstIndex(of: group), first < place
        else { return nil }
        return places[first]
    }
}
