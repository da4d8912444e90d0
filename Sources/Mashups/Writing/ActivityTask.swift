import LanguageModels

/// The steps of the activities and the lines of the teaching notes, in other words than the built-in ones.
struct ActivityTask: WritingTask {
    let commission: WritingCommission
    let title: String
    let rules: ProseRules
    let prompts: LessonPrompts

    /// Steps of an activity, or one line of the notes.
    enum Piece: Sendable {
        case activity(WrittenActivity)
        case note(String)
    }

    var part: WritingProgress.Part { .activities }
    var keys: [String] {
        commission.draft.activities.indices.map { "activity_\($0 + 1)" }
            + commission.draft.notes.indices.map { "note_\($0 + 1)" }
    }
    var temperature: Double { 0.4 }

    func activity(_ key: String) -> LessonActivity? {
        commission.draft.activities.enumerated().first { "activity_\($0.offset + 1)" == key }?.element
    }

    func note(_ key: String) -> String? {
        commission.draft.notes.enumerated().first { "note_\($0.offset + 1)" == key }?.element
    }

    func schema(of key: String) -> JSONValue {
        guard activity(key) != nil else { return ["type": "string"] }
        let steps: JSONValue = ["type": "array", "items": ["type": "string"]]
        return [
            "type": "object", "properties": ["teacher": steps, "students": steps],
            "required": ["teacher", "students"], "additionalProperties": false,
        ]
    }

    func length(of key: String) -> Int {
        let texts = activity(key).map { $0.teacher + $0.students } ?? [note(key) ?? ""]
        return texts.reduce(40) { $0 + $1.count * 3 / 2 }
    }

    func read(_ answer: JSONValue, key: String) -> Piece? {
        let value = AnswerReading.value(key, in: answer)
        guard let activity = activity(key) else {
            return AnswerReading.text(value).map { .note(PlainProse.text($0)) }
        }
        guard let value, let teacher = AnswerReading.texts(value["teacher"]),
            let students = AnswerReading.texts(value["students"])
        else { return nil }
        return .activity(
            WrittenActivity(
                title: activity.title,
                teacher: teacher.map(PlainProse.text).filter { !$0.isEmpty },
                students: students.map(PlainProse.text).filter { !$0.isEmpty }
            )
        )
    }

    func faults(in pieces: [String: Piece]) -> [String: [String]] {
        var faults: [String: [String]] = [:]
        for (key, piece) in pieces {
            switch piece {
            case .activity(let written):
                faults[key] = activity(key).map { rules.activity(written, of: $0, for: commission) }
            case .note(let text):
                faults[key] = note(key).map { rules.note(text, of: $0, for: commission) }
            }
        }
        return faults
    }

    func question(for keys: [String], after last: Tried<Piece>) throws -> String {
        var values = CommissionWords.values(commission)
        values["title"] = title
        values["unreadable"] = last.isUnreadable
        values["keys"] = keys.joined(separator: ", ")
        values["activities"] = keys.compactMap { key -> [String: Any]? in
            guard let activity = activity(key) else { return nil }
            return [
                "key": key, "title": activity.title, "minutes": activity.minutes, "grouping": activity.grouping,
                "teacher": activity.teacher, "students": activity.students, "faults": last.faults[key, default: []],
                "isTried": !last.faults[key, default: []].isEmpty,
            ]
        }
        values["notes"] = keys.compactMap { key -> [String: Any]? in
            guard let note = note(key) else { return nil }
            return [
                "key": key, "text": note, "faults": last.faults[key, default: []],
                "isTried": !last.faults[key, default: []].isEmpty,
            ]
        }
        return try prompts.render("activities", values)
    }
}
