public import Genres

/// Everything a conversation has learned about the lesson that is wanted.
///
/// Its JSON form is the `gathered_context` of `mashup chat --json`: every key is always there, `null` or empty where
/// nothing was said.
public struct GatheredContext: Sendable, Hashable {
    /// Where and with whom the lesson takes place.
    public var setting: Setting?
    /// Catalogue ids in the order of mention.
    public var genres: [GenreID] = []
    /// How far the learners are.
    public var level: SkillLevel?
    /// What the class is to get better at, in the order of mention.
    public var objectives: [LearningObjective] = []
    /// Which sides of the culture to open, in the order of mention.
    public var culturalFocus: [CulturalFocus] = []
    /// Number of learners.
    public var classSize: Int?
    /// Length of one lesson in minutes.
    public var lessonMinutes: Int?
    /// Instruments in the room, in the order of mention.
    public var instruments: [Instrument] = []
    /// What the song is to be about, in the teacher's words.
    public var topic: String?
    /// Genres the teacher said no to; they are never suggested.
    public var declinedGenres: [GenreID] = []
    /// What was looked up.
    public var research: [ResearchNote] = []
    /// Addresses of sources the teacher does not want; what comes from them is not taken in again.
    public var droppedSources: [String] = []

    /// A context in which nothing is known.
    public init() {}

    /// Whether the teacher has said nothing yet that the lesson can use.
    public var isEmpty: Bool { values.isEmpty }

    /// Every fact, slot by slot in the order of `Slot.allCases`.
    public var values: [SlotValue] { Slot.allCases.flatMap(values(of:)) }

    /// The facts of one slot, in the order of mention.
    public func values(of slot: Slot) -> [SlotValue] {
        switch slot {
        case .setting: setting.map { [.setting($0)] } ?? []
        case .genres: genres.map(SlotValue.genre)
        case .level: level.map { [.level($0)] } ?? []
        case .objectives: objectives.map(SlotValue.objective)
        case .culture: culturalFocus.map(SlotValue.culture)
        case .classSize: classSize.map { [.classSize($0)] } ?? []
        case .lessonMinutes: lessonMinutes.map { [.lessonMinutes($0)] } ?? []
        case .instruments: instruments.map(SlotValue.instrument)
        case .topic: topic.map { [.topic($0)] } ?? []
        }
    }

    /// What a lesson cannot be made without and nobody has said yet, most important first.
    public var missing: [Slot] {
        var slots: [Slot] = []
        if genres.count < 2 { slots.append(.genres) }
        if setting == nil { slots.append(.setting) }
        if level == nil { slots.append(.level) }
        if objectives.isEmpty { slots.append(.objectives) }
        return slots
    }
}
