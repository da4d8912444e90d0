extension TokenBucket {
    // A level that was added up from fractions may be short of a whole token by less than this.
    private static let tolerance = 1e-6

    /// Fills a bucket for the time that went by and takes one token out of it.
    ///
    /// It fills continuously, `capacity` tokens per `window`, up to `capacity`. A clock that was put back costs and
    /// gives nothing: the bucket keeps its level and goes on from the new time.
    ///
    /// - Parameters:
    ///   - bucket: The bucket as stored; nil for one that was never used, which is full.
    ///   - capacity: Tokens it holds, at least 1.
    ///   - window: The time in which it fills from empty to full.
    ///   - now: Milliseconds since 1970.
    /// - Returns: The bucket to store; `granted` tells whether it gave a token. Where not, nothing was taken.
    public static func taking(
        from bucket: TokenBucket?,
        capacity: Int,
        per window: Duration,
        now: Int64
    ) -> TokenBucket {
        var next = filled(bucket, capacity: capacity, per: window, now: now)
        next.granted = next.level >= 1 - tolerance
        if next.granted { next.level = max(0, next.level - 1) }
        return next
    }

    /// Fills a bucket and puts back one token that was taken for nothing.
    static func returning(to bucket: TokenBucket?, capacity: Int, per window: Duration, now: Int64) -> TokenBucket {
        var next = filled(bucket, capacity: capacity, per: window, now: now)
        next.level = min(next.level + 1, Double(max(capacity, 1)))
        return next
    }

    private static func filled(
        _ bucket: TokenBucket?,
        capacity: Int,
        per window: Duration,
        now: Int64
    ) -> TokenBucket {
        let full = Double(max(capacity, 1))
        guard let bucket, bucket.level.isFinite else { return TokenBucket(level: full, filledAt: now, granted: true) }
        let elapsed = max(0, Double(now) - Double(bucket.filledAt))
        let gained = window.milliseconds > 0 ? elapsed / window.milliseconds * full : full
        return TokenBucket(
            level: min(full, max(0, bucket.level) + gained),
            filledAt: now,
            granted: bucket.granted
        )
    }

    /// The time from `filledAt` until the bucket holds a whole token, rounded up to milliseconds.
    ///
    /// - Parameters:
    ///   - capacity: Tokens it holds, at least 1.
    ///   - window: The time in which it fills from empty to full.
    /// - Returns: The wait; zero where there is a token.
    public func wait(capacity: Int, window: Duration) -> Duration {
        let missing = 1 - max(0, level)
        guard missing > Self.tolerance else { return .zero }
        return .milliseconds((missing * window.milliseconds / Double(max(capacity, 1))).rounded(.up))
    }
}

extension Duration {
    /// The time in milliseconds.
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1_000 + Double(components.attoseconds) / 1e15
    }
}
