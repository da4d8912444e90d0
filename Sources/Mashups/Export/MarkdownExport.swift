import Genres
import WebSearch

/// The lesson as Markdown that renders well and prints well.
struct MarkdownExport {
    let mashup: Mashup

    private var content: EducationalContent { mashup.content }
    private var score: Score { mashup.music }

    func text() -> String {
        joined([beforeSong(), MarkdownSong(mashup: mashup).text(), afterSong()]) + "\n"
    }

    /// What comes before the song: the head, the objectives, the listening, the background and the warm-up.
    func beforeSong() -> String {
        joined([
            head(), assumed(), objectives(), standards(), materials(), listening(), culture(),
            activity(content.warmUp, level: "## Warm-up:"),
        ])
    }

    /// What comes after the song: the theory, the activities, the assessment, the sources and the checks.
    func afterSong() -> String {
        joined([
            concepts(), keywords(), activities(), differentiation(), assessment(), misconceptions(), quiz(),
            flashcards(), notes(), extension_(), sources(), checked(),
        ])
    }

    private func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func head() -> String {
        let rows = content.atAGlance.map { "| \(cell($0.label)) | \(cell($0.value)) |" }
        return "# \(mashup.title)\n\n*\(content.hook)*\n\n| At a glance | |\n| --- | --- |\n"
            + rows.joined(separator: "\n")
    }

    private func assumed() -> String {
        guard !mashup.assumptions.isEmpty else { return "" }
        return "> **Assumed, because nobody said.** Tell the program otherwise and generate again.\n"
            + mashup.assumptions.map { "> - \($0.reason)" }.joined(separator: "\n")
    }

    private func objectives() -> String {
        let items = content.objectives.enumerated().map {
            "\($0.offset + 1). \($0.element.text)  \n   *Seen when:* \($0.element.seenWhen)"
        }
        return "## Objectives\n\n" + items.joined(separator: "\n")
    }

    private func standards() -> String {
        guard !content.standards.isEmpty else { return "" }
        let bodies = content.standards.map(\.body).unique
        let items = bodies.map { body in
            "**\(body)**\n\n"
                + bullets(
                    content.standards.filter { $0.body == body }.map { "`\($0.code)` \($0.description) *\($0.why)*" }
                )
        }
        return "## Standards\n\nDescribed in our own words; the standards' text is with the bodies that publish it.\n\n"
            + items.joined(separator: "\n\n")
    }

    private func keywords() -> String {
        guard !content.keywords.isEmpty else { return "" }
        return "## Words to know\n\n" + bullets(content.keywords.map { "**\($0.term)**: \($0.definition)" })
    }

    private func flashcards() -> String {
        guard !content.flashcards.isEmpty else { return "" }
        let rows = content.flashcards.map { "| \(cell($0.front)) | \(cell($0.back)) |" }
        return "## Flashcards\n\n| Front | Back |\n| --- | --- |\n" + rows.joined(separator: "\n")
    }

    private func materials() -> String {
        "## Materials and grouping\n\n" + bullets(content.materials) + "\n\n" + content.grouping
    }

    private func listening() -> String {
        let items = content.listening.map { item -> String in
            let flags = item.flags.isEmpty ? "" : " `" + item.flags.joined(separator: "` `") + "`"
            return
                "- **\(item.title)**, \(item.artist) (\(item.year)), \(name(item.genre))\(flags) \(refs(item.sources))  \n  \(item.task)"
        }
        return "## Listen first\n\n" + items.joined(separator: "\n")
    }

    private func culture() -> String {
        var text = "## Where this music comes from"
        var heading = ""
        for paragraph in content.culture {
            if paragraph.heading != heading {
                heading = paragraph.heading
                text += "\n\n### \(heading)"
            }
            text += "\n\n\(paragraph.cited)"
        }
        guard !content.sensitivity.isEmpty else { return text }
        return text + "\n\n**For the teacher, before you speak about it**\n\n"
            + bullets(content.sensitivity.map { "\($0.heading): \($0.text)" })
    }

    private func concepts() -> String {
        let items = content.theoryConcepts.map { concept in
            let genre = concept.genre.map { " · \(name($0))" } ?? ""
            return
                "### \(concept.name)\(genre)\n\n**\(concept.claim)** True in \(concept.evidence.text).\n\n\(concept.explanation)\n\n"
                + "*Try it:* \(concept.prompt)"
        }
        return "## Theory that is true of this song\n\n" + items.joined(separator: "\n\n")
    }

    private func activities() -> String {
        let steps = [content.warmUp] + content.activities
        let sum = steps.reduce(0) { $0 + $1.minutes }
        var clock = content.warmUp.minutes
        let items = content.activities.map { step -> String in
            let range = "\(clock)–\(clock + step.minutes)"
            clock += step.minutes
            return activity(step, level: "### \(range) min:")
        }
        return
            "## The lesson, minute by minute\n\nWarm-up 0–\(content.warmUp.minutes), then the steps below; \(sum) minutes in all.\n\n"
            + items.joined(separator: "\n\n")
    }

