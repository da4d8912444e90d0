/// One message as it is stored.
public struct StoredMessage: Sendable, Hashable, Identifiable {
    /// Whose message it is.
    public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
        /// The teacher.
        case user
        /// The program.
        case assistant
    }

    /// How far the message got.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// A teacher's message whose turn still runs.
        case open
        /// A reply that is still being written.
        case streaming
        /// Finished.
        case complete
        /// Stopped before it was finished; for a teacher's message: its turn was.
        case interrupted
    }

    /// Numbers the messages of the whole store, in the order they were saved.
    public var id: Int64
    /// Whose message it is.
    public var role: Role
    /// The text; a reply's is Markdown.
    public var text: String
    /// How far it got.
    public var status: Status
    /// When it was saved first.
    public var createdAt: Timestamp
    /// For a reply, the message it answers.
    public var replyTo: Int64?

    /// Describes a message.
    public init(id: Int64, role: Role, text: String, status: Status, createdAt: Timestamp, replyTo: Int64? = nil) {
        self.id = id
        self.role = role
        self.text = text
        self.status = status
        self.createdAt = createdAt
        self.replyTo = replyTo
    }
}
