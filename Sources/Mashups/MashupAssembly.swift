import Foundation
import Genres
import Teaching

/// Puts score, lesson, checks and quality together.
struct MashupAssembly {
    let request: LessonRequest
    let bounds: GenerationBounds
    let library: LessonLibrary
    let data: URL
    /// What the words were asked to be.
    let wanted: LyricBrief
    /// The labels of the sections on the chart, by the identifiers of their briefs.
    let labels: [String: String]
    /// What was asked to be different.
    let tweaks: [Tweak]
    /// What was made again before this, for the remarks of the quality.
    var remarks: [String] = []

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
        let material = try CheckMaterial(data: data, library: library)
        let builder = try builder(score, words, material.lint)
        let lesson = builder.build(concepts, words: words)
        var mashup = Mashup(
            title: words.sheet.title,
            lyrics: LyricText.text(of: score),
            content: lesson.content,
            sources: lesson.sources,
            metadata: metadata(words, lesson.content, lesson.sources),
            music: score,
            checks: [],
            quality: Quality(score: 0, parts: [], remarks: [])
        )
        mashup.checks = MashupChecks(material: material, bounds: bounds).run(mashup) + notes(casting, words)
        mashup.quality = QualityScore.score(mashup, objectives: request.objectives)
        mashup.quality.scores = QualityAspects(mashup: mashup, lint: material.lint, standards: material.standards)
            .scores()
        mashup.quality.remarks += remarks
        return mashup
    }

    /// What a writer is told about a piece that so far has the built-in words.
    func commission(_ score: Score, words: Words, context: GatheredContext) throws -> WritingCommission {
        let concepts = ConceptCasting(request: request, score: score, prose: try library.concepts()).cast().concepts
        return WritingCommission(
            brief: wanted,
            score: score.withoutWords,
            context: context,
            level: request.level,
            genreNames: request.genres.map(\.shortName),
            avoid: request.genres.flatMap(\.lyrics.avoid).unique,
            concepts: concepts.filter { !$0.check.type.isAboutWords },
            ownWords: words.sheet,
            draft: try builder(score, words, library.lint()).draft(concepts, words: words),
            seed: request.wordSeed
        )
    }

    private func builder(_ score: Score, _ words: Words, _ lint: TextLint) throws -> LessonBuilder {
        LessonBuilder(
            request: request,
            score: score,
            title: words.sheet.title,
            prose: try library.prose(),
            conceptProse: try library.concepts(),
            keywordProse: try library.keywords(),
            standards: try library.standards(),
            bounds: bounds,
            topicUnknown: words.sheet.topicMatch == .unknown,
            lint: lint
        )
    }

    private func metadata(
        _ words: Words,
        _ content: EducationalContent,
        _ sources: [WebSource]
    ) -> MashupMetadata {
        MashupMetadata(
            genres: request.genres.map(\.id),
            genreNames: request.genres.map(\.shortName),
            level: request.level,
            setting: request.setting,
            objectives: request.objectives,
            classSize: request.classSize,
            instruments: request.instruments.map(\.rawValue),
            lessonMinutes: request.minutes,
            seed: request.seed,
            tweaks: tweaks.isEmpty ? nil : tweaks,
            assumptions: request.assumptions,
            engine: words.engine,
            writtenBy: words.isWritten ? origins(words, content, sources) : nil,
            createdAt: nil
        )
    }

    /// Who wrote which part of a lesson that is not all built in.
    private func origins(_ words: Words, _ content: EducationalContent, _ sources: [WebSource]) -> WrittenBy {
        func origin(
            _ all: [String],
            own: String = BuiltInWriter.engine,
            isWritten: (String) -> Bool
        ) -> WrittenBy.Origin {
            all.contains(where: isWritten)
                ? WrittenBy.Origin(words.engine, except: all.filter { !isWritten($0) }) : WrittenBy.Origin(own)
        }
        let explained = content.theoryConcepts.map { ($0.name, words.explanations[$0.claim] != nil) }
        let notes = content.teachingNotes.split(separator: "\n").count
        let own = notes - words.notes.count
        let found = Set(sources.filter { $0.provider != nil }.map(\.number))
        let research = content.culture.contains { !found.isDisjoint(with: $0.sources) }
        return WrittenBy(
            title: WrittenBy.Origin(words.hasWrittenTitle ? words.engine : BuiltInWriter.engine),
            words: origin(wanted.sections.map(\.id)) { words.writtenSections.contains($0) }
                .relabelled { labels[$0] ?? $0 },
            hook: WrittenBy.Origin(words.hook == nil ? BuiltInWriter.engine : words.engine),
            explanations: origin(explained.map(\.0)) { name in explained.contains { $0.0 == name && $0.1 } },
            activities: origin(([content.warmUp] + content.activities).map(\.title)) { words.activities[$0] != nil },
            notes: words.notes.isEmpty
                ? WrittenBy.Origin(BuiltInWriter.engine)
                : WrittenBy.Origin(words.engine, except: own > 0 ? ["\(own) of \(notes)"] : []),
            culture: origin(
                content.culture.map(\.heading).unique,
                own: research ? "catalogue and research" : "catalogue"
            ) { words.culture[$0] != nil }
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

extension Score {
    /// The music a writer is told about.
    fileprivate var withoutWords: Score {
        var copy = self
        for index in copy.sections.indices { copy.sections[index].lyrics = [] }
        return copy
    }
}

extension ConceptCheck.Kind {
    /// Whether a claim may stop to hold when the words change.
    fileprivate var isAboutWords: Bool {
        switch self {
        // The tune follows the syllables, so that other words have another tune.
        case .rhyme, .repeatLine, .syllables, .callResponseGap, .scaleMember, .range, .leapAnswered, .headMotif: true
        case .formBars, .progression, .loop, .chordQuality, .chordScale, .meter, .swing, .backbeat, .syncopation,
            .turnaround, .layers, .keySignature, .contrast:
            false
        }
    }
}

extension WrittenBy.Origin {
    fileprivate func relabelled(_ label: (String) -> String) -> WrittenBy.Origin {
        WrittenBy.Origin(by, except: (except ?? []).map(label))
    }
}
