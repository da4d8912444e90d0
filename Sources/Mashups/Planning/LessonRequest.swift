import Genres
import Teaching

/// What a lesson is made for, with nothing left open.
struct LessonRequest: Sendable {
    /// The genres that make the music, two to four.
    var genres: [GenreRecord]
    /// Genres that were named but are only listened to.
    var listening: [GenreRecord]
    var level: SkillLevel
    var setting: Setting
    var objectives: [LearningObjective]
    var culturalFocus: [CulturalFocus]
    var classSize: Int
    var minutes: Int
    var instruments: [Teaching.Instrument]
    var topic: String?
    var research: [ResearchNote]
    var assumptions: [Assumption]
    var seed: UInt64
    /// The level that the words were first written for, where a tweak changed it since.
    var wordLevel: SkillLevel?
    /// Which take of the words is wanted; 0 is the first.
    var wordTake = 0
    /// Which take of the tune is wanted; 0 is the first.
    var tuneTake = 0
    /// How often the words and the lesson were made again, each with the next sub-seed; 0 for the first try.
    var wordsTry = 0
    var lessonTry = 0

    /// Words and recordings have to suit children up to grade 5.
    var isYoung: Bool { AgeBand(setting) == .young }

    /// Recordings with mature themes are kept out below grade 9.
    var keepsOutMatureThemes: Bool { AgeBand(setting) != .older }

    /// The level as the catalogue writes it.
    var recordLevel: GenreRecord.Level {
        switch level {
        case .beginner: .beginner
        case .intermediate: .intermediate
        case .advanced: .advanced
        }
    }

    /// A seed of its own for these genres, so that other pairs do not sing the same song.
    var wordSeed: UInt64 {
        var generator = SeededGenerator(
            seed: seed,
            part: genres.map(\.id.rawValue).joined(separator: "+") + (wordLevel ?? level).rawValue + take(wordTake)
        )
        let first = generator.next()
        return wordsTry == 0 ? first : LessonRequest.subSeed(of: first, try: wordsTry)
    }

    /// The seed of warm-up, hook, listening and quiz.
    var lessonSeed: UInt64 { lessonTry == 0 ? seed : LessonRequest.subSeed(of: seed, try: lessonTry) }

    private static func subSeed(of seed: UInt64, try number: Int) -> UInt64 {
        var generator = SeededGenerator(seed: seed, part: "try \(number)")
        return generator.next()
    }

    /// The name of the tune's own random sequence.
    var tunePart: String { "melody" + take(tuneTake) }

    private func take(_ number: Int) -> String { number == 0 ? "" : " \(number)" }

    /// The request with those tweaks in it that concern more than the plan.
    func tweaked(_ tweaks: [Tweak]) -> LessonRequest {
        var request = self
        for tweak in tweaks {
            switch tweak {
            case .level(let level):
                request.wordLevel = self.level
                request.level = level
                request.assumptions.removeAll { $0.slot == .level }
            case .minutes(let minutes):
                request.minutes = minutes
                request.assumptions.removeAll { $0.slot == .lessonMinutes }
            case .words(let take): request.wordTake = take
            case .tune(let take): request.tuneTake = take
            case .key, .tempo, .leader, .simplerChords, .groove, .title, .length: break
            }
        }
        return request
    }

    func genre(_ id: String) -> GenreRecord? {
        (genres + listening).first { $0.id.rawValue == id }
    }

    func name(_ id: String) -> String {
        genre(id)?.shortName ?? id
    }
}

extension GenreRecord {
    /// The name without what its record adds in brackets: "Celtic".
    var shortName: String { name.shortLabel }

    /// Whether the music may be made anew, chords and all.
    var isFull: Bool { kind != .gated && composable.how == .full && harmony.harmonise }

    /// Whether only its rhythm, cycle and layers may be borrowed.
    var isGrooveOnly: Bool { kind != .gated && composable.how == .grooveOnly }

    /// Whether it is for listening and talking only.
    var isOnlyHeard: Bool { kind == .gated || composable.how == .listenOnly }

    func lends(_ layer: MashupRules.Layer) -> Bool { mashup.lends.contains(layer) }
}