    private func activity(_ step: LessonActivity, level: String) -> String {
        var text = "\(level) \(step.title) (\(English.count(step.minutes, "minute")), \(step.grouping))\n\n"
        text += "Teacher:\n\n" + bullets(step.teacher) + "\n\nStudents:\n\n" + bullets(step.students)
        if let check = step.check { text += "\n\n*Check:* \(check)" }
        return text
    }

    private func differentiation() -> String {
        let levels = content.differentiation
        let rows = [
            ("Support", levels.support), ("Core", levels.core), ("Stretch", levels.stretch), ("Access", levels.access),
        ]
        return "## Differentiation\n\n" + rows.map { "**\($0.0)**\n\n\(bullets($0.1))" }.joined(separator: "\n\n")
    }

    private func assessment() -> String {
        let rows = content.assessment.map {
            "| **\(cell($0.name))** | " + $0.levels.map(cell).joined(separator: " | ") + " |"
        }
        return
            "## Assessment\n\n| | 1 beginning | 2 developing | 3 secure | 4 beyond |\n| --- | --- | --- | --- | --- |\n"
            + rows.joined(separator: "\n")
    }

    private func misconceptions() -> String {
        "## What students may think\n\n"
            + content.misconceptions.map { "- **“\($0.belief)”** \($0.response)" }.joined(separator: "\n")
    }

    private func quiz() -> String {
        let letters = ["A", "B", "C", "D", "E"]
        let items = content.quiz.enumerated().map { number, item in
            let options = item.options.enumerated().map { "   - \(letters[min($0.offset, 4)]) \($0.element)" }
            return "\(number + 1). \(item.question)\n" + options.joined(separator: "\n")
        }
        let answers = content.quiz.enumerated().map {
            "\($0.offset + 1) \(letters[min($0.element.answer, 4)]): \($0.element.because)"
        }
        return "## Quiz\n\n" + items.joined(separator: "\n") + "\n\n**Answers.** " + answers.joined(separator: " ")
    }

    private func notes() -> String {
        "## Teaching notes\n\n" + bullets(content.teachingNotes.split(separator: "\n").map(String.init))
    }

    private func extension_() -> String {
        "## Next time\n\n" + bullets(content.extension)
    }

    private func sources() -> String {
        let cited = mashup.sources.filter { !$0.used.isEmpty }.map(source)
        let idle = mashup.sources.filter(\.used.isEmpty).map(source)
        let items = cited + (idle.isEmpty ? [] : ["\nLooked up for this lesson and not used:\n"] + idle)
        let note =
            ExportCredits.rights + " "
            + "Sources are cited for facts and patterns; each keeps its own licence."
        return "## Sources and licences\n\n" + items.joined(separator: "\n") + "\n\n" + note
    }

    private func source(_ source: WebSource) -> String {
        let publisher = source.publisher.map { ", \($0)" } ?? ""
        let found = source.retrievedAt.map { " Found \($0.prefix(10))." } ?? ""
        return
            "\(source.number). \(ForeignText.markdown(source.title))\(publisher). <\(source.url)>. \(source.licence.capitalizedFirst).\(found)"
    }

    private func checked() -> String {
        let failed = mashup.checks.filter { !$0.passed }
        let left = mashup.checks.filter { $0.claim.hasPrefix("Not ") }
        let passed = mashup.checks.count - failed.count - left.count
        var text = "## What was checked\n\n\(English.count(passed, "check")) passed"
        text +=
            failed.isEmpty
            ? "; none failed." : "; \(failed.count) failed:\n\n" + bullets(failed.map { "\($0.claim): \($0.place)" })
        text +=
            "\n\n"
            + bullets(
                mashup.checks.filter { $0.passed && $0.area == .theory && !$0.claim.hasPrefix("Not ") }.map {
                    "*\($0.place)*: \($0.claim)"
                }
            )
        text +=
            "\n\nQuality \(mashup.quality.score) of 100: "
            + mashup.quality.parts.map { "\($0.name) \($0.score)" }.joined(separator: ", ") + "."
        if !mashup.quality.scores.isEmpty {
            text +=
                " Of 100 each: "
                + mashup.quality.scores.map { "\($0.name.rawValue.replacing("_", with: " ")) \($0.score)" }
                .joined(separator: ", ") + "."
        }
        guard let writtenBy = mashup.metadata.writtenBy else {
            return text
                + "\n\n<sub>Seed \(mashup.metadata.seed), words by \(mashup.metadata.engine). The same context and seed make the same lesson again.</sub>"
        }
        return text
            + "\n\n**Who wrote what.** \(writtenBy.line). Music, claims, quiz and sources are the program's own."
            + "\n\n<sub>Seed \(mashup.metadata.seed). The same context and seed make the same music again; a model's words differ each time.</sub>"
    }

    private func name(_ id: String) -> String {
        zip(mashup.metadata.genres, mashup.metadata.genreNames).first { $0.0.description == id }?.1
            ?? content.culture.first { $0.genre == id }?.heading ?? id
    }

    private func refs(_ numbers: [Int]) -> String { numbers.map { "[\($0)]" }.joined() }

    private func bullets(_ items: [String]) -> String { items.map { "- \($0)" }.joined(separator: "\n") }

    private func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
