import Foundation
import RateLimits
import SearchTestSupport
import Synchronization
import Testing
import WebSearch

@Suite struct SearchServiceTests {
    // MARK: - A world

    /// A clock, a cache and buckets that a test can look into.
    private final class World: SearchCache, BucketStore {
        let state = Mutex<(now: Date, kept: [SearchCacheKey: CachedAnswer], buckets: [String: TokenBucket])>(
            (Date(timeIntervalSince1970: 1_800_000_000), [:], [:])
        )

        var now: Date { state.withLock(\.now) }

        func wait(days: Double) { state.withLock { $0.now += days * 86_400 } }

        func answer(to key: SearchCacheKey) async throws -> CachedAnswer? { state.withLock { $0.kept[key] } }

        func keep(_ answer: CachedAnswer, to key: SearchCacheKey, onFailure: @escaping @Sendable (any Error) -> Void) {
            state.withLock { $0.kept[key] = answer }
        }

        func update(
            bucket key: String,
            _ change: @escaping @Sendable (TokenBucket?, _ now: Int64) -> TokenBucket
        ) async throws -> TokenBucket {
            state.withLock { state in
                let changed = change(state.buckets[key], Int64(state.now.timeIntervalSince1970 * 1000))
                state.buckets[key] = changed
                return changed
            }
        }

        func service(_ providers: [ScriptedSearchProvider], count: Int = 5) -> SearchService {
            SearchService(
                parts: SearchService.Parts(
                    providers: providers,
                    cache: self,
                    buckets: self,
                    rules: { try SearchRules.read(directory: Repository.data) },
                    count: count,
                    limit: .seconds(60),
                    now: { self.now }
                )
            )
        }
    }

    private let query = SearchQuery(subject: "Blues", purpose: .significance)

    private func hit(_ number: Int, from host: String = "loc.gov") -> SearchHit {
        SearchHit(
            title: "Blues \(number)",
            url: "https://www.\(host)/blues/\(number)",
            text:
                "The blues grew in the Mississippi Delta, where singers told number \(number) of many stories of work, love "
                + "and travel, and carried them north."
        )
    }

    /// Counts how often a provider was asked.
    private final class Count: Sendable {
        let value = Mutex(0)
        var number: Int { value.withLock(\.self) }
        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    private func provider(
        _ id: SearchProviderID,
        asked: Count = Count(),
        limits: [RateLimit] = [],
        answer: @escaping @Sendable (Int) throws -> [SearchHit]
    ) -> ScriptedSearchProvider {
        let manners = SearchManners(style: .web, phraseLength: 400, limits: limits)
        return ScriptedSearchProvider(id, manners: manners) { _, _ in try answer(asked.next()) }
    }

    // MARK: - Answers

    @Test func `the same search is asked once in seven days`() async throws {
        let (world, asked) = (World(), Count())
        let service = world.service([provider(.wikipedia, asked: asked) { _ in [hit(1)] }])
        let first = try await service.search(query, about: ["blues"])
        #expect(first.origin == .live && first.passages.map(\.title) == ["Blues 1"])
        world.wait(days: 6.9)
        let second = try await service.search(query, about: ["blues"])
        #expect(second.passages == first.passages)
        #expect(second.origin == .cached(age: .seconds(6.9 * 86_400)))
        #expect(asked.number == 1)
        world.wait(days: 0.2)
        _ = try await service.search(query, about: ["blues"])
        #expect(asked.number == 2)
    }

    @Test func `an older answer is used when nobody can be reached, and its age is told once`() async throws {
        let world = World()
        let service = world.service([
            provider(.wikipedia) {
                if $0 > 1 { throw SearchFailure.hostNotFound(.wikipedia, host: "h") } else { [hit(1)] }
            }
        ])
        _ = try await service.search(query, about: ["blues"])
        world.wait(days: 30)
        let outcome = try await service.search(query, about: ["blues"])
        #expect(outcome.origin == .outdated(age: .seconds(30 * 86_400)))
        #expect(outcome.passages.map(\.title) == ["Blues 1"])
        #expect(outcome.notice?.contains("30 days ago") == true)
        #expect(try await service.search(query, about: ["blues"]).notice == nil)
    }

    @Test func `no more is kept than is wanted`() async throws {
        let service = World().service([provider(.wikipedia) { _ in (1...9).map { hit($0) } }], count: 3)
        #expect(try await service.search(query, about: ["blues"]).passages.count == 3)
    }

    // MARK: - Failures

