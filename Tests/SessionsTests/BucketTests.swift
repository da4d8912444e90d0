import RateLimits
import Synchronization
import Testing

@testable import Sessions

@Suite struct BucketTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func `a bucket is empty at first and comes back as it was stored`() async throws {
        let store = try test.open()
        let bucket = try await store.update(bucket: "a") { stored, now in
            TokenBucket(level: stored == nil ? 0.25 : -1, filledAt: now, granted: true)
        }
        #expect(bucket.level == 0.25)
        #expect(bucket.filledAt > StoreSurroundings.start)
        let seen = Mutex<TokenBucket?>(nil)
        _ = try await test.open().update(bucket: "a") { stored, now in
            seen.withLock { $0 = stored }
            return TokenBucket(level: 0, filledAt: now, granted: false)
        }
        #expect(seen.withLock(\.self) == bucket)
    }

    @Test func `buckets under different keys do not mix`() async throws {
        let store = try test.open()
        for (key, level) in [("a", 1.0), ("b", 2.0)] {
            _ = try await store.update(bucket: key) { _, now in TokenBucket(level: level, filledAt: now, granted: true)
            }
        }
        let kept = try await store.update(bucket: "a") { stored, now in
            stored ?? TokenBucket(level: 9, filledAt: now, granted: false)
        }
        #expect(kept.level == 1)
    }

    @Test func `two windows never take the same token`() async throws {
        let stores = [try test.open(), try test.open()]
        let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await stores[number % 2].update(bucket: "all") { stored, now in
                        let level = stored?.level ?? 25
                        return TokenBucket(level: max(level - 1, 0), filledAt: now, granted: level >= 1)
                    }.granted
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(granted == 25)
    }
}
