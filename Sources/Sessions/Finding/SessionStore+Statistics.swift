import Foundation
import GRDB

extension SessionStore {
    /// How much is stored; reads the row of every session and of every model's answer.
    public func statistics() throws -> StoreStatistics {
        let month = surroundings.now().startOfMonth
        return try read { db in
            let sums = try db.row(
                """
                SELECT count(*) AS sessions, coalesce(sum(message_count), 0) AS messages,
                coalesce(sum(mashup_count), 0) AS mashups, min(created_at) AS oldest, max(updated_at) AS newest
                FROM conversations
                """
            )
            let calls = try db.row(
                "SELECT count(*) AS calls, count(*) FILTER (WHERE success = 0) AS failed FROM tool_calls"
            )
            let genres = try db.rows(
                """
                SELECT value AS id, count(*) AS mashups FROM mashups, json_each(mashups.genres)
                GROUP BY value ORDER BY mashups DESC, id
                """
            )
            let bytes = try db.row("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size")
            return StoreStatistics(
                sessions: sums?["sessions"] ?? 0,
                messages: sums?["messages"] ?? 0,
                mashups: sums?["mashups"] ?? 0,
                toolCalls: calls?["calls"] ?? 0,
                failedToolCalls: calls?["failed"] ?? 0,
                genres: genres.map { StoreStatistics.GenreUse(id: $0["id"], mashups: $0["mashups"]) },
                oldest: (sums?["oldest"] as Int64?).map(Timestamp.init(milliseconds:)),
                newest: (sums?["newest"] as Int64?).map(Timestamp.init(milliseconds:)),
                bytes: bytes?["bytes"] ?? 0,
                models: try modelUses(db),
                usage: try db.usage(where: "true").total,
                usageThisMonth: try db.usage(where: "created_at >= ?", [month.milliseconds]).total
            )
        }
    }

    private func modelUses(_ db: Database) throws -> [StoreStatistics.ModelUse] {
        try db.rows("SELECT model, \(sumColumns) FROM usage GROUP BY model ORDER BY answers DESC, model")
            .map { StoreStatistics.ModelUse(model: $0["model"], sum: UsageSum($0)) }
    }

    /// Reads the whole database and names what does not hold together; empty where all is well.
    public func problems() throws -> [String] {
        try read(Soundness.problems)
    }
}