    @Test func `where a plan is used up, the next service is asked for a while, and that is told once`() async throws {
        let (world, paid, free) = (World(), Count(), Count())
        let service = world.service([
            provider(.tavily, asked: paid) { _ in throw SearchFailure.quotaUsedUp(.tavily) },
            provider(.wikipedia, asked: free) { [hit($0)] },
        ])
        let first = try await service.search(query, about: ["blues"])
        #expect(first.provider == .wikipedia)
        #expect(first.notice == "\(SearchFailure.quotaUsedUp(.tavily)) Wikipedia is asked instead for now.")
        let other = SearchQuery(subject: "Blues", purpose: .impact)
        #expect(try await service.search(other, about: ["blues"]).notice == nil)
        #expect(paid.number == 1 && free.number == 2)
        world.wait(days: 1)
        _ = try await service.search(SearchQuery(subject: "Blues", purpose: .characteristics), about: ["blues"])
        #expect(paid.number == 2)
    }

    @Test func `a service that asks for a pause is left alone just as long`() async throws {
        let (world, asked) = (World(), Count())
        let service = world.service([
            provider(.wikipedia, asked: asked) {
                if $0 == 1 { throw SearchFailure.rateLimited(.wikipedia, wait: .seconds(30)) } else { [hit(1)] }
            }
        ])
        await #expect(throws: SearchTrouble.self) { try await service.search(query, about: ["blues"]) }
        world.wait(days: 29.0 / 86_400)
        await #expect(throws: SearchTrouble.self) { try await service.search(query, about: ["blues"]) }
        #expect(asked.number == 1)
        world.wait(days: 2.0 / 86_400)
        #expect(try await service.search(query, about: ["blues"]).passages.count == 1)
    }

    @Test func `a service that was silent three times in a row is left alone for a minute`() async throws {
        let (world, asked) = (World(), Count())
        let service = world.service([
            provider(.wikipedia, asked: asked) { _ in throw SearchFailure.timeout(.wikipedia, after: .seconds(10)) }
        ])
        for _ in 1...5 { _ = try? await service.search(query, about: ["blues"]) }
        #expect(asked.number == 3)
        world.wait(days: 61.0 / 86_400)
        _ = try? await service.search(query, about: ["blues"])
        #expect(asked.number == 4)
    }

    @Test func `every service failing is told in a sentence each, and only the first time`() async throws {
        let service = World().service([
            provider(.tavily) { _ in throw SearchFailure.keyRefused(.tavily) },
            provider(.wikipedia) { _ in throw SearchFailure.hostNotFound(.wikipedia, host: "en.wikipedia.org") },
        ])
        let first = await #expect(throws: SearchTrouble.self) { try await service.search(query, about: ["blues"]) }
        #expect(first?.failures.count == 2)
        #expect(first?.wasTold == false)
        #expect(first?.description.contains("Tavily did not accept the key.") == true)
        let second = await #expect(throws: SearchTrouble.self) { try await service.search(query, about: ["blues"]) }
        #expect(second?.wasTold == true)
        service.forgetRests()
        let third = await #expect(throws: SearchTrouble.self) { try await service.search(query, about: ["blues"]) }
        #expect(third?.wasTold == false)
    }

    @Test func `the services' own pace is kept, over restarts`() async throws {
        let (world, asked) = (World(), Count())
        let limit = RateLimit(scope: "search:wikipedia", name: "minute", capacity: 2, window: .seconds(60))
        let purposes: [SearchQuery.Purpose] = [.significance, .impact, .characteristics]
        for purpose in purposes {
            let service = world.service([provider(.wikipedia, asked: asked, limits: [limit]) { _ in [hit(1)] }])
            _ = try? await service.search(SearchQuery(subject: "Blues", purpose: purpose), about: ["blues"])
        }
        #expect(asked.number == 2)
    }

    @Test func `a cache that cannot be read or written costs nothing but the answer's repetition`() async throws {
        struct Broken: SearchCache {
            struct Failure: Error {}
            func answer(to key: SearchCacheKey) async throws -> CachedAnswer? { throw Failure() }
            func keep(
                _ answer: CachedAnswer,
                to key: SearchCacheKey,
                onFailure: @escaping @Sendable (any Error) -> Void
            ) {
                onFailure(Failure())
            }
        }
        let (asked, failures) = (Count(), Count())
        let service = SearchService(
            parts: SearchService.Parts(
                providers: [provider(.wikipedia, asked: asked) { _ in [hit(1)] }],
                cache: Broken(),
                rules: { try SearchRules.read(directory: Repository.data) },
                count: 5,
                limit: .seconds(60),
                onCacheFailure: { _ in _ = failures.next() }
            )
        )
        for _ in 1...2 { #expect(try await service.search(query, about: ["blues"]).passages.count == 1) }
        #expect(asked.number == 2 && failures.number == 4)
    }

    @Test func `a stopped search is stopped, not failed`() async throws {
        let service = World().service([provider(.wikipedia) { _ in throw CancellationError() }])
        await #expect(throws: CancellationError.self) { try await service.search(query, about: ["blues"]) }
    }
}
