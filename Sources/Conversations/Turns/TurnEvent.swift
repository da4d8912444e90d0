public import Teaching

/// What happens during one turn, in the order it happens; the shell draws these and nothing else.
public enum TurnEvent: Sendable, Hashable {
    /// The message is in the store; from here on it cannot be lost.
    case saved(messageID: Int64)
    /// A tool began to look something up.
    case toolStarted(ToolCall)
    /// A tool came back, with or without an answer.
    case toolFinished(ToolCall)
    /// The gathered context changed.
    case contextChanged(GatheredContext, [ContextChange])
    /// The conversation moved to another phase.
    case phaseChanged(Phase)
    /// Something the teacher should know, in one or two sentences.
    case notice(String)
    /// The next piece of what a model thinks before it answers; not kept.
    case thinking(String)
    /// The next piece of the reply, as Markdown.
    case text(String)
    /// The turn is closed and stored.
    case done(TurnSummary)
}

/// A closed turn.
public struct TurnSummary: Sendable, Hashable {
    /// The whole reply, as Markdown.
    public var reply: String
    /// Every tool call of the turn.
    public var toolCalls: [ToolCall]
    /// What is known now.
    public var context: GatheredContext
    /// Where the conversation stands now.
    public var phase: Phase
    /// What the teacher wanted; the shell acts on `.generate` and `.tweak`.
    public var intent: Understanding.Intent
    /// Whether the turn was stopped before its reply was complete.
    public var isInterrupted: Bool
    /// Whether a lesson can be generated without assuming anything.
    public var isReady: Bool { phase == .readyForGeneration || phase == .completed }

    /// Describes a closed turn.
    public init(
        reply: String,
        toolCalls: [ToolCall],
        context: GatheredContext,
        phase: Phase,
        intent: Understanding.Intent,
        isInterrupted: Bool
    ) {
        self.reply = reply
        self.toolCalls = toolCalls
        self.context = context
        self.phase = phase
        self.intent = intent
        self.isInterrupted = isInterrupted
    }
}
