/// What a conversation is made with; the program assembles the real ones, tests their own.
public struct ConversationParts: Sendable {
    /// Reads messages.
    public var extractor: any ContextExtractor
    /// Reads messages a second time while lookups run; nil for the rules alone.
    public var supplement: (any ContextSupplement)?
    /// Looks things up.
    public var tools: [any Tool]
    /// Writes replies.
    public var replies: any ReplyWriter
    /// How long one lookup may take.
    public var toolTimeout: Duration
    /// How many messages a session may have; nil for no limit.
    public var maximumTurns: Int?
    /// Whether a lesson may only be made after a web search found something.
    public var requiresWebResearch: Bool
    /// Whether a message asks, to the last word, for something in a finished lesson to be different; nil where nobody can
    /// do that.
    public var asksForTweak: (@Sendable (String) throws -> Bool)?

    /// Whether there is a web search among the tools.
    var searchesWeb: Bool { tools.contains { $0.name == .webSearch } }

    /// The time that lookups may take.
    ///
    /// The first of a turn have theirs from the turn's beginning, and leave a twentieth of it (a quarter of a second at most)
    /// for the reply, so that a turn whose lookups hang ends within the time.
    func timeForTools(since start: ContinuousClock.Instant?) -> Duration {
        guard let start else { return toolTimeout }
        let reserve = min(toolTimeout / 20, .milliseconds(250))
        return max(toolTimeout / 2, toolTimeout - start.duration(to: .now) - reserve)
    }

    /// Puts the parts together.
    public init(
        extractor: any ContextExtractor,
        supplement: (any ContextSupplement)? = nil,
        tools: [any Tool],
        replies: any ReplyWriter,
        toolTimeout: Duration = .seconds(10),
        maximumTurns: Int? = nil,
        requiresWebResearch: Bool = false,
        asksForTweak: (@Sendable (String) throws -> Bool)? = nil
    ) {
        self.extractor = extractor
        self.supplement = supplement
        self.tools = tools
        self.replies = replies
        self.toolTimeout = toolTimeout
        self.maximumTurns = maximumTurns
        self.requiresWebResearch = requiresWebResearch
        self.asksForTweak = asksForTweak
    }
}
