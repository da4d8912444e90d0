public import Conversations
import GRDB

extension SessionLog: ConversationHistory {
    /// The last exchanges that are closed and not undone, oldest first; the message that is being answered is not among
    /// them.
    public func exchanges(after: Int64?, last limit: Int) async throws -> [Exchange] {
        guard isStored else { return [] }
        let arguments: StatementArguments = [id.rawValue, after ?? 0, max(limit, 0)]
        return try await store.readAside { db in
            try db.rows(
                """
                SELECT asked.id, asked.text AS message, coalesce(reply.text, '') AS reply,
                asked.status = 'interrupted' OR coalesce(reply.status = 'interrupted', 0) AS is_interrupted
                FROM messages AS asked LEFT JOIN messages AS reply ON reply.reply_to = asked.id
                WHERE asked.conversation_id = ? AND asked.role = 'user' AND asked.undone = 0 AND asked.id > ?
                AND asked.status <> 'open' ORDER BY asked.id DESC LIMIT ?
                """,
                arguments
            ).reversed().map {
                Exchange(
                    messageID: $0["id"],
                    message: $0["message"],
                    reply: $0["reply"],
                    isInterrupted: $0["is_interrupted"]
                )
            }
        }
    }

    /// The running summary of older exchanges; nil where none was written yet, or the message it goes through was undone.
    public func summary() async throws -> RunningSummary? {
        guard isStored else { return nil }
        let id = id
        return try await store.readAside { db in
            try db.row(
                """
                SELECT summaries.text, through_message FROM summaries JOIN messages ON messages.id = through_message
                WHERE summaries.conversation_id = ? AND undone = 0
                """,
                [id.rawValue]
            ).map { RunningSummary(text: $0["text"], through: $0["through_message"]) }
        }
    }

    /// Keeps a new running summary in the place of the old one.
    ///
    /// Throws `SessionError.deletedElsewhere` where the session has no such message (any more).
    public func saveSummary(_ summary: RunningSummary) async throws {
        try await store.writeToTheEnd { [id] db in
            try db.run(
                """
                INSERT INTO summaries (conversation_id, text, through_message)
                SELECT conversation_id, ?, id FROM messages WHERE id = ? AND conversation_id = ? AND role = 'user'
                ON CONFLICT (conversation_id) DO UPDATE SET
                text = excluded.text, through_message = excluded.through_message
                """,
                [summary.text, summary.through, id.rawValue]
            )
            if db.changesCount == 0 { throw SessionError.deletedElsewhere(id) }
        }
    }
}
