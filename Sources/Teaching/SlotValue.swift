public import Genres

/// One kind of fact that a conversation gathers; raw values are the keys of `gathered_context`.
public enum Slot: String, Codable, CaseIterable, Sendable, Hashable {
    case setting = "educational_context"
    case genres
    case level = "skill_level"
    case objectives = "learning_objectives"
    case culture = "cultural_focus"
    case classSize = "class_size"
    case lessonMinutes = "lesson_minutes"
    case instruments
    case topic

    /// The whole numbers a slot takes; nil for one that takes words.
    public var range: ClosedRange<Int>? {
        switch self {
        case .classSize: 1...10_000
        case .lessonMinutes: 1...600
        case .setting, .genres, .level, .objectives, .culture, .instruments, .topic: nil
        }
    }

    /// The number that a text stands for, where it is in the slot's range.
    fileprivate func number(_ text: String) -> Int? {
        guard let number = Int(text), let range, range.contains(number) else { return nil }
        return number
    }

    /// Whether the slot holds several values, kept in the order of mention.
    public var holdsMany: Bool {
        switch self {
        case .genres, .objectives, .culture, .instruments: true
        case .setting, .level, .classSize, .lessonMinutes, .topic: false
        }
    }
}

/// One fact: a value together with the slot it belongs in.
public enum SlotValue: Sendable, Hashable {
    case setting(Setting)
    case genre(GenreID)
    case level(SkillLevel)
    case objective(LearningObjective)
    case culture(CulturalFocus)
    /// Number of learners, 1 or more.
    case classSize(Int)
    /// Length of one lesson in minutes.
    case lessonMinutes(Int)
    case instrument(Instrument)
    /// What the song is to be about, in the teacher's words.
    case topic(String)

    /// The slot this value belongs in.
    public var slot: Slot {
        switch self {
        case .setting: .setting
        case .genre: .genres
        case .level: .level
        case .objective: .objectives
        case .culture: .culture
        case .classSize: .classSize
        case .lessonMinutes: .lessonMinutes
        case .instrument: .instruments
        case .topic: .topic
        }
    }

    /// The value as it stands in `gathered_context`, for example `middle school` or `25`.
    public var text: String {
        switch self {
        case .setting(let value): value.rawValue
        case .genre(let value): value.rawValue
        case .level(let value): value.rawValue
        case .objective(let value): value.rawValue
        case .culture(let value): value.rawValue
        case .classSize(let value), .lessonMinutes(let value): String(value)
        case .instrument(let value): value.rawValue
        case .topic(let value): value
        }
    }

    /// Reads a value of `slot` from the text form; nil where the slot's vocabulary has no such value.
    ///
    /// Genres and instruments are taken as they are: whether they exist is the catalogue's and the lexicon's to say.
    public init?(slot: Slot, text: String) {
        let found: SlotValue? =
            switch slot {
            case .setting: Setting(rawValue: text).map(SlotValue.setting)
            case .genres: .genre(GenreID(rawValue: text))
            case .level: SkillLevel(rawValue: text).map(SlotValue.level)
            case .objectives: LearningObjective(rawValue: text).map(SlotValue.objective)
            case .culture: CulturalFocus(rawValue: text).map(SlotValue.culture)
            case .classSize: slot.number(text).map(SlotValue.classSize)
            case .lessonMinutes: slot.number(text).map(SlotValue.lessonMinutes)
            case .instruments: .instrument(Instrument(rawValue: text))
            case .topic: .topic(text)
            }
        guard let found else { return nil }
        self = found
    }
}
