import GRDB

extension SessionStore {
    /// Finds words in messages, and in the titles, words and genres of mashups; best places first.
    ///
    /// Every word must be there, the last one perhaps only begun; nothing that is typed is an operator. What was
    /// deleted or taken back is not found. `markers` stand before and after a found word in a snippet.
    public func search(
        _ text: String,
        limit: Int = 20,
        markers: (before: String, after: String) = ("", "")
    ) throws -> [SearchHit] {
        guard let query = SearchQuery(text)?.match else { return [] }
        let arguments: StatementArguments = [markers.before, markers.after, query, limit]
        let hits: [SearchHit]
        do {
            hits = try found(by: arguments)
        } catch SessionError.damaged {
            // Often only the index is: it holds nothing that is not in the tables.
            try rebuildSearchIndex()
            hits = try found(by: arguments)
        }
        return Array(hits.sorted { $0.rank < $1.rank }.prefix(limit))
    }

    /// Fills the search index anew from what is stored; `search` and every write do so where they find it damaged.
    public func rebuildSearchIndex() throws {
        try write { try $0.rebuildSearchIndex() }
    }

    private func found(by arguments: StatementArguments) throws -> [SearchHit] {
        try read { db in
            try db.rows(Self.messageSearch, arguments).compactMap(Self.messageHit)
                + db.rows(Self.mashupSearch, arguments).map(Self.mashupHit)
        }
    }

    private static let messageSearch = """
        SELECT m.id, m.role, m.conversation_id, coalesce(c.name, c.title) AS label, m.created_at, found.snippet,
        found.rank FROM (
            SELECT rowid, snippet(messages_search, 0, ?, ?, '…', 12) AS snippet, rank
            FROM messages_search WHERE messages_search MATCH ? ORDER BY rank LIMIT ?
        ) AS found JOIN messages AS m ON m.id = found.rowid JOIN conversations AS c ON c.id = m.conversation_id
        """

    private static let mashupSearch = """
        SELECT m.id, m.title, m.conversation_id, coalesce(c.name, c.title) AS label, m.created_at, found.snippet,
        found.rank FROM (
            SELECT rowid, snippet(mashups_search, -1, ?, ?, '…', 12) AS snippet, rank
            FROM mashups_search WHERE mashups_search MATCH ? ORDER BY rank LIMIT ?
        ) AS found JOIN mashups AS m ON m.rowid = found.rowid JOIN conversations AS c ON c.id = m.conversation_id
        """

    private static func messageHit(_ row: Row) -> SearchHit? {
        guard let role = StoredMessage.Role(rawValue: row["role"]) else { return nil }
        return hit(.message(row["id"], role), row)
    }

    private static func mashupHit(_ row: Row) -> SearchHit {
        hit(.mashup(MashupID(rawValue: row["id"]), title: row["title"]), row)
    }

    private static func hit(_ place: SearchHit.Place, _ row: Row) -> SearchHit {
        SearchHit(
            place: place,
            sessionID: SessionID(rawValue: row["conversation_id"]),
            sessionLabel: row["label"],
            snippet: row["snippet"],
            createdAt: Timestamp(milliseconds: row["created_at"]),
            rank: row["rank"]
        )
    }
}

/// What a teacher searches for, as a query of SQLite's full-text search.
struct SearchQuery {
    /// The most words that count.
    static let limit = 16

    /// The words as quoted strings, the last one as a prefix.
    let match: String

    /// Takes the words out of a text; nil where there are none.
    init?(_ text: String) {
        let words = text.split { !$0.isLetter && !$0.isNumber }.prefix(Self.limit)
        if words.isEmpty { return nil }
        match = words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    }
}
