public import Conversations
import GRDB
import Synchronization
import Teaching

/// Where one session's conversation is saved.
///
/// A new session enters the store with its first message, command or mashup, in the same transaction: one in which
/// nothing happened leaves no trace. Every write goes on to its end even where the task that asked is cancelled.
public final class SessionLog: ConversationStore {
    /// How many exchanges back the state is kept for an undo.
    static let undoDepth = 100

    /// The store the session is in.
    public let store: SessionStore
    let memory: Mutex<Memory>

    /// What this run knows of the session beside the store.
    struct Memory {
        var id: SessionID
        var isStored: Bool
        /// The message that was saved last through this log.
        var lastMessage: Int64?
        /// The model chosen in this run.
        var model: String?
        /// Rows of `usage` that wait for the session to be stored.
        var unassignedUsage: [Int64] = []
    }

    init(id: SessionID, isStored: Bool, store: SessionStore) {
        self.store = store
        memory = Mutex(Memory(id: id, isStored: isStored))
    }

    /// The session's id.
    ///
    /// Known from the start; in the rare case that another window took the same one before the first
    /// message was saved, the id is another one afterwards.
    public var id: SessionID { memory.withLock { $0.id } }

    /// Whether something of the session is in the store.
    public var isStored: Bool { memory.withLock { $0.isStored } }

    /// Stores a user message, and the session with its first one.
    public func saveMessage(_ text: String, before state: ConversationState) async throws -> Int64 {
        let json = try StateJSON.text(state)
        return try await store.writeToTheEnd { [self] db in
            let (id, now) = try begin(db, title: SessionTitle.of(message: text), state: state)
            try db.run(
                """
                INSERT INTO messages (conversation_id, role, text, status, created_at, state_before, phase_before)
                VALUES (?1, 'user', ?2, 'open', ?3, ?4, (SELECT phase FROM conversations WHERE id = ?1))
                """,
                [id.rawValue, text, now.milliseconds, json]
            )
            let message = db.lastInsertedRowID
            db.afterNextTransaction { [self] _ in memory.withLock { $0.lastMessage = message } }
            try db.run(
                """
                UPDATE conversations SET updated_at = max(updated_at, ?2),
                title = CASE message_count WHEN 1 THEN ?3 ELSE title END WHERE id = ?1
                """,
                [id.rawValue, now.milliseconds, SessionTitle.of(message: text)]
            )
            try db.run(
                """
                UPDATE messages SET state_before = NULL WHERE id = (SELECT id FROM messages
                WHERE conversation_id = ?1 AND role = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1 OFFSET ?2)
                """,
                [id.rawValue, Self.undoDepth]
            )
            return message
        }
    }

    /// Stores a tool call when it starts and again when it ends.
    public func saveToolCall(_ call: ToolCall, messageID: Int64) async throws {
        try await store.writeToTheEnd { [id] db in
            try db.run(
                """
                INSERT INTO tool_calls
                (message_id, number, tool, query, results_count, success, duration_ms, error, summary)
                SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM messages WHERE id = ? AND conversation_id = ?
                ON CONFLICT (message_id, number) DO UPDATE SET
                tool = excluded.tool, query = excluded.query, results_count = excluded.results_count,
                success = excluded.success, duration_ms = excluded.duration_ms, error = excluded.error,
                summary = excluded.summary
                """,
                [
                    call.number, call.tool, call.query, call.resultsCount, call.success, call.durationMilliseconds,
                    call.error, call.summary, messageID, id.rawValue,
                ]
            )
            if db.changesCount == 0 { throw SessionError.deletedElsewhere(id) }
        }
    }

    /// Stores what has been written of the reply so far.
    public func saveReply(_ text: String, to messageID: Int64) async throws {
        try await store.writeToTheEnd { [self, id] db in
            // Several times a second: from the second time on, neither an index nor the search is touched.
            try db.run(
                "UPDATE messages SET text = ? WHERE reply_to = ? AND conversation_id = ? AND status = 'streaming'",
                [text, messageID, id.rawValue]
            )
            if db.changesCount == 0 { try writeReply(text, status: .streaming, to: messageID, id, db) }
        }
    }

