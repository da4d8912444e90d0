import Genres
import Teaching

/// Whether words to know, cards, hook, table and steps keep to their bounds and agree with the rest.
struct LearningChecks {
    let mashup: Mashup
    let preview: String

    private var content: EducationalContent { mashup.content }
    private var score: Score { mashup.music }

    func run() -> [Check] { [keywords(), flashcards(), bounds(), glance(), previews(), places()] }

    private func check(_ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            .lesson,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private func keywords() -> Check {
        let words = content.keywords
        var faults = words.filter { $0.term.count > 30 || $0.definition.count > 200 || $0.definition.isEmpty }
            .map(\.term)
        if !(1...FlashcardWriting.mostKeywords).contains(words.count) { faults.append("\(words.count) words") }
        if Set(words.map(\.term)).count != words.count { faults.append("a word stands there twice") }
        return check("One to five words to know, each with its meaning", faults, "\(words.count) words")
    }

    /// The cards are the keywords' and the concepts', so that none can say what the lesson does not.
    private func flashcards() -> Check {
        let cards = content.flashcards
        let known = Set(content.keywords.map(\.definition) + content.theoryConcepts.map(\.claim))
        var faults = cards.filter { !known.contains($0.back) }.map { "nothing says \"\($0.back.prefix(40))\"" }
        if cards.count < FlashcardWriting.fewestCards { faults.append("\(cards.count) cards") }
        if Set(cards.map(\.front)).count != cards.count { faults.append("two cards ask the same") }
        return check(
            "At least \(FlashcardWriting.fewestCards) flashcards, each taken from the lesson",
            faults,
            "\(cards.count) cards"
        )
    }

    private func bounds() -> Check {
        var faults = content.misconceptions.filter { $0.belief.count > 250 || $0.response.count > 250 }.map(\.belief)
        if !(10...160).contains(content.hook.count) { faults.append("the hook has \(content.hook.count) characters") }
        let titles = [content.warmUp.title] + content.activities.map(\.title)
        if Set(titles).count != titles.count { faults.append("two steps have one title") }
        faults += ([content.warmUp] + content.activities).filter { $0.teacher.isEmpty || $0.students.isEmpty }
            .map { "\($0.title) has nothing to do" }
        let known = LearningObjective.allCases.map(\.rawValue)
        faults += content.theoryConcepts.filter { !known.contains($0.objective) }
            .map { "\($0.name) serves \"\($0.objective)\"" }
        return check("Hook, steps and misconceptions keep to their bounds", faults, "\(titles.count) steps")
    }

    private func glance() -> Check {
        let rows = content.atAGlance
        let hasChords = score.sections.contains { !$0.chords.isEmpty }
        let expected = [
            ("Time", English.count(mashup.metadata.lessonMinutes, "minute")), ("Tempo", score.tempoMark),
            ("Meter and feel", score.meter + ","), ("Form", English.count(score.barCount, "bar") + ","),
            ("Key", hasChords ? score.key.name : ""),
        ]
        let faults = expected.filter { label, value in
            !rows.contains { $0.label == label && (value.isEmpty || $0.value.contains(value)) }
        }.map { "\($0.0): \($0.1)" }
        return check("The table at the top agrees with the music", faults, "\(rows.count) rows")
    }

    private func previews() -> Check {
        let faults = content.listening.filter { !$0.flags.isEmpty && !$0.task.contains(preview) }.map(\.title)
        let flagged = content.listening.count { !$0.flags.isEmpty }
        return check("Flagged recordings ask the teacher to listen first", faults, "\(flagged) flagged")
    }

    /// Nothing in the score comes from a genre that the lesson does not name.
    private func places() -> Check {
        let metadata = mashup.metadata
        let named = Set(metadata.genres.map(\.rawValue))
        let used = score.sections.flatMap { [$0.genre] + $0.lends.map(\.genre) + [$0.harmonyGenre].compactMap(\.self) }
        var faults = (used + score.grooves.map(\.genre)).unique.filter { !named.contains($0) }
        if metadata.genreNames.count != metadata.genres.count || named.count != metadata.genres.count {
            faults.append("\(metadata.genreNames.count) names for \(named.count) genres")
        }
        let listed = Set(content.culture.map(\.genre))
        faults += content.listening.map(\.genre).filter { !listed.contains($0) }.map { "a recording of \($0)" }
        return check("Everything borrowed is from a genre of the lesson", faults, "\(named.count) genres")
    }
}
