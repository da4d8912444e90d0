/// The words of a lesson, from `data/lesson/lesson.yaml`.
struct LessonProse: Codable, Sendable {
    struct Objective: Codable, Sendable {
        var bloom: LessonObjective.Bloom
        var text: String
        var seenWhen: String
        var needs: String?

        private enum CodingKeys: String, CodingKey {
            case bloom, text, needs
            case seenWhen = "seen_when"
        }
    }

    struct Materials: Codable, Sendable {
        var always: [String]
        var lyrics: String
        var voice: String
        var bodyPercussion: String
        var instrument: String
        var useChords: String
        var useRhythm: String
        var useTune: String
        var useBass: String
        var useDrone: String
        var short: String

        private enum CodingKeys: String, CodingKey {
            case always, lyrics, voice, instrument, short
            case bodyPercussion = "body percussion"
            case useChords = "use_chords"
            case useRhythm = "use_rhythm"
            case useTune = "use_tune"
            case useBass = "use_bass"
            case useDrone = "use_drone"
        }
    }

    struct Grouping: Codable, Sendable {
        var upTo: Int
        var text: String
        var groups: String

        private enum CodingKeys: String, CodingKey {
            case text, groups
            case upTo = "up_to"
        }
    }

    struct WarmUp: Codable, Sendable {
        var title: String
        var teacher: [String]
        var students: [String]
        var check: String
    }

    struct Activity: Codable, Sendable {
        var id: String
        var title: String
        var share: Int
        var rank: Int
        var needs: String?
        var long: Bool?
        var serves: [String]
        var grouping: String
        var teacher: [String]
        var students: [String]
        var check: String?
    }

    struct Line: Codable, Sendable {
        var text: String
        var needs: String?
    }

    struct Levels: Codable, Sendable {
        var support: [Line]
        var core: [Line]
        var stretch: [Line]
        var access: [Line]
    }

    struct Criterion: Codable, Sendable {
        var name: String
        var needs: String?
        var serves: [String]
        var levels: [String]
    }

    var hooks: [String]
    var objectives: [String: [Objective]]
    var deepening: [Objective]
    var cultureObjective: Objective
    var materials: Materials
    var grouping: [Grouping]
    var listening: [String]
    var preview: String
    var listenOnly: String
    var warmUps: [WarmUp]
    var activities: [Activity]
    var differentiation: Levels
    var rubric: [Criterion]
    var quiz: [String: String]
    /// Why a standard is named: `objective` and `step`.
    var standards: [String: String]
    /// The fronts of the cards: `keyword` and `concept`.
    var flashcards: [String: String]
    var `extension`: [Line]
    var notes: [String: String]

    private enum CodingKeys: String, CodingKey {
        case hooks, objectives, deepening, materials, grouping, listening, preview, activities, differentiation, rubric
        case quiz, `extension`, notes, standards, flashcards
        case cultureObjective = "culture_objective"
        case listenOnly = "listen_only"
        case warmUps = "warm_ups"
    }
}