    /// Closes the turn: reply, state, phase and found sources in one transaction.
    public func closeTurn(_ turn: ClosedTurn) async throws {
        let json = try StateJSON.text(turn.state)
        try await store.writeToTheEnd { [self, id] db in
            let status: StoredMessage.Status = turn.isInterrupted ? .interrupted : .complete
            try db.run(
                "UPDATE messages SET status = ? WHERE id = ? AND conversation_id = ?",
                [status.rawValue, turn.messageID, id.rawValue]
            )
            if db.changesCount == 0 { throw SessionError.deletedElsewhere(id) }
            if turn.reply.isEmpty {
                try db.run(
                    "UPDATE messages SET status = 'interrupted' WHERE reply_to = ? AND status = 'streaming'",
                    [turn.messageID]
                )
            } else {
                try writeReply(turn.reply, status: status, to: turn.messageID, id, db)
            }
            _ = try stopToolCalls(of: turn.messageID, db)
            try write(turn.state, json: json, phase: turn.phase, of: id, db)
        }
    }

    /// Stores a state that changed outside a turn, and the session where it is new.
    public func saveState(_ state: ConversationState, phase: Phase) async throws {
        let json = try StateJSON.text(state)
        try await store.writeToTheEnd { [self] db in
            let (id, _) = try begin(db, title: SessionTitle.of(state), state: state)
            try write(state, json: json, phase: phase, of: id, db)
        }
    }

    /// Makes sure the session has its row, and returns its id and the time of this write.
    func begin(_ db: Database, title: String, state: ConversationState) throws -> (SessionID, Timestamp) {
        let now = store.surroundings.now()
        let known = memory.withLock(\.self)
        let isTaken = try !known.isStored && store.exists(known.id, db)
        let id = isTaken ? try store.freeID(db) : known.id
        try db.run(
            """
            INSERT INTO conversations (id, title, phase, state, created_at, updated_at, model)
            VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6) ON CONFLICT (id) DO NOTHING
            """,
            [id.rawValue, title, state.phase().rawValue, try StateJSON.text(state), now.milliseconds, known.model]
        )
        try assign(known.unassignedUsage, to: id, db)
        db.afterNextTransaction { [self] _ in
            memory.withLock {
                $0.id = id
                $0.isStored = true
                $0.unassignedUsage = []
            }
        }
        return (id, now)
    }

    private func write(
        _ state: ConversationState,
        json: String,
        phase: Phase,
        of id: SessionID,
        _ db: Database
    ) throws {
        try db.run(
            """
            UPDATE conversations SET state = ?2, phase = ?3, updated_at = max(updated_at, ?4),
            title = CASE WHEN message_count > 2 AND length(title) <= ?5 AND ?6 <> '' THEN ?6 ELSE title END WHERE id = ?1
            """,
            [
                id.rawValue, json, phase.rawValue, store.surroundings.now().milliseconds, SessionTitle.wordless,
                SessionTitle.genres(of: state),
            ]
        )
        for note in state.context.research {
            try db.run(
                """
                INSERT INTO web_sources (conversation_id, url, title, provider, quality, retrieved_at, licence)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                [
                    id.rawValue, note.url, note.title, note.provider, note.sourceQuality.rawValue, note.retrievedAt,
                    note.licence,
                ]
            )
        }
    }

    /// Writes a reply; a streaming one as interrupted where another window has put its turn in order meanwhile, because
    /// nobody would come back to close it.
    private func writeReply(
        _ text: String,
        status: StoredMessage.Status,
        to messageID: Int64,
        _ id: SessionID,
        _ db: Database
    ) throws {
        try db.run(
            """
            INSERT INTO messages (conversation_id, role, text, status, created_at, reply_to, undone)
            SELECT conversation_id, 'assistant', ?1,
            CASE WHEN ?2 = 'streaming' AND status <> 'open' THEN 'interrupted' ELSE ?2 END, ?3, id, undone FROM messages
            WHERE id = ?4 AND conversation_id = ?5 AND role = 'user'
            ON CONFLICT (reply_to) DO UPDATE SET text = excluded.text, status = excluded.status
            """,
            [text, status.rawValue, store.surroundings.now().milliseconds, messageID, id.rawValue]
        )
        if db.changesCount == 0 { throw SessionError.deletedElsewhere(id) }
    }
}

/// Marks the lookups of a message that still run as failed, and returns how many there were.
func stopToolCalls(of messageID: Int64, _ db: Database) throws -> Int {
    try db.run(
        "UPDATE tool_calls SET success = 0, error = 'stopped' WHERE message_id = ? AND success IS NULL",
        [messageID]
    )
    return db.changesCount
}
