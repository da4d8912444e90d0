import Genres

extension GatheredContext: Codable {
    private enum CodingKeys: String, CodingKey {
        case setting = "educational_context"
        case genres
        case level = "skill_level"
        case objectives = "learning_objectives"
        case culturalFocus = "cultural_focus"
        case classSize = "class_size"
        case lessonMinutes = "lesson_minutes"
        case instruments
        case topic
        case declinedGenres = "declined_genres"
        case research = "web_research"
        case droppedSources = "dropped_sources"
    }

    /// Reads a context; keys that are absent count as not said.
    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        setting = try container.decodeIfPresent(Setting.self, forKey: .setting)
        genres = try container.decodeIfPresent([GenreID].self, forKey: .genres) ?? []
        level = try container.decodeIfPresent(SkillLevel.self, forKey: .level)
        objectives = try container.decodeIfPresent([LearningObjective].self, forKey: .objectives) ?? []
        culturalFocus = try container.decodeIfPresent([CulturalFocus].self, forKey: .culturalFocus) ?? []
        classSize = try container.decodeIfPresent(Int.self, forKey: .classSize)
        lessonMinutes = try container.decodeIfPresent(Int.self, forKey: .lessonMinutes)
        instruments = try container.decodeIfPresent([Instrument].self, forKey: .instruments) ?? []
        topic = try container.decodeIfPresent(String.self, forKey: .topic)
        declinedGenres = try container.decodeIfPresent([GenreID].self, forKey: .declinedGenres) ?? []
        research = try container.decodeIfPresent([ResearchNote].self, forKey: .research) ?? []
        droppedSources = try container.decodeIfPresent([String].self, forKey: .droppedSources) ?? []
    }

    /// Writes every key, `null` or empty where nothing was said.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(setting, forKey: .setting)
        try container.encode(genres, forKey: .genres)
        try container.encode(level, forKey: .level)
        try container.encode(objectives, forKey: .objectives)
        try container.encode(culturalFocus, forKey: .culturalFocus)
        try container.encode(classSize, forKey: .classSize)
        try container.encode(lessonMinutes, forKey: .lessonMinutes)
        try container.encode(instruments, forKey: .instruments)
        try container.encode(topic, forKey: .topic)
        try container.encode(declinedGenres, forKey: .declinedGenres)
        try container.encode(research, forKey: .research)
        try container.encode(droppedSources, forKey: .droppedSources)
    }
}
