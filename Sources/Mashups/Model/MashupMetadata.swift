public import Genres
public import Teaching

/// What a mashup was made from.
public struct MashupMetadata: Codable, Sendable, Hashable {
    /// The genres in it, the teacher's first.
    public var genres: [GenreID]
    /// Their display names, in the same order.
    public var genreNames: [String]
    /// How far the learners are.
    public var level: SkillLevel
    /// Where the lesson takes place.
    public var setting: Setting
    /// What the class is to get better at.
    public var objectives: [LearningObjective]
    /// Number of learners the grouping is made for.
    public var classSize: Int
    /// What the class plays, said or assumed; nil in lessons from before it was kept.
    public var instruments: [String]?
    /// Length of the lesson in minutes.
    public var lessonMinutes: Int
    /// The seed that makes the same mashup again from the same context.
    public var seed: UInt64
    /// What was asked to be different from what context and seed give, all versions together; nil in a first version.
    public var tweaks: [Tweak]?
    /// The mashup this one was made from; nil in a first version.
    public var basedOn: String?
    /// Which of its versions a mashup is; nil in a first version, and until the mashup is recorded.
    public var version: Int?
    /// What nobody had said and the generator decided.
    public var assumptions: [Assumption]
    /// Who wrote the words: `built-in`, or the name of a language model.
    public var engine: String
    /// Which part came from whom; nil where everything is the built-in engine's.
    public var writtenBy: WrittenBy?
    /// ISO 8601 date and time in UTC; nil until the mashup is recorded.
    public var createdAt: String?

    private enum CodingKeys: String, CodingKey {
        case genres, objectives, instruments, seed, tweaks, version, assumptions, engine
        case basedOn = "based_on"
        case genreNames = "genre_names"
        case level = "skill_level"
        case setting = "educational_context"
        case classSize = "class_size"
        case lessonMinutes = "lesson_minutes"
        case writtenBy = "written_by"
        case createdAt = "created_at"
    }
}

/// Something the generator decided because nobody had said it.
public struct Assumption: Codable, Sendable, Hashable {
    /// Which fact was missing.
    public var slot: Slot
    /// What was taken.
    public var value: String
    /// Why, in a sentence for the teacher.
    public var reason: String

    /// Records one assumption.
    public init(slot: Slot, value: String, reason: String) {
        self.slot = slot
        self.value = value
        self.reason = reason
    }
}
