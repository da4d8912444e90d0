public import Conversations

/// A session as a list shows it.
public struct SessionSummary: Sendable, Hashable, Identifiable {
    /// The session's id.
    public var id: SessionID
    /// The name the teacher gave it; no two sessions share one.
    public var name: String?
    /// The beginning of its first message, or its genres where nothing was said.
    public var title: String
    /// Where the conversation stands.
    public var phase: Phase
    /// When it was begun.
    public var createdAt: Timestamp
    /// When something was last said or changed in it.
    public var updatedAt: Timestamp
    /// Messages of both sides, without those taken back.
    public var messageCount: Int
    /// Mashups made in it.
    public var mashupCount: Int

    /// The name, or else the title.
    public var label: String { name ?? title }

    /// Describes a session.
    public init(
        id: SessionID,
        name: String? = nil,
        title: String,
        phase: Phase,
        createdAt: Timestamp,
        updatedAt: Timestamp,
        messageCount: Int,
        mashupCount: Int
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.phase = phase
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.messageCount = messageCount
        self.mashupCount = mashupCount
    }
}

/// A session together with what it remembers.
public struct Session: Sendable, Hashable {
    /// What a list shows of it.
    public var summary: SessionSummary
    /// What the conversation knows; enough to go on from.
    public var state: ConversationState

    /// The session's id.
    public var id: SessionID { summary.id }

    /// Describes a session.
    public init(summary: SessionSummary, state: ConversationState) {
        self.summary = summary
        self.state = state
    }
}

/// A session taken up again.
public struct Resumption: Sendable {
    /// The session as it was left, repairs included.
    public var session: Session
    /// Where its conversation goes on saving.
    public var log: SessionLog
    /// What an earlier run left unfinished; nil where the last turn was closed.
    public var repair: Repair?
}

/// What was found unfinished when a session was taken up again, and put in order.
public struct Repair: Sendable, Hashable {
    /// The teacher's message whose turn did not end: it is kept, and the state does not know yet what it says.
    public var message: String
    /// The beginning of the reply, kept and marked as interrupted; nil where none had begun.
    public var reply: String?
    /// Number of lookups that were running; they are marked as failed.
    public var stoppedToolCalls: Int

    /// Describes a repair.
    public init(message: String, reply: String?, stoppedToolCalls: Int) {
        self.message = message
        self.reply = reply
        self.stoppedToolCalls = stoppedToolCalls
    }
}

/// What was taken back.
public struct UndoneExchange: Sendable, Hashable {
    /// The teacher's message.
    public var text: String
    /// The reply to it, as far as there was one.
    public var reply: String?
    /// What the conversation knew before the message, and knows again.
    public var state: ConversationState
    /// Where the conversation stood before the message, and stands again.
    public var phase: Phase
}

/// How much was deleted.
public struct Deletion: Sendable, Hashable {
    /// Messages of both sides, those taken back included.
    public var messages: Int
    /// Mashups, with their documents.
    public var mashups: Int
}
