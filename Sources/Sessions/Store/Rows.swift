import Conversations
import GRDB

/// Columns of a session in a list, in one place for every query.
let summaryColumns = "id, name, title, phase, created_at, updated_at, message_count, mashup_count"

/// Columns of a mashup in a list.
let mashupColumns = "id, conversation_id, title, genres, seed, created_at, based_on, version, change"

extension SessionSummary {
    /// Reads `summaryColumns`.
    init(_ row: Row) {
        self.init(
            id: SessionID(rawValue: row["id"]),
            name: row["name"],
            title: row["title"],
            // A phase that a later version wrote counts as the first: the state says where the conversation stands.
            phase: Phase(rawValue: row["phase"]) ?? .initial,
            createdAt: Timestamp(milliseconds: row["created_at"]),
            updatedAt: Timestamp(milliseconds: row["updated_at"]),
            messageCount: row["message_count"],
            mashupCount: row["mashup_count"]
        )
    }
}

extension MashupSummary {
    /// Reads `mashupColumns`.
    init(_ row: Row) throws {
        let genres: String = row["genres"]
        let seed: String = row["seed"]
        self.init(
            id: MashupID(rawValue: row["id"]),
            sessionID: SessionID(rawValue: row["conversation_id"]),
            title: row["title"],
            genres: try JSONList.strings(genres),
            seed: UInt64(seed) ?? 0,
            createdAt: Timestamp(milliseconds: row["created_at"]),
            basedOn: (row["based_on"] as String?).map(MashupID.init(rawValue:)),
            version: row["version"],
            change: row["change"]
        )
    }
}

extension StoredMessage {
    /// Reads a row of `messages`; nil where its role or status is unknown, which the schema rules out.
    init?(_ row: Row) {
        guard let role = Role(rawValue: row["role"]), let status = Status(rawValue: row["status"]) else { return nil }
        self.init(
            id: row["id"],
            role: role,
            text: row["text"],
            status: status,
            createdAt: Timestamp(milliseconds: row["created_at"]),
            replyTo: row["reply_to"]
        )
    }
}
