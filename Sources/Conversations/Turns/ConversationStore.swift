/// Where a conversation keeps what was said; implemented by the session store.
///
/// Every method returns only when the write is durable against the end of the process.
public protocol ConversationStore: Sendable {
    /// Stores a user message before anything else happens with it, together with the state it was typed in.
    func saveMessage(_ text: String, before state: ConversationState) async throws -> Int64
    /// Stores a tool call when it starts and again when it ends.
    func saveToolCall(_ call: ToolCall, messageID: Int64) async throws
    /// Stores what has been written of the reply so far.
    func saveReply(_ text: String, to messageID: Int64) async throws
    /// Closes the turn: reply, state and phase in one transaction.
    func closeTurn(_ turn: ClosedTurn) async throws
    /// Stores a state that changed outside a turn (`/context set`, a generated mashup).
    func saveState(_ state: ConversationState, phase: Phase) async throws
}

/// Everything that one transaction writes at the end of a turn.
public struct ClosedTurn: Sendable, Hashable {
    /// The user message the turn answers.
    public var messageID: Int64
    /// The whole reply, as far as it got.
    public var reply: String
    /// Whether it was stopped before it was complete.
    public var isInterrupted: Bool
    /// The state after the turn.
    public var state: ConversationState
    /// The phase after the turn.
    public var phase: Phase

    /// Describes the end of a turn.
    public init(messageID: Int64, reply: String, isInterrupted: Bool, state: ConversationState, phase: Phase) {
        self.messageID = messageID
        self.reply = reply
        self.isInterrupted = isInterrupted
        self.state = state
        self.phase = phase
    }
}
