import LanguageModels

/// Title and words of the song: every section that needs words of its own is a piece, and so is the title.
struct SongTask: WritingTask {
    let commission: WritingCommission
    let rules: ProseRules
    let checks: LyricChecks
    let typesetter: LyricTypesetter
    let prompts: LessonPrompts
    let form: SongForm

    static let title = "title"

    init(_ commission: WritingCommission, rules: ProseRules, dictionary: PronouncingDictionary, prompts: LessonPrompts)
    {
        self.commission = commission
        self.rules = rules
        self.prompts = prompts
        checks = LyricChecks(dictionary: dictionary, lint: rules.lint)
        typesetter = LyricTypesetter(dictionary: dictionary)
        form = SongForm(commission.brief)
    }

    var part: WritingProgress.Part { .words }
    var keys: [String] { [Self.title] + form.sections.map(\.id) }
    var temperature: Double { 0.8 }

    func schema(of key: String) -> JSONValue {
        key == Self.title ? ["type": "string"] : ["type": "array", "items": ["type": "string"]]
    }

    func length(of key: String) -> Int {
        guard let section = form.section(key) else { return 40 }
        return section.lines * (section.syllables.upperBound * 5 + 6)
    }

    func read(_ answer: JSONValue, key: String) -> [String]? {
        let value = AnswerReading.value(key, in: answer)
        guard let section = form.section(key) else {
            return AnswerReading.text(value).map { [PlainProse.lyric($0)] }
        }
        return AnswerReading.texts(value).map { SongForm.complete(PlainProse.lyricLines($0), for: section) }
    }

    func faults(in pieces: [String: [String]]) -> [String: [String]] {
        let present = form.sections.filter { pieces[$0.id] != nil }
        let brief = LyricBrief(topic: commission.brief.topic, ageBand: commission.brief.ageBand, sections: present)
        let sheet = self.sheet(pieces, brief: brief)
        var faults = SheetMixing.faults(in: sheet, against: brief, checks: checks, rules: rules)
        if let title = pieces[Self.title]?.first { faults[Self.title] = rules.title(title) }
        return faults
    }

    /// The pieces set for the sections of a brief; sections without a piece are left out.
    func sheet(_ pieces: [String: [String]], brief: LyricBrief) -> LyricSheet {
        let sections = brief.sections.compactMap { wanted -> LyricSection? in
            let source = form.source(of: wanted.id)
            return pieces[source].map {
                typesetter.section($0, for: wanted, repeatsSection: source == wanted.id ? nil : source)
            }
        }
        return LyricSheet(
            title: pieces[Self.title]?.first ?? commission.ownWords.title,
            topic: commission.ownWords.topic,
            topicMatch: commission.brief.topic == nil ? .unasked : .named,
            sections: sections
        )
    }

    // MARK: The prompt

    func question(for keys: [String], after last: Tried<[String]>) throws -> String {
        var values = CommissionWords.values(commission)
        values["title"] = keys.contains(Self.title)
        values["titleTried"] = last.faults[Self.title].map { faults in
            ["text": last.pieces[Self.title]?.first ?? "", "faults": faults] as [String: Any]
        }
        values["sections"] = keys.compactMap(form.section).map { self.values($0, last) }
        values["first"] = last.pieces.isEmpty
        values["unreadable"] = last.isUnreadable
        values["keys"] = keys.joined(separator: ", ")
        return try prompts.render("song", values)
    }

    private func values(_ section: SectionBrief, _ last: Tried<[String]>) -> [String: Any] {
        var values: [String: Any] = [
            "id": section.id, "lines": (0..<section.lines).map { lineValues($0, section) },
            "count": section.lines, "low": section.syllables.lowerBound, "high": section.syllables.upperBound,
            "rapped": section.delivery == .rapped, "refrain": section.role.repeatsItsWords,
            "answers": section.hasResponses,
        ]
        if let lines = last.pieces[section.id] {
            values["tried"] = [
                "lines": lines.enumerated().map { index, line -> [String: Any] in
                    ["number": index + 1, "text": line, "syllables": typesetter.syllables(of: line).count]
                },
                "faults": last.faults[section.id, default: []],
            ]
        } else if let own = commission.ownWords.sections.first(where: { $0.id == section.id }) {
            values["example"] = ["lines": own.lines.map(\.text)]
        }
        return values
    }

    private func lineValues(_ index: Int, _ section: SectionBrief) -> [String: Any] {
        var values: [String: Any] = [
            "number": index + 1, "isAnswer": section.hasResponses && index == 1, "low": section.syllables.lowerBound,
            "high": section.syllables.upperBound,
        ]
        if let source = SongForm.repeated(at: index, in: section) {
            values["repeats"] = source + 1
        } else if let other = SongForm.rhymed(at: index, in: section) {
            values["rhymes"] = other + 1
        }
        return values
    }
}
