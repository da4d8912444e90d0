import Foundation
import GRDB
public import WebSearch

extension SessionStore: SearchCache {
    /// Bytes that kept answers may take together; the oldest go first.
    public static let searchCacheBytes = 20 << 20
    /// Answers larger than this are not kept.
    static let largestSearchAnswer = 1 << 20

    /// The answer kept for a search, however old; nil where there is none.
    ///
    /// Throws `SessionError`.
    public func answer(to key: SearchCacheKey) async throws -> CachedAnswer? {
        let found: (json: String, milliseconds: Int64)? = try await readAside { db in
            try db.row(
                """
                SELECT hits, retrieved_at FROM search_answers
                WHERE provider = ? AND address = ? AND phrase = ? AND count = ?
                """,
                [key.provider.rawValue, key.address, key.phrase, key.count]
            ).map { ($0["hits"], $0["retrieved_at"]) }
        }
        // What cannot be read is as good as not there: it is asked for again and replaced.
        guard let found, let hits = try? JSONDecoder().decode([WebSearch.SearchHit].self, from: Data(found.json.utf8))
        else {
            return nil
        }
        return CachedAnswer(hits: hits, retrievedAt: Date(timeIntervalSince1970: Double(found.milliseconds) / 1000))
    }

    /// Puts an answer in the queue of writes, before whatever is written later: it takes an older one's place, and the
    /// oldest go where there are too many bytes.
    public func keep(
        _ answer: CachedAnswer,
        to key: SearchCacheKey,
        onFailure: @escaping @Sendable (any Error) -> Void
    ) {
        let milliseconds = Int64(answer.retrievedAt.timeIntervalSince1970 * 1000)
        writeInTurn(onFailure: onFailure) { db in
            let json = String(decoding: try JSONEncoder().encode(answer.hits), as: UTF8.self)
            if json.utf8.count > Self.largestSearchAnswer { return }
            try db.run(
                """
                INSERT INTO search_answers (provider, address, phrase, count, hits, retrieved_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET hits = excluded.hits, retrieved_at = excluded.retrieved_at
                """,
                [key.provider.rawValue, key.address, key.phrase, key.count, json, milliseconds]
            )
            try db.run(
                """
                DELETE FROM search_answers WHERE (provider, address, phrase, count) IN (
                    SELECT provider, address, phrase, count FROM (
                        SELECT provider, address, phrase, count,
                        sum(length(hits)) OVER (ORDER BY retrieved_at DESC) AS bytes FROM search_answers
                    ) WHERE bytes > ?
                )
                """,
                [Self.searchCacheBytes]
            )
        }
    }
}
