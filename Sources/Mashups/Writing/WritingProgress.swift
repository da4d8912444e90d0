/// What a model is doing for a lesson right now.
public enum WritingProgress: Sendable, Hashable, CustomStringConvertible {
    /// A part of the lesson that a model may write.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        case words, explanations, activities, culture
    }

    /// It writes a part for the first time.
    case writing(Part)
    /// It mends so many places of a part that did not pass the checks.
    case mending(Part, count: Int)

    /// What to show beside a spinner: "writing the words", "mending 2 lines".
    public var description: String {
        switch self {
        case .writing(.words): "writing the words"
        case .writing(.explanations): "explaining the theory"
        case .writing(.activities): "wording the steps and notes"
        case .writing(.culture): "wording the cultural context"
        case .mending(.words, let count): "mending \(English.count(count, "line"))"
        case .mending(.explanations, let count): "mending \(English.count(count, "explanation"))"
        case .mending(.activities, let count): "mending \(English.count(count, "step or note", "steps and notes"))"
        case .mending(.culture, let count): "mending \(English.count(count, "paragraph"))"
        }
    }
}
