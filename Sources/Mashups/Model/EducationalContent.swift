/// The lesson around a mashup.
public struct EducationalContent: Codable, Sendable, Hashable {
    /// One line that makes a class want to start.
    public var hook: String
    /// Grade, minutes, key and the like, as label and value.
    public var atAGlance: [GlanceRow]
    /// What students will do, and how it is seen.
    public var objectives: [LessonObjective]
    /// The curriculum standards it works on; empty where no body has any for the setting.
    public var standards: [LessonStandard]
    /// What to have ready.
    public var materials: [String]
    /// How to divide the class.
    public var grouping: String
    /// What to hear first.
    public var listening: [ListeningItem]
    /// The cultural paragraphs as one text with source numbers in square brackets.
    public var culturalContext: String
    /// The cultural paragraphs one by one.
    public var culture: [CultureParagraph]
    /// What to be careful with, for the teacher.
    public var sensitivity: [SensitivityNote]
    /// The warm-up.
    public var warmUp: LessonActivity
    /// The theory that is true of this very piece.
    public var theoryConcepts: [TheoryConcept]
    /// The steps of the lesson, the warm-up not among them.
    public var activities: [LessonActivity]
    /// Advice to the teacher as plain text.
    public var teachingNotes: String
    /// Four ways to meet different learners.
    public var differentiation: Differentiation
    /// The rubric.
    public var assessment: [RubricCriterion]
    /// What students often think, and what helps.
    public var misconceptions: [Misconception]
    /// Questions with one right answer each.
    public var quiz: [QuizQuestion]
    /// Words to know, one to five.
    public var keywords: [Keyword]
    /// Cards to learn from, made of the keywords and the theory.
    public var flashcards: [Flashcard]
    /// Where to go next.
    public var `extension`: [String]

    private enum CodingKeys: String, CodingKey {
        case hook, objectives, materials, grouping, listening, sensitivity, activities, differentiation, assessment
        case misconceptions, quiz, `extension`, standards, keywords, flashcards
        case atAGlance = "at_a_glance"
        case culturalContext = "cultural_context"
        case culture = "cultural_paragraphs"
        case warmUp = "warm_up"
        case theoryConcepts = "theory_concepts"
        case teachingNotes = "teaching_notes"
    }
}

extension EducationalContent {
    /// Reads a lesson; one that was stored before there were standards, keywords and flashcards has none.
    ///
    /// - Parameter decoder: An object.
    /// - Throws: `DecodingError`, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            hook: try fields.decode(String.self, forKey: .hook),
            atAGlance: try fields.decode([GlanceRow].self, forKey: .atAGlance),
            objectives: try fields.decode([LessonObjective].self, forKey: .objectives),
            standards: try fields.decodeIfPresent([LessonStandard].self, forKey: .standards) ?? [],
            materials: try fields.decode([String].self, forKey: .materials),
            grouping: try fields.decode(String.self, forKey: .grouping),
            listening: try fields.decode([ListeningItem].self, forKey: .listening),
            culturalContext: try fields.decode(String.self, forKey: .culturalContext),
            culture: try fields.decode([CultureParagraph].self, forKey: .culture),
            sensitivity: try fields.decode([SensitivityNote].self, forKey: .sensitivity),
            warmUp: try fields.decode(LessonActivity.self, forKey: .warmUp),
            theoryConcepts: try fields.decode([TheoryConcept].self, forKey: .theoryConcepts),
            activities: try fields.decode([LessonActivity].self, forKey: .activities),
            teachingNotes: try fields.decode(String.self, forKey: .teachingNotes),
            differentiation: try fields.decode(Differentiation.self, forKey: .differentiation),
            assessment: try fields.decode([RubricCriterion].self, forKey: .assessment),
            misconceptions: try fields.decode([Misconception].self, forKey: .misconceptions),
            quiz: try fields.decode([QuizQuestion].self, forKey: .quiz),
            keywords: try fields.decodeIfPresent([Keyword].self, forKey: .keywords) ?? [],
            flashcards: try fields.decodeIfPresent([Flashcard].self, forKey: .flashcards) ?? [],
            extension: try fields.decode([String].self, forKey: .extension)
        )
    }
}

/// A row of the table at the top.
public struct GlanceRow: Codable, Sendable, Hashable {
    /// What is told.
    public var label: String
    /// Its value.
    public var value: String
}

/// A learning objective.
public struct LessonObjective: Codable, Sendable, Hashable {
    /// A level of Bloom's taxonomy as revised in 2001.
    public enum Bloom: String, Codable, CaseIterable, Sendable {
        case remember, understand, apply, analyze, evaluate, create
    }

    /// "Students will …", at most 190 characters.
    public var text: String
    /// How the teacher sees that it is met.
    public var seenWhen: String
    /// The depth of thinking.
    public var bloom: Bloom

    private enum CodingKeys: String, CodingKey {
        case text, bloom
        case seenWhen = "seen_when"
    }
}

/// A recording to hear before playing.
public struct ListeningItem: Codable, Sendable, Hashable {
    /// The recording's title.
    public var title: String
    /// Who plays.
    public var artist: String
    /// When it was made or published.
    public var year: String
    /// The genre it stands for, as a catalogue id.
    public var genre: String
    /// `preview-lyrics`, `mature-theme`, `sacred`.
    public var flags: [String]
    /// What to listen for.
    public var task: String
    /// Numbers of the sources it is taken from.
    public var sources: [Int]
}

/// A paragraph on where a music comes from.
public struct CultureParagraph: Codable, Sendable, Hashable {
    /// The genre, as a catalogue id.
    public var genre: String
    /// The genre's display name.
    public var heading: String
    /// The paragraph.
    public var text: String
    /// Numbers of its sources.
    public var sources: [Int]
}

/// Something a teacher should know before speaking about a music.
public struct SensitivityNote: Codable, Sendable, Hashable {
    /// The genre, as a catalogue id.
    public var genre: String
    /// The genre's display name.
    public var heading: String
    /// The note.
    public var text: String
}
