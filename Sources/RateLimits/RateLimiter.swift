import HTTPCore

/// How many messages a scope may send in a time.
public struct RateLimit: Sendable, Hashable {
    /// Whom it holds for: `user:ada`, or `all`.
    public var scope: String
    /// Its name within the scope: `minute`.
    public var name: String
    /// Messages in the window, at least 1.
    public var capacity: Int
    /// The time in which that many may be sent.
    public var window: Duration

    /// Describes a limit.
    public init(scope: String, name: String, capacity: Int, window: Duration) {
        self.scope = scope
        self.name = name
        self.capacity = capacity
        self.window = window
    }

    /// The key of its bucket: `user:ada/minute`.
    public var key: String { "\(scope)/\(name)" }
}

/// A limit that is used up, and how long to wait.
public struct RateLimitExceeded: Sendable, Hashable, CustomStringConvertible {
    /// Which limit; of several the one with the longest wait.
    public var limit: RateLimit
    /// The time until it lets a message through.
    public var wait: Duration

    /// Describes a limit that is used up.
    public init(limit: RateLimit, wait: Duration) {
        self.limit = limit
        self.wait = wait
    }

    /// What happened, in one sentence.
    public var description: String {
        "\(limit.capacity) \(limit.capacity == 1 ? "message" : "messages") per \(limit.name) are allowed, "
            + "and they are used up."
    }

    /// The next step, in one sentence.
    public var hint: String { "The next message can be sent in \(wait.inWords)." }
}

/// Keeps messages within all of several limits; the buckets live in a store, over restarts and windows.
public struct RateLimiter: Sendable {
    private let store: any BucketStore
    private let limits: [RateLimit]

    /// A limiter for these limits; their keys differ.
    public init(store: any BucketStore, limits: [RateLimit]) {
        self.store = store
        self.limits = limits
    }

    /// Takes a token from every limit, or from none.
    ///
    /// Each bucket is changed in a transaction of its own. Where one refuses, or the store fails, what the others gave
    /// is put back; another window may meanwhile be refused for a moment, but nobody is let through beyond a limit.
    ///
    /// - Returns: nil where the message may be sent; else the limit that takes longest.
    /// - Throws: The store's errors.
    public func take() async throws -> RateLimitExceeded? {
        var taken: [RateLimit] = []
        var refused: [RateLimitExceeded] = []
        do {
            for limit in limits {
                let bucket = try await store.update(bucket: limit.key) { bucket, now in
                    .taking(from: bucket, capacity: limit.capacity, per: limit.window, now: now)
                }
                if bucket.granted {
                    taken.append(limit)
                } else {
                    let wait = bucket.wait(capacity: limit.capacity, window: limit.window)
                    refused.append(RateLimitExceeded(limit: limit, wait: wait))
                }
            }
        } catch {
            // The store's failure is what the caller has to hear of; a token not put back costs one message's wait.
            try? await putBack(taken)
            throw error
        }
        guard let longest = refused.max(by: { $0.wait < $1.wait }) else { return nil }
        try await putBack(taken)
        return longest
    }

    /// Puts back what was taken, in a task of its own: a teacher who cancels must not lose tokens.
    private func putBack(_ taken: [RateLimit]) async throws {
        if taken.isEmpty { return }
        try await Task {
            for limit in taken {
                _ = try await store.update(bucket: limit.key) { bucket, now in
                    .returning(to: bucket, capacity: limit.capacity, per: limit.window, now: now)
                }
            }
        }.value
    }
}
