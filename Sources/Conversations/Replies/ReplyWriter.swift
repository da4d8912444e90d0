public import Teaching

/// What a reply is asked for.
public struct ReplyRequest: Sendable {
    /// What the reply has to deal with.
    public var plan: ReplyPlan
    /// The teacher's words; empty where no message is answered.
    public var message: String
    /// What is known and remembered.
    public var state: ConversationState
    /// Where the conversation stands.
    public var phase: Phase
    /// How many tool calls the turn has had, so that further ones get further numbers.
    public var toolCalls: Int

    /// Asks for a reply.
    public init(plan: ReplyPlan, message: String, state: ConversationState, phase: Phase, toolCalls: Int = 0) {
        self.plan = plan
        self.message = message
        self.state = state
        self.phase = phase
        self.toolCalls = toolCalls
    }
}

/// One thing that happens while a reply is written.
public enum ReplyPiece: Sendable, Hashable {
    /// The next piece of the text, as Markdown.
    case text(String)
    /// The next piece of what a model thinks before it answers; not part of the reply and not kept.
    case thinking(String)
    /// Something the teacher should know, in one or two sentences.
    case notice(String)
    /// A model had something looked up.
    case toolStarted(ToolCall)
    /// It came back; the notes enter the gathered context.
    case toolFinished(ToolCall, [ResearchNote])
    /// The text so far is all there will be; `reason` says why in a sentence.
    case cutShort(reason: String)
}

/// A reply as it is being written.
public struct Reply: Sendable {
    /// What happens, in order; throws only where nothing can be said at all.
    public var pieces: AsyncThrowingStream<ReplyPiece, any Error>
    /// What the reply asks and offers, and which variants it used.
    public var dialogue: DialogueState

    /// Pairs the text with what it asks.
    public init(pieces: AsyncThrowingStream<ReplyPiece, any Error>, dialogue: DialogueState) {
        self.pieces = pieces
        self.dialogue = dialogue
    }
}

/// Finds the words for a reply: built in from templates, or a language model.
public protocol ReplyWriter: Sendable {
    /// Whether pieces arrive slowly enough that what was written so far must be saved in between.
    var isSlow: Bool { get }
    /// Starts a reply; throws where the writer's own templates cannot be read.
    func reply(to request: ReplyRequest) async throws -> Reply
}
