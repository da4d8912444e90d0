import RateLimits
import Testing

struct BucketTakingTests {
    private func take(_ bucket: TokenBucket?, at now: Int64, capacity: Int = 6) -> TokenBucket {
        .taking(from: bucket, capacity: capacity, per: .seconds(60), now: now)
    }

    @Test func `a new bucket gives as many tokens as it holds, and then none`() {
        var bucket: TokenBucket?
        var grants: [Bool] = []
        for _ in 1...8 {
            bucket = take(bucket, at: 1_000)
            grants.append(bucket?.granted == true)
        }
        #expect(grants == [true, true, true, true, true, true, false, false])
        #expect(bucket?.level == 0)
    }

    @Test func `it fills continuously, a token in its part of the window`() {
        let empty = TokenBucket(level: 0, filledAt: 0, granted: false)
        #expect(!take(empty, at: 9_999).granted)
        #expect(take(empty, at: 10_000).granted)
        #expect(empty.wait(capacity: 6, window: .seconds(60)) == .seconds(10))
        #expect(take(empty, at: 5_000).wait(capacity: 6, window: .seconds(60)) == .seconds(5))
    }

    @Test func `it never holds more than its capacity`() {
        let old = TokenBucket(level: 6, filledAt: 0, granted: true)
        #expect(take(old, at: 1_000_000_000).level == 5)
    }

    @Test func `after the wait it names there is a token, whatever its level`() {
        for hundredth in 0..<100 {
            for capacity in [1, 3, 7, 60] {
                let bucket = TokenBucket(level: Double(hundredth) / 100, filledAt: 500, granted: false)
                let wait = bucket.wait(capacity: capacity, window: .seconds(60))
                let milliseconds = wait.components.seconds * 1_000 + wait.components.attoseconds / 1_000_000_000_000_000
                #expect(wait > .zero)
                #expect(take(bucket, at: 500 + milliseconds, capacity: capacity).granted)
            }
        }
    }

    @Test func `a clock put back neither costs nor gives anything, and it fills from there`() {
        let bucket = TokenBucket(level: 0.5, filledAt: 1_000_000, granted: false)
        let earlier = take(bucket, at: 10)
        #expect(earlier == TokenBucket(level: 0.5, filledAt: 10, granted: false))
        #expect(take(earlier, at: 5_010).granted)
    }

    @Test func `a stored level that makes no sense does no harm`() {
        #expect(take(TokenBucket(level: .nan, filledAt: 0, granted: false), at: 0).granted)
        #expect(take(TokenBucket(level: -5, filledAt: 0, granted: false), at: 10_000).granted)
        #expect(take(TokenBucket(level: 0, filledAt: .min, granted: false), at: .max).level == 5)
        #expect(take(TokenBucket(level: 1, filledAt: .max, granted: false), at: .min).granted)
    }

    @Test func `a capacity below one counts as one`() {
        let bucket = take(nil, at: 0, capacity: 0)
        #expect(bucket.granted)
        #expect(!take(bucket, at: 1, capacity: 0).granted)
    }
}
