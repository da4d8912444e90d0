public import Teaching

/// What a reply has to deal with; the words are the reply writer's.
public struct ReplyPlan: Sendable, Hashable {
    /// What the reply answers.
    public enum Kind: Sendable, Hashable {
        /// A message of the teacher's, with what it changed.
        case turn(Understanding, changes: [ContextChange])
        /// A mashup with this title has just been generated.
        case completed(title: String)
        /// A search in the teacher's own words brought these passages, or none.
        case searched(String, found: [ResearchNote])
    }

    /// What the reply answers.
    public var kind: Kind
    /// Whether the settings demand web research and none was found, so that the conversation cannot be ready.
    public var lacksWebResearch: Bool
    /// What the lookups of this turn brought.
    public var found: [ResearchNote]

    /// Plans a reply.
    public init(kind: Kind, lacksWebResearch: Bool = false, found: [ResearchNote] = []) {
        self.kind = kind
        self.lacksWebResearch = lacksWebResearch
        self.found = found
    }
}
