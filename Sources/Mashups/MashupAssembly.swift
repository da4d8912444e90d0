import Foundation
import Genres
import Teaching

/// Puts score, lesson, checks and quality together.
struct MashupAssembly {
    let request: LessonRequest
    let bounds: GenerationBounds
    let library: LessonLibrary
    let data: URL

    func assemble(_ score: Score, words: Words) throws -> Mashup {
        let prose = try library.concepts()
        let casting = ConceptCasting(request: request, score: score, prose: prose).cast()
        guard casting.concepts.count >= bounds.minTheoryConcepts else {
            throw GenerationError.notEnoughTheory(found: casting.concepts.count, wanted: bounds.minTheoryConcepts)
        }
        let concepts = casting.concepts.map { concept in
            var concept = concept
            if let written = words.explanations[concept.claim] { concept.explanation = written }
            return concept
        }
        let builder = LessonBuilder(
            request: request,
            score: score,
            title: words.sheet.title,
            prose: try library.prose(),
            conceptProse: prose,
            bounds: bounds,
            topicUnknown: words.sheet.topicMatch == .unknown
        )
        let lesson = builder.build(concepts, hook: words.hook)
        var mashup = Mashup(
            title: words.sheet.title,
            lyrics: LyricText.text(of: score),
            content: lesson.content,
            sources: lesson.sources,
            metadata: metadata(words),
            music: score,
            checks: [],
            quality: Quality(score: 0, parts: [], remarks: [])
        )
        let lint = try TextLint(directory: data)
        mashup.checks = MashupChecks(lint: lint, bounds: bounds).run(mashup) + notes(casting, words)
        mashup.quality = QualityScore.score(mashup, objectives: request.objectives)
        return mashup
    }

    private func metadata(_ words: Words) -> MashupMetadata {
        MashupMetadata(
            genres: request.genres.map(\.id),
            genreNames: request.genres.map(\.shortName),
            level: request.level,
            setting: request.setting,
            objectives: request.objectives,
            classSize: request.classSize,
            lessonMinutes: request.minutes,
            seed: request.seed,
            assumptions: request.assumptions,
            engine: words.engine,
            createdAt: nil
        )
    }

    /// What was tried and left out: no claim of the lesson rests on it.
    private func notes(_ casting: ConceptCasting.Result, _ words: Words) -> [Check] {
        let claims = casting.leftOut.filter { $0.genre != nil }.map { draft in
            Check(
                .theory,
                "Not claimed: \(request.name(draft.genre ?? "")), \"\(draft.claim)\"",
                passed: true,
                where: "does not hold in this piece, so the lesson does not say it"
            )
        }
        let refused = words.refused.map {
            Check(.language, "Not used: \($0)", passed: true, where: "the built-in words took its place")
        }
        return claims + refused
    }
}

/// The words of a score as plain text.
enum LyricText {
    static func text(of score: Score) -> String {
        score.sections.filter { !$0.lyrics.isEmpty }.map { section in
            let lines = section.lyrics.map { $0.voice == "group" ? "(\($0.text))" : $0.text }
            return "[\(section.label)]\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
