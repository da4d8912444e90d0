public import Conversations
import GRDB

extension SessionStore {
    /// Sessions, newest first: at most `limit` (nil for all), after passing over the `offset` newest.
    public func sessions(limit: Int? = nil, offset: Int = 0) throws -> [SessionSummary] {
        try read {
            try $0.rows(
                """
                SELECT \(summaryColumns) FROM conversations ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?
                """,
                [limit ?? -1, offset]
            ).map(SessionSummary.init)
        }
    }

    /// A session's messages in the order they were said, without those taken back; only the `count` latest, or all
    /// where it is nil.
    public func messages(of id: SessionID, last count: Int? = nil) throws -> [StoredMessage] {
        let rows = try read {
            try $0.rows(
                """
                SELECT id, role, text, status, created_at, reply_to FROM messages
                WHERE conversation_id = ? AND undone = 0 ORDER BY id DESC LIMIT ?
                """,
                [id.rawValue, count ?? -1]
            )
        }
        return rows.reversed().compactMap { StoredMessage($0) }
    }

    /// The lookups of a user message, in the order of their numbers.
    public func toolCalls(of messageID: Int64) throws -> [ToolCall] {
        let rows = try read {
            try $0.rows("SELECT * FROM tool_calls WHERE message_id = ? ORDER BY number", [messageID])
        }
        return rows.map { row in
            ToolCall(
                number: row["number"],
                tool: row["tool"],
                query: row["query"],
                resultsCount: row["results_count"],
                success: row["success"],
                durationMilliseconds: row["duration_ms"],
                error: row["error"],
                summary: row["summary"]
            )
        }
    }

    /// The sources a session found, in the order they were found.
    public func sources(of id: SessionID) throws -> [StoredSource] {
        try sources(where: "conversation_id = ? AND mashup_id IS NULL", id.rawValue)
    }

    /// The sources a mashup cites, in the order of its numbers.
    public func sources(of id: MashupID) throws -> [StoredSource] {
        try sources(where: "mashup_id = ?", id.rawValue)
    }

    private func sources(where condition: String, _ id: String) throws -> [StoredSource] {
        try read {
            try $0.rows("SELECT *, rowid FROM web_sources WHERE \(condition) ORDER BY id", [id]).map { row in
                StoredSource(
                    url: row["url"],
                    title: row["title"],
                    provider: row["provider"],
                    quality: row["quality"],
                    retrievedAt: row["retrieved_at"],
                    licence: row["licence"],
                    used: try JSONList.strings(row["used"])
                )
            }
        }
    }
}
