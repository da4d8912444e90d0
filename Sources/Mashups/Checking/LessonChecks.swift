import Genres

/// Whether the lesson keeps its promises: minutes, sources, objectives, quiz.
struct LessonChecks {
    let mashup: Mashup
    let bounds: GenerationBounds

    private var content: EducationalContent { mashup.content }

    func run() -> [Check] {
        [
            minutes(), objectives(), making(), culture(), cultureText(), citations(), licences(), listening(), rubric(),
            differentiation(), misconceptions(), leads(),
        ] + retold() + quiz()
    }

    private func check(_ area: Check.Area, _ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            area,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private func minutes() -> Check {
        let steps = [content.warmUp] + content.activities
        let sum = steps.reduce(0) { $0 + $1.minutes }
        let wanted = mashup.metadata.lessonMinutes
        let fine = sum == wanted && steps.allSatisfy { $0.minutes > 0 }
        return check(
            .lesson,
            "The minutes add up to \(wanted)",
            fine ? [] : ["they add up to \(sum)"],
            "\(steps.count) steps"
        )
    }

    private func objectives() -> Check {
        let faults = content.objectives.filter { $0.text.count > 190 || !$0.text.contains(" will ") }.map(\.text)
        return check(
            .lesson,
            "Objectives are sentences of at most 190 characters",
            faults + (content.objectives.isEmpty ? ["none"] : []),
            "\(content.objectives.count) objectives"
        )
    }

    private func making() -> Check {
        let deep = content.objectives.contains { $0.bloom == .create || $0.bloom == .evaluate }
        return check(
            .lesson,
            "One objective asks students to create or evaluate",
            deep ? [] : ["none does"],
            "objectives"
        )
    }

    private func culture() -> Check {
        let missing = mashup.metadata.genres.filter { id in !content.culture.contains { $0.genre == id.rawValue } }
        var faults = missing.map { "nothing on \($0.rawValue)" }
        if content.culturalContext.count < bounds.minCulturalContextLength {
            faults.append("only \(content.culturalContext.count) characters")
        }
        return check(
            .culture,
            "Every genre has its cultural context",
            faults,
            "\(content.culturalContext.count) characters"
        )
    }

    private func cultureText() -> Check {
        let same = CultureText.text(content.culture) == content.culturalContext
        return check(
            .culture,
            "The context as text and as paragraphs agree",
            same ? [] : ["they differ"],
            "\(content.culture.count) paragraphs"
        )
    }

    private func citations() -> Check {
        let known = Set(mashup.sources.map(\.number))
        var faults = content.culture.filter { $0.sources.isEmpty || !$0.sources.allSatisfy(known.contains) }
            .map { "\($0.heading): \($0.text.prefix(40)) …" }
        faults += content.listening.filter { $0.sources.isEmpty || !$0.sources.allSatisfy(known.contains) }.map(\.title)
        let notes = CitedSentence.split(content.teachingNotes.replacing("\n", with: " ")).flatMap(\.refs)
        faults += notes.filter { !known.contains($0) }.map { "the notes cite [\($0)], which is not there" }
        if mashup.sources.map(\.number) != Array(1..<mashup.sources.count + 1) {
            faults.append("numbers are not in order")
        }
        return check(
            .culture,
            "Every paragraph and recording names its sources",
            faults,
            "\(mashup.sources.count) sources"
        )
    }

    /// Where a model retold the context, sentence by sentence.
    private func retold() -> [Check] {
        guard let origin = mashup.metadata.writtenBy?.culture, !origin.by.hasPrefix("catalogue") else { return [] }
        let paragraphs = content.culture.filter { !(origin.except?.contains($0.heading) ?? false) }
        let sentences = paragraphs.flatMap { paragraph in
            CitedSentence.split(paragraph.text).map { (sentence: $0, sources: paragraph.sources) }
        }
        let faults = sentences.filter { sentence, sources in
            sentence.refs.isEmpty || !sentence.refs.allSatisfy(sources.contains)
        }.map { "\($0.sentence.text.prefix(40)) …" }
        return [
            check(
                .culture,
                "Every retold sentence names a source of its own heading",
                faults,
                "\(sentences.count) sentences"
            )
        ]
    }

    private func licences() -> Check {
        let faults = mashup.sources.filter { source in
            // A search may find more than the lesson uses; the catalogue's own sources are only there to be cited.
            let isIdle = source.used.isEmpty && source.provider == nil
            return source.licence.isEmpty || !source.url.hasPrefix("http") || isIdle
        }.map(\.title)
        return check(
            .culture,
            "Every source has an address, a licence note and a use",
            faults,
            "\(mashup.sources.count) sources"
        )
    }

    private func listening() -> Check {
        let young = AgeBand(mashup.metadata.setting) != .older
        let faults = content.listening.filter { young && $0.flags.contains("mature-theme") }.map(\.title)
        return check(
            .lesson,
            "Recordings suit the age",
            faults + (content.listening.isEmpty ? ["none named"] : []),
            "\(content.listening.count) recordings"
        )
    }

    private func rubric() -> Check {
        let fine = (3...4).contains(content.assessment.count) && content.assessment.allSatisfy { $0.levels.count == 4 }
        return check(
            .lesson,
            "The rubric has three or four criteria with four levels",
            fine ? [] : ["\(content.assessment.count) criteria"],
            "\(content.assessment.count) criteria"
        )
    }

    private func differentiation() -> Check {
        let levels = content.differentiation
        let empty = [
            ("support", levels.support), ("core", levels.core), ("stretch", levels.stretch), ("access", levels.access),
        ]
        .filter(\.1.isEmpty).map(\.0)
        return check(.lesson, "There is something for support, core, stretch and access", empty, "differentiation")
    }

    private func misconceptions() -> Check {
        let count = content.misconceptions.count
        return check(
            .lesson,
            "One to three misconceptions are met",
            (1...3).contains(count) ? [] : ["\(count)"],
            "\(count) of them"
        )
    }

    private func leads() -> Check {
        let leaders = Set(mashup.music.sections.map(\.genre))
        let lenders = leaders.union(mashup.music.sections.flatMap(\.lends).map(\.genre))
        let missing = mashup.metadata.genres.filter { !lenders.contains($0.rawValue) }.map(\.rawValue)
        return check(.music, "Every genre gives something to the piece", missing, "\(lenders.count) genres")
    }

    private func quiz() -> [Check] {
        let names = Dictionary(
            zip(mashup.metadata.genres.map(\.rawValue), mashup.metadata.genreNames),
            uniquingKeysWith: { first, _ in first }
        )
        let answers = QuizAnswers(score: mashup.music, names: { names[$0] ?? $0 })
        return content.quiz.map { question in
            let right = answers.answer(question.fact)
            let places = question.options.indices.filter { question.options[$0] == right }
            let others = question.options.indices.filter { $0 != question.answer }
            let rival = others.contains { index in
                right.map { answers.agree(question.options[index], $0, on: question.fact) } ?? true
            }
            let fine =
                places == [question.answer] && !rival && question.options.count >= 3
                && Set(question.options).count == question.options.count
            return Check(
                .lesson,
                "One right answer: \(question.question)",
                passed: fine,
                where: right ?? "no such thing in the score"
            )
        } + [
            Check(
                .lesson,
                "The quiz has questions",
                passed: content.quiz.count >= 2,
                where: "\(content.quiz.count) questions"
            )
        ]
    }
}
