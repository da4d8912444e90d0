import GRDB
public import RateLimits

extension SessionStore: BucketStore {
    /// Changes the bucket under `key` in one transaction: of two windows, the second sees what the first left.
    ///
    /// The time that `change` gets is read after the lock was taken.
    public func update(
        bucket key: String,
        _ change: @escaping @Sendable (TokenBucket?, _ now: Int64) -> TokenBucket
    ) async throws -> TokenBucket {
        try await writeToTheEnd { db in
            let row = try db.row("SELECT level, filled_at, granted FROM buckets WHERE key = ?", [key])
            let stored = row.map {
                TokenBucket(level: $0["level"], filledAt: $0["filled_at"], granted: $0["granted"])
            }
            let changed = change(stored, surroundings.now().milliseconds)
            try db.run(
                """
                INSERT INTO buckets (key, level, filled_at, granted) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
                level = excluded.level, filled_at = excluded.filled_at, granted = excluded.granted
                """,
                [key, changed.level, changed.filledAt, changed.granted]
            )
            return changed
        }
    }
}
