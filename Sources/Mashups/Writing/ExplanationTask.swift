import LanguageModels

/// The opening line, and what each theory claim means; the claims themselves are given.
struct ExplanationTask: WritingTask {
    let commission: WritingCommission
    let title: String
    let rules: ProseRules
    let prompts: LessonPrompts

    static let hook = "hook"

    var part: WritingProgress.Part { .explanations }
    var keys: [String] { [Self.hook] + commission.concepts.indices.map { "explanation_\($0 + 1)" } }
    var temperature: Double { 0.4 }

    func concept(_ key: String) -> TheoryConcept? {
        commission.concepts.enumerated().first { "explanation_\($0.offset + 1)" == key }?.element
    }

    func schema(of key: String) -> JSONValue { ["type": "string"] }

    func length(of key: String) -> Int { key == Self.hook ? 160 : 600 }

    func read(_ answer: JSONValue, key: String) -> String? {
        AnswerReading.text(AnswerReading.value(key, in: answer)).map(PlainProse.text)
    }

    func faults(in pieces: [String: String]) -> [String: [String]] {
        var faults: [String: [String]] = [:]
        for (key, text) in pieces {
            faults[key] =
                concept(key).map { rules.explanation(text, of: $0, for: commission) }
                ?? rules.hook(text, for: commission)
        }
        return faults
    }

    func question(for keys: [String], after last: Tried<String>) throws -> String {
        var values = CommissionWords.values(commission)
        values["title"] = title
        values["unreadable"] = last.isUnreadable
        values["keys"] = keys.joined(separator: ", ")
        if keys.contains(Self.hook) {
            values["hook"] = ["base": commission.draft.hook].merging(tried(Self.hook, last)) { old, _ in old }
        }
        values["concepts"] = keys.compactMap { key -> [String: Any]? in
            guard let concept = concept(key) else { return nil }
            let given: [String: Any] = [
                "key": key, "name": concept.name, "claim": concept.claim, "where": concept.evidence.text,
                "base": concept.explanation,
            ]
            return given.merging(tried(key, last)) { old, _ in old }
        }
        return try prompts.render("explanations", values)
    }

    private func tried(_ key: String, _ last: Tried<String>) -> [String: Any] {
        guard let text = last.pieces[key] else { return [:] }
        return ["tried": ["text": text, "faults": last.faults[key, default: []]] as [String: Any]]
    }
}
