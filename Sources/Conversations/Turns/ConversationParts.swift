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

    /// Puts the parts together.
    public init(
        extractor: any ContextExtractor,
        supplement: (any ContextSupplement)? = nil,
        tools: [any Tool],
        replies: any ReplyWriter,
        toolTimeout: Duration = .seconds(10),
        maximumTurns: Int? = nil,
        requiresWebResearch: Bool = false
    ) {
        self.extractor = extractor
        self.supplement = supplement
        self.tools = tools
        self.replies = replies
        self.toolTimeout = toolTimeout
        self.maximumTurns = maximumTurns
        self.requiresWebResearch = requiresWebResearch
    }
}
