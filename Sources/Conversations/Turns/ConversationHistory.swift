/// What was said before in a session; implemented by the session store.
public protocol ConversationHistory: Sendable {
    /// The last exchanges that are closed and not undone, oldest first.
    ///
    /// - Parameters:
    ///   - after: Only exchanges whose message has a greater id; nil for all.
    ///   - limit: At most so many, the newest.
    /// - Returns: The exchanges; fewer where there are not as many.
    /// - Throws: The store's errors.
    func exchanges(after: Int64?, last limit: Int) async throws -> [Exchange]
    /// The running summary of older exchanges; nil where none was written yet, or what it covers was undone.
    func summary() async throws -> RunningSummary?
    /// Keeps a new running summary in the place of the old one.
    func saveSummary(_ summary: RunningSummary) async throws
}

/// One message of the teacher's and its reply.
public struct Exchange: Sendable, Hashable {
    /// The message's id.
    public var messageID: Int64
    /// The teacher's words.
    public var message: String
    /// The reply; empty where none was written.
    public var reply: String
    /// Whether the reply was stopped before its end.
    public var isInterrupted: Bool

    /// Describes an exchange.
    public init(messageID: Int64, message: String, reply: String, isInterrupted: Bool) {
        self.messageID = messageID
        self.message = message
        self.reply = reply
        self.isInterrupted = isInterrupted
    }
}

/// What older exchanges said, in short; the full log stays.
public struct RunningSummary: Sendable, Hashable {
    /// The summary.
    public var text: String
    /// The last message it covers.
    public var through: Int64

    /// A summary of everything up to and with the message `through`.
    public init(text: String, through: Int64) {
        self.text = text
        self.through = through
    }
}
