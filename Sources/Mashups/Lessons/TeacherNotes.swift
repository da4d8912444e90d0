import Genres

/// Advice to the teacher: what is borrowed from whom, and how the musics were brought together.
struct TeacherNotes {
    let request: LessonRequest
    let score: Score
    let texts: [String: String]
    let listenOnly: String

    /// One line of the notes.
    struct Note {
        /// Its key in `data/lesson/lesson.yaml`.
        var key: String
        var text: String

        /// Whether a writer may put it into other words: what is said about borrowing and respect stays as it is.
        var isFree: Bool {
            ["tempo", "feel", "key", "groove_change", "ending", "level", "tune", "voices"].contains(key)
        }
    }

    func lines(topicUnknown: Bool) -> [Note] {
        var notes = [note("borrowing", ["loans": loans])]
        let hasHome = score.sections.contains { !$0.chords.isEmpty || !$0.drone.isEmpty }
        for (key, text) in [("tempo", score.tempo.reason), ("feel", score.feel.reason), ("key", score.key.reason)]
        where key != "key" || hasHome {
            notes.append(note(key, ["text": text]))
        }
        for groove in score.grooves {
            if let change = groove.adapted {
                notes.append(note("groove_change", ["groove": groove.name, "change": change]))
            }
        }
        if let home = Ending(score: score).home { notes.append(note("ending", ["home": home])) }
        for record in request.genres { notes += notesOn(record) }
        for record in request.listening {
            notes.append(Note(key: "listen_only", text: Template(listenOnly).filled(["genre": record.shortName])))
        }
        if topicUnknown, let topic = request.topic { notes.append(note("topic_unknown", ["topic": topic])) }
        if score.sections.allSatisfy(\.melody.isEmpty) { notes.append(note("tune", [:])) }
        if let range = score.melodyRange, AgeBand(request.setting) != .young {
            notes.append(note("voices", ["low": range.low, "high": range.high]))
        }
        return notes
    }

    /// Notes from what was looked up, one line each.
    func found(_ research: [(key: String, fill: [String: String])]) -> [Note] {
        research.map { note($0.key, $0.fill) }
    }

    private func notesOn(_ record: GenreRecord) -> [Note] {
        let name = ["genre": record.shortName]
        var notes: [Note] = []
        if record.isGrooveOnly, let why = record.composable.why {
            let led = score.sections.filter { $0.genre == record.id.rawValue }.map(\.label).listed
            notes.append(note("groove_only", name.merging(["why": why, "sections": led]) { old, _ in old }))
        }
        notes.append(
            note("level", name.merging(["text": record.teaching.levels[request.recordLevel]]) { old, _ in old })
        )
        if !record.mashup.keepTogether.isEmpty {
            notes.append(
                note(
                    "keep",
                    name.merging(["items": record.mashup.keepTogether.joined(separator: "; ")]) { old, _ in old }
                )
            )
        }
        if !record.mashup.never.isEmpty {
            notes.append(
                note("never", name.merging(["items": record.mashup.never.joined(separator: "; ")]) { old, _ in old })
            )
        }
        return notes
    }

    private var loans: String {
        request.genres.map { record in
            let layers = score.sections.flatMap(\.lends).filter { $0.genre == record.id.rawValue }.map(\.layer).unique
            let led = score.sections.filter { $0.genre == record.id.rawValue }.map(\.label)
            let what = layers.isEmpty ? "the lead" : layers.listed
            return "\(record.shortName): \(what)" + (led.isEmpty ? "" : " (leads \(led.listed))")
        }.joined(separator: "; ")
    }

    private func note(_ key: String, _ fill: [String: String]) -> Note {
        Note(key: key, text: Template(texts[key] ?? "").filled(fill))
    }
}
