/// Takes from a writer's sheet the sections that pass their checks and fills in the built-in ones.
struct SheetMixing {
    let checks: LyricChecks
    let rules: ProseRules
    /// What was asked for.
    let wanted: LyricBrief
    /// The built-in words and the brief they were written to.
    let own: (sheet: LyricSheet, brief: LyricBrief)

    /// A sheet of which some sections are the writer's.
    struct Result {
        var sheet: LyricSheet
        var brief: LyricBrief
        /// Identifiers of the sections whose words are the writer's.
        var kept: Set<String>
        /// Why others are not, by section.
        var faults: [String: [String]]
    }

    /// The writer's sections that pass, alone and together with the built-in ones.
    ///
    /// Sections that share their words are taken or left together; each round leaves out what failed in the last one,
    /// so it ends.
    func mix(_ sheet: LyricSheet) -> Result {
        var kept = Set(wanted.sections.map(\.id).filter { id in sheet.sections.contains { $0.id == id } })
        var reasons: [String: [String]] = [:]
        while true {
            let (mixed, brief) = put(sheet, kept)
            let faults = Self.faults(in: mixed, against: brief, checks: checks, rules: rules, of: kept)
                .filter { !$0.value.isEmpty }
            if faults.isEmpty || kept.isEmpty {
                let new = kept.filter { !isOwn($0, in: sheet) }
                return new.isEmpty
                    ? Result(sheet: own.sheet, brief: own.brief, kept: [], faults: reasons)
                    : Result(sheet: mixed, brief: brief, kept: new, faults: reasons)
            }
            let failing = together(kept.intersection(faults.keys))
            // A fault that only shows in a built-in section comes from a line that both have.
            let dropped = failing.isEmpty ? kept : failing
            for id in dropped { reasons[id] = faults[id] ?? reasons[id] ?? [] }
            kept.subtract(dropped)
        }
    }

    private func put(_ sheet: LyricSheet, _ kept: Set<String>) -> (LyricSheet, LyricBrief) {
        var mixed = sheet
        var brief = wanted
        mixed.sections = wanted.sections.compactMap { section in
            let source = kept.contains(section.id) ? sheet : own.sheet
            return source.sections.first { $0.id == section.id }
        }
        brief.sections = wanted.sections.map { section in
            kept.contains(section.id) ? section : own.brief.sections.first { $0.id == section.id } ?? section
        }
        if kept.count < wanted.sections.count { mixed.topicMatch = own.sheet.topicMatch }
        return (mixed, brief)
    }

    /// The identifiers and those of all sections that share their words.
    private func together(_ ids: Set<String>) -> Set<String> {
        let form = SongForm(wanted)
        let sources = Set(ids.map(form.source))
        return Set(wanted.sections.map(\.id).filter { sources.contains(form.source(of: $0)) })
    }

    private func isOwn(_ id: String, in sheet: LyricSheet) -> Bool {
        let first = sheet.sections.first { $0.id == id }?.lines.map(\.text)
        return first == own.sheet.sections.first { $0.id == id }?.lines.map(\.text)
    }

    /// Everything wrong with a sheet, by section; in the sections a writer made (all where nil), spelling and the lint
    /// lists' warnings count as well.
    static func faults(
        in sheet: LyricSheet,
        against brief: LyricBrief,
        checks: LyricChecks,
        rules: ProseRules,
        of writers: Set<String>? = nil
    ) -> [String: [String]] {
        var faults: [String: [String]] = [:]
        for fault in checks.faults(in: sheet, against: brief) {
            faults[fault.section, default: []].append(fault.description)
        }
        for section in sheet.sections where writers?.contains(section.id) ?? true {
            faults[section.id, default: []] += spelling(section)
            for (index, line) in section.lines.enumerated() {
                let warned = rules.lint.findings(in: line.text).filter { $0.severity == .warn }
                faults[section.id, default: []] += warned.map {
                    "\(section.id), line \(index + 1) says \"\($0.words)\". \($0.advice)"
                }
            }
        }
        return faults
    }

    /// What cannot be printed or sung as it is written.
    private static func spelling(_ section: LyricSection) -> [String] {
        var faults = section.lines.enumerated().compactMap { index, line -> String? in
            let strange = line.text.first { !$0.isLetter && !$0.isWhitespace && !"'’,.;:!?-…".contains($0) }
            return strange.map { "\(section.id), line \(index + 1) holds \"\($0)\". Write words only." }
        }
        if Grammar.hasWrongArticle(section.lines.map(\.text).joined(separator: "\n")) {
            faults.append("\(section.id) has \"a\" or \"an\" before a word that wants the other. Change it.")
        }
        return faults
    }
}

extension LyricFault {
    /// The section it is in.
    var section: String {
        switch self {
        case .missingSection(let section), .lineCount(let section, _, _), .syllableCount(let section, _, _, _),
            .noRhyme(let section, _, _, _, _), .needlessRepeat(let section, _, _), .missingRepeat(let section, _, _),
            .changedRefrain(let section, _), .blockedWording(let section, _, _, _), .unsingable(let section, _, _):
            section
        }
    }
}
