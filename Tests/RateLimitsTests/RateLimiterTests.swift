import RateLimits
import Synchronization
import Testing

struct BucketRateLimiterTests {
    private let minute = RateLimit(scope: "user:ada", name: "minute", capacity: 2, window: .seconds(60))
    private let hour = RateLimit(scope: "user:ada", name: "hour", capacity: 3, window: .seconds(3_600))

    @Test func `messages pass until a limit is used up, and the wait is named`() async throws {
        let store = MemoryBuckets()
        let limiter = RateLimiter(store: store, limits: [minute, hour])
        #expect(try await limiter.take() == nil)
        #expect(try await limiter.take() == nil)
        let refused = try #require(try await limiter.take())
        #expect(refused == RateLimitExceeded(limit: minute, wait: .seconds(30)))
        #expect(refused.description == "2 messages per minute are allowed, and they are used up.")
        #expect(refused.hint == "The next message can be sent in 30 seconds.")
    }

    @Test func `a refusal charges none of the limits`() async throws {
        let store = MemoryBuckets()
        let limiter = RateLimiter(store: store, limits: [hour, minute])
        for _ in 1...2 { _ = try await limiter.take() }
        for _ in 1...5 { #expect(try await limiter.take() != nil) }
        #expect(store.level(of: hour.key) == 1)
        store.now = 30_000
        #expect(try await limiter.take() == nil)
    }

    @Test func `of several limits used up the one with the longest wait is named`() async throws {
        let store = MemoryBuckets()
        let tight = RateLimit(scope: "all", name: "hour", capacity: 2, window: .seconds(3_600))
        let limiter = RateLimiter(store: store, limits: [minute, tight])
        for _ in 1...2 { _ = try await limiter.take() }
        #expect(try await limiter.take()?.limit == tight)
        #expect(try await limiter.take()?.wait == .seconds(1_800))
    }

    @Test func `two windows share the same limits`() async throws {
        let store = MemoryBuckets()
        let windows = (1...2).map { _ in RateLimiter(store: store, limits: [minute]) }
        #expect(try await windows[0].take() == nil)
        #expect(try await windows[1].take() == nil)
        #expect(try await windows[0].take() != nil)
        #expect(try await windows[1].take() != nil)
    }

    @Test func `when the store fails in between, what was taken is put back`() async throws {
        let store = MemoryBuckets(failing: hour.key)
        let limiter = RateLimiter(store: store, limits: [minute, hour])
        await #expect(throws: MemoryBuckets.Full.self) { try await limiter.take() }
        #expect(store.level(of: minute.key) == 2)
    }

    @Test func `without limits everything passes`() async throws {
        #expect(try await RateLimiter(store: MemoryBuckets(), limits: []).take() == nil)
    }
}

/// Buckets in memory, on a clock that a test sets.
private final class MemoryBuckets: BucketStore {
    struct Full: Error {}

    private struct Contents {
        var buckets: [String: TokenBucket] = [:]
        var now: Int64 = 0
    }

    private let contents = Mutex(Contents())
    private let failing: String?

    init(failing: String? = nil) {
        self.failing = failing
    }

    var now: Int64 {
        get { contents.withLock { $0.now } }
        set { contents.withLock { $0.now = newValue } }
    }

    func level(of key: String) -> Double? { contents.withLock { $0.buckets[key]?.level } }

    func update(
        bucket key: String,
        _ change: @escaping @Sendable (TokenBucket?, _ now: Int64) -> TokenBucket
    ) async throws -> TokenBucket {
        if key == failing { throw Full() }
        return contents.withLock { contents in
            let next = change(contents.buckets[key], contents.now)
            contents.buckets[key] = next
            return next
        }
    }
}
