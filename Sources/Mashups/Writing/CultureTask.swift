import LanguageModels

/// The cultural context in other words: one paragraph to a heading, every sentence with the number of its passage.
struct CultureTask: WritingTask {
    let commission: WritingCommission
    let rules: CultureRules
    let prompts: LessonPrompts

    /// A passage and its number in the prompt.
    private struct Numbered {
        var number: Int
        var heading: String
        var passage: CultureParagraph
    }

    private let passages: [Numbered]

    init(_ commission: WritingCommission, rules: ProseRules, prompts: LessonPrompts) {
        self.commission = commission
        self.rules = CultureRules(prose: rules)
        self.prompts = prompts
        let all = commission.draft.culture.flatMap { group in group.passages.map { (group.heading, $0) } }
        passages = all.enumerated().map {
            Numbered(number: $0.offset + 1, heading: $0.element.0, passage: $0.element.1)
        }
    }

    var part: WritingProgress.Part { .culture }
    var keys: [String] { commission.draft.culture.indices.map { "culture_\($0 + 1)" } }
    var temperature: Double { 0.2 }

    func group(_ key: String) -> CulturePassages? {
        commission.draft.culture.enumerated().first { "culture_\($0.offset + 1)" == key }?.element
    }

    func schema(of key: String) -> JSONValue { ["type": "string"] }

    func length(of key: String) -> Int {
        group(key)?.passages.reduce(100) { $0 + $1.text.count * 5 / 4 } ?? 0
    }

    /// The paragraph with the numbers of the lesson's sources in place of the passages'.
    func read(_ answer: JSONValue, key: String) -> String? {
        guard let text = AnswerReading.text(AnswerReading.value(key, in: answer)), let group = group(key) else {
            return nil
        }
        return CitedSentence.renumbered(PlainProse.text(text)) { number in
            passages.first { $0.number == number && $0.heading == group.heading }?.passage.sources
        }
    }

    func faults(in pieces: [String: String]) -> [String: [String]] {
        var faults: [String: [String]] = [:]
        for (key, text) in pieces {
            guard let group = group(key) else { continue }
            faults[key] = rules.faults(in: text, for: group)
        }
        return faults
    }

    func question(for keys: [String], after last: Tried<String>) throws -> String {
        var values = CommissionWords.values(commission)
        values["unreadable"] = last.isUnreadable
        values["keys"] = keys.joined(separator: ", ")
        values["groups"] = keys.compactMap { key -> [String: Any]? in
            guard let group = group(key) else { return nil }
            let own = passages.filter { $0.heading == group.heading }
            return [
                "key": key, "heading": QuotedMaterial.text(group.heading, limit: 120),
                "numbers": own.map { "[\($0.number)]" }.listed,
                "passages": own.map {
                    ["number": $0.number, "text": QuotedMaterial.text($0.passage.text, limit: 1200)]
                },
                "faults": last.faults[key, default: []].map { QuotedMaterial.text($0, limit: 240) },
                "isTried": !last.faults[key, default: []].isEmpty,
            ]
        }
        return try prompts.render("culture", values)
    }
}
