/// One step of the lesson.
public struct LessonActivity: Codable, Sendable, Hashable {
    /// What it is called.
    public var title: String
    /// How long it takes.
    public var minutes: Int
    /// Whole class, pairs, groups, stations.
    public var grouping: String
    /// What the teacher does.
    public var teacher: [String]
    /// What the students do.
    public var students: [String]
    /// How to see whether it works; nil where nothing is checked.
    public var check: String?
}

/// Four ways to meet different learners.
public struct Differentiation: Codable, Sendable, Hashable {
    /// For those who need a smaller step.
    public var support: [String]
    /// For most of the class.
    public var core: [String]
    /// For those who are ready for more.
    public var stretch: [String]
    /// So that everyone can take part.
    public var access: [String]
}

/// One row of the rubric, four levels.
public struct RubricCriterion: Codable, Sendable, Hashable {
    /// What is looked at.
    public var name: String
    /// From 1 (beginning) to 4 (beyond): exactly four descriptions.
    public var levels: [String]
}

/// What students often think, and what helps.
public struct Misconception: Codable, Sendable, Hashable {
    /// The idea.
    public var belief: String
    /// What to say or do.
    public var response: String
}

/// A multiple-choice question.
public struct QuizQuestion: Codable, Sendable, Hashable {
    /// The question.
    public var question: String
    /// The options as printed.
    public var options: [String]
    /// The index of the right option, from 0.
    public var answer: Int
    /// Why it is right, with the bars.
    public var because: String
    /// What the answer is computed from.
    public var fact: QuizFact
}

/// What a quiz answer is computed from, so that it can be computed again.
public enum QuizFact: Codable, Sendable, Hashable {
    /// The bars of a section.
    case bars(section: String)
    /// The chord at the start of a bar of the piece.
    case chord(bar: Int)
    /// The numeral of the chord at the start of a bar of the piece.
    case numeral(bar: Int)
    /// The tonic of the key.
    case tonic
    /// Which genre leads a section.
    case leader(section: String)
    /// The beats on which a sound of a groove plays.
    case beats(groove: String, gm: Int)
    /// Beats in a bar.
    case meter
}
