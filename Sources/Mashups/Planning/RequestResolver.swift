import Genres
import Teaching

/// Fills what a conversation left open, and says so.
struct RequestResolver {
    let catalogue: Catalogue
    let library: LessonLibrary

    func resolve(_ context: GatheredContext, seed: UInt64) throws -> LessonRequest {
        var assumptions: [Assumption] = []
        let wording = try library.assumptions()
        func assume(_ slot: Slot, _ value: String, _ key: String, _ fill: [String: String] = [:]) {
            let reason = Template(wording.reasons[key] ?? key).filled(fill.merging(["value": value]) { old, _ in old })
            assumptions.append(Assumption(slot: slot, value: value, reason: reason))
        }
        let setting = context.setting ?? .middleSchool
        if context.setting == nil { assume(.setting, setting.rawValue, "setting") }
        let level = context.level ?? RequestResolver.level(for: setting)
        if context.level == nil {
            assume(.level, level.rawValue, "level", ["setting": setting.phrase])
        }
        let objectives = context.objectives.isEmpty ? [LearningObjective.rhythm] : context.objectives
        if context.objectives.isEmpty { assume(.objectives, LearningObjective.rhythm.rawValue, "objectives") }
        let classSize = context.classSize ?? (setting == .privateLessons ? 1 : 24)
        if context.classSize == nil { assume(.classSize, String(classSize), "class_size") }
        let minutes = context.lessonMinutes ?? (setting == .privateLessons ? 30 : 45)
        if context.lessonMinutes == nil { assume(.lessonMinutes, String(minutes), "lesson_minutes") }
        let used = min(max(minutes, 15), 180)
        if used != minutes { assume(.lessonMinutes, String(used), "lesson_minutes_bound", ["asked": String(minutes)]) }
        let instruments: [Teaching.Instrument] =
            context.instruments.isEmpty ? ["voice", "body percussion", "keyboard"] : context.instruments
        if context.instruments.isEmpty {
            assume(.instruments, instruments.map(\.rawValue).joined(separator: ", "), "instruments")
        }
        var choice = try GenreChoice(
            catalogue: catalogue,
            pairs: wording.pairs,
            declined: context.declinedGenres,
            seed: seed
        )
        try choice.choose(named: context.genres, level: level)
        for made in choice.made { assume(.genres, made.value, made.key, made.fill) }
        return LessonRequest(
            genres: choice.genres,
            listening: choice.listening,
            level: level,
            setting: setting,
            objectives: objectives,
            culturalFocus: context.culturalFocus,
            classSize: classSize,
            minutes: used,
            instruments: instruments,
            topic: context.topic,
            research: context.research,
            assumptions: assumptions,
            seed: seed
        )
    }

    private static func level(for setting: Setting) -> SkillLevel {
        switch setting {
        case .preschool, .elementarySchool, .middleSchool, .afterSchool, .community, .homeschool, .privateLessons:
            .beginner
        case .highSchool, .university, .professionalDevelopment: .intermediate
        }
    }
}
