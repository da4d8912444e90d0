import GRDB
public import LanguageModels
import Synchronization

extension SessionLog: UsageLedger {
    /// Keeps one answer of a model: it was paid for, whatever becomes of the session.
    ///
    /// It belongs to the message that was saved last through this log; a lesson belongs to the session alone. The answer
    /// for a session that is not stored yet belongs to it from its first message or mashup on; it makes no session of its
    /// own.
    public func record(_ entry: UsageEntry) async throws {
        try await store.writeToTheEnd { [self] db in
            let now = store.surroundings.now()
            let known = memory.withLock(\.self)
            let session = try known.isStored && store.exists(known.id, db) ? known.id.rawValue : nil
            let message = entry.purpose == .lesson ? nil : known.lastMessage
            try db.run(
                """
                INSERT INTO usage (conversation_id, message_id, model, purpose, prompt_tokens, answer_tokens,
                is_estimated, cost_micros, created_at)
                VALUES (?1, (SELECT id FROM messages WHERE id = ?2 AND conversation_id = ?1), ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                """,
                [
                    session, message, entry.model.description, entry.purpose.rawValue, max(entry.promptTokens, 0),
                    max(entry.answerTokens, 0), entry.isEstimated, entry.costMicros.map { max($0, 0) },
                    now.milliseconds,
                ]
            )
            if session != nil { return }
            let row = db.lastInsertedRowID
            db.afterNextTransaction { [self] _ in memory.withLock { $0.unassignedUsage.append(row) } }
        }
    }

    /// Gives the answers from before the session was stored to it.
    func assign(_ usage: [Int64], to id: SessionID, _ db: Database) throws {
        for row in usage {
            try db.run(
                "UPDATE usage SET conversation_id = ? WHERE id = ? AND conversation_id IS NULL",
                [id.rawValue, row]
            )
        }
    }
}
