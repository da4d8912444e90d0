/// Keeps token buckets over restarts; implemented by the session store.
public protocol BucketStore: Sendable {
    /// Changes the bucket under `key` in one transaction, so that two windows cannot both take the last token.
    ///
    /// - Parameters:
    ///   - key: Which bucket, such as `user:ada/minute`.
    ///   - change: Gets the bucket as it was stored, nil the first time, and the time in milliseconds since 1970; returns the
    ///     bucket to store.
    /// - Returns: What was stored.
    /// - Throws: The store's errors.
    func update(
        bucket key: String,
        _ change: @escaping @Sendable (TokenBucket?, _ now: Int64) -> TokenBucket
    ) async throws -> TokenBucket
}

/// How many tokens a bucket held, and when: what is stored of it.
public struct TokenBucket: Sendable, Hashable, Codable {
    /// Tokens in it at `filledAt`, never below 0; a fraction counts.
    public var level: Double
    /// When the level was true, in milliseconds since 1970.
    public var filledAt: Int64
    /// Whether the last take got its token.
    public var granted: Bool

    /// A bucket.
    public init(level: Double, filledAt: Int64, granted: Bool) {
        self.level = level
        self.filledAt = filledAt
        self.granted = granted
    }
}
