import Genres
import Teaching

/// Writes the lesson around a score.
struct LessonBuilder {
    let request: LessonRequest
    let score: Score
    let title: String
    let prose: LessonProse
    let conceptProse: Concepts
    let keywordProse: [KeywordProse]
    let standards: [StandardsTable]
    let bounds: GenerationBounds
    let topicUnknown: Bool
    let lint: TextLint

    /// The lesson with its sources.
    func build(_ concepts: [TheoryConcept], words: Words) -> (content: EducationalContent, sources: [WebSource]) {
        var generator = SeededGenerator(seed: request.lessonSeed, part: "lesson")
        let facts = LessonFacts(request: request, score: score, title: title)
        let grouping = prose.grouping.first { request.classSize <= $0.upTo } ?? prose.grouping[0]
        var fill = facts.fill
        fill["groups"] = Template(grouping.groups).filled(fill)
        if let first = concepts.first {
            fill["concept"] = first.claim
            fill["concept_where"] = first.evidence.sections.isEmpty ? "the song" : first.evidence.sections.listed
        }
        let steps = LessonSteps(request: request, facts: facts, prose: prose, fill: fill)
        let research = ResearchWriting(request: request, lint: lint)
        let culture = CultureWriting(request: request, bounds: bounds, research: research)
        var numbers = SourceNumbers()
        let paragraphs = retold(culture.paragraphs(&numbers), words)
        let listening = culture.listening(&numbers, tasks: prose.listening, preview: prose.preview)
        let found = notes.found(research.teaching(&numbers))
        numbers.mention(request.research.filter { $0.provider != ResearchNote.catalogueProvider })
        let cards = FlashcardWriting(facts: facts, prose: keywordProse, fronts: prose.flashcards)
        let keywords = cards.keywords(concepts)
        let objectives = steps.objectives()
        let activities = steps.activities(hasConcept: !concepts.isEmpty)
        let ownHook = Template(generator.pick(prose.hooks) ?? "").filled(fill)
        let content = EducationalContent(
            hook: words.hook ?? ownHook,
            atAGlance: glance(facts),
            objectives: objectives,
            standards: matching.standards(objectives, steps: activities),
            materials: MaterialsWriting(request: request, facts: facts, prose: prose.materials, fill: fill).list(),
            grouping: Template(grouping.text).filled(fill),
            listening: listening,
            culturalContext: CultureText.text(paragraphs),
            culture: paragraphs,
            sensitivity: culture.sensitivity(),
            warmUp: reworded(steps.warmUp(using: &generator), words),
            theoryConcepts: concepts,
            activities: activities.map { reworded($0, words) },
            teachingNotes: (notes.lines(topicUnknown: topicUnknown) + found).map { words.notes[$0.text] ?? $0.text }
                .joined(separator: "\n"),
            differentiation: differentiation(facts, fill),
            assessment: rubric(facts, fill),
            misconceptions: misconceptions(concepts, fill),
            quiz: QuizWriting(score: score, request: request, texts: prose.quiz).questions(),
            keywords: keywords,
            flashcards: cards.cards(keywords, concepts),
            extension: prose.extension.filter { facts.meets($0.needs) }.prefix(3).map { Template($0.text).filled(fill) }
        )
        return (content, numbers.sources)
    }

    private var matching: StandardsMatching {
        StandardsMatching(
            setting: request.setting,
            level: request.level,
            objectives: request.objectives,
            tables: standards,
            reasons: prose.standards
        )
    }

    private func glance(_ facts: LessonFacts) -> [GlanceRow] {
        let feel =
            score.feel.kind == .straight
            ? "straight" : "\(score.feel.kind.rawValue), about \(English.decimal(score.swingRatio)) to 1"
        return [
            GlanceRow(
                label: "For",
                value:
                    "\(request.setting.rawValue), \(request.level.rawValue), \(English.count(request.classSize, "learner"))"
            ),
            GlanceRow(label: "Time", value: English.count(request.minutes, "minute")),
            GlanceRow(label: "Genres", value: request.genres.map(\.name).listed),
            GlanceRow(
                label: "Key",
                value: facts.hasChords
                    ? score.key.name
                    : facts.hasDrone ? "drone on \(score.key.tonic), no chords" : "no chords and no key"
            ),
            GlanceRow(label: "Tempo", value: score.tempoMark),
            GlanceRow(label: "Meter and feel", value: "\(score.meter), \(feel)"),
            GlanceRow(
                label: "Form",
                value:
                    "\(score.form.name), \(English.count(score.barCount, "bar")), about \(Int(score.seconds.rounded())) seconds"
            ),
        ]
    }

    private func differentiation(_ facts: LessonFacts, _ fill: [String: String]) -> Differentiation {
        func lines(_ lines: [LessonProse.Line]) -> [String] {
            lines.filter { facts.meets($0.needs) }.map { Template($0.text).filled(fill) }
        }
        let levels = prose.differentiation
        return Differentiation(
            support: lines(levels.support),
            core: lines(levels.core),
            stretch: lines(levels.stretch),
            access: lines(levels.access)
        )
    }

    private func rubric(_ facts: LessonFacts, _ fill: [String: String]) -> [RubricCriterion] {
        let able = prose.rubric.filter { facts.meets($0.needs) }
        let always = able.filter(\.serves.isEmpty)
        let wanted = request.objectives.map(\.rawValue)
        let serving = able.filter { criterion in criterion.serves.contains { wanted.contains($0) } }
        let rest = able.filter { criterion in
            !criterion.serves.isEmpty && !serving.contains { $0.name == criterion.name }
        }
        return (always + serving + rest).prefix(4).map { criterion in
            RubricCriterion(name: criterion.name, levels: criterion.levels.map { Template($0).filled(fill) })
        }
    }

    private func misconceptions(_ concepts: [TheoryConcept], _ fill: [String: String]) -> [Misconception] {
        let found = concepts.compactMap { concept -> Misconception? in
            let key = ConceptNames.key(of: concept)
            guard let kind = conceptProse.kinds[key], let belief = kind.belief, let response = kind.response else {
                return nil
            }
            let names = SoundNames(score: score).fill(concept.check).merging([
                "place": concept.evidence.sections.isEmpty ? "the piece" : concept.evidence.sections.listed,
                "genre": concept.genre.map(request.name) ?? request.genres[0].name,
            ]) { _, new in new }
            let all = fill.merging(names) { _, new in new }
            return Misconception(belief: Template(belief).filled(all), response: Template(response).filled(all))
        }
        return Array(found.prefix(3))
    }

    private var notes: TeacherNotes {
        TeacherNotes(request: request, score: score, texts: prose.notes, listenOnly: prose.listenOnly)
    }

    // MARK: A writer's words

    private func reworded(_ activity: LessonActivity, _ words: Words) -> LessonActivity {
        guard let written = words.activities[activity.title] else { return activity }
        var activity = activity
        (activity.teacher, activity.students) = (written.teacher, written.students)
        return activity
    }

    private func retold(_ paragraphs: [CultureParagraph], _ words: Words) -> [CultureParagraph] {
        CulturePassages.grouped(paragraphs).flatMap { group in
            words.culture[group.heading].map { [group.retold($0)] } ?? group.passages
        }
    }

    /// The texts that a writer may put into other words.
    func draft(_ concepts: [TheoryConcept], words: Words) -> LessonDraft {
        let content = build(concepts, words: words).content
        let claims = concepts.map(\.claim)
        return LessonDraft(
            hook: content.hook,
            activities: ([content.warmUp] + content.activities).filter { activity in
                !(activity.teacher + activity.students).contains { step in claims.contains { step.contains($0) } }
            },
            notes: notes.lines(topicUnknown: topicUnknown).filter(\.isFree).map(\.text).unique,
            culture: CulturePassages.grouped(content.culture)
        )
    }
}

/// Which prose belongs to a concept.
enum ConceptNames {
    static func key(of concept: TheoryConcept) -> String {
        if concept.check.type == .swing, concept.check.ratio == 1 { return "straight" }
        if concept.check.type == .progression, concept.check.numerals?.isEmpty ?? true { return "no-chords" }
        return concept.check.type.rawValue
    }
}

/// The cultural paragraphs as one text.
enum CultureText {
    static func text(_ paragraphs: [CultureParagraph]) -> String {
        paragraphs.map { paragraph in
            "\(paragraph.heading): \(paragraph.cited)"
        }.joined(separator: "\n\n")
    }
}

extension CultureParagraph {
    /// The text with the numbers of its sources at the end, those left out that it names itself.
    var cited: String {
        let refs = sources.map { "[\($0)]" }.filter { !text.utf8.contains(UInt8(ascii: "[")) || !text.contains($0) }
        return refs.isEmpty && !sources.isEmpty ? text : "\(text) " + refs.joined()
    }
}
