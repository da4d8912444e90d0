public import Foundation
import HTTPCore
public import RateLimits
import Synchronization

/// The search service: asks the first service that may be asked, keeps answers, and lets only what suits a school through.
///
/// One for the whole program: what one search learns about a service holds for the others.
public final class SearchService: Sendable {
    /// What it works with.
    public struct Parts: Sendable {
        /// The services in the order in which they are asked; each takes over from the one before where that fails.
        public var providers: [any SearchProvider]
        /// Keeps answers; nil keeps none.
        public var cache: (any SearchCache)?
        /// Keeps the services' rate limits over restarts; nil keeps none.
        public var buckets: (any BucketStore)?
        /// Reads what is asked how, and what is kept; asked once, at the first search.
        public var rules: @Sendable () throws -> SearchRules
        /// Results kept of one search.
        public var count: Int
        /// The time one search may take, all services together.
        public var limit: Duration
        /// Tells the time.
        public var now: @Sendable () -> Date
        /// Told what goes wrong with the cache, which no search fails for.
        public var onCacheFailure: @Sendable (any Error) -> Void

        /// Puts the parts together.
        public init(
            providers: [any SearchProvider],
            cache: (any SearchCache)? = nil,
            buckets: (any BucketStore)? = nil,
            rules: @escaping @Sendable () throws -> SearchRules,
            count: Int,
            limit: Duration,
            now: @escaping @Sendable () -> Date = { Date() },
            onCacheFailure: @escaping @Sendable (any Error) -> Void = { _ in }
        ) {
            self.providers = providers
            self.cache = cache
            self.buckets = buckets
            self.rules = rules
            self.count = count
            self.limit = limit
            self.now = now
            self.onCacheFailure = onCacheFailure
        }
    }

    /// How long an answer is as good as a new one.
    public static let freshness = Duration.seconds(7 * 86_400)

    private struct State {
        var rules: SearchRules?
        /// Services that are left alone: until when, and why.
        var resting: [SearchProviderID: (until: Date, failure: SearchFailure)] = [:]
        /// Searches in a row that a service let pass without an answer, and that do not by themselves mean that it is to be
        /// left alone.
        var misses: [SearchProviderID: Int] = [:]
        var told: Set<String> = []
    }

    /// So many searches without an answer mean that a service is not worth waiting for, for so long.
    private static let missesAllowed = 3
    private static let restAfterMisses = Duration.seconds(60)

    private let parts: Parts
    private let state = Mutex(State())

    /// Makes the service; nothing is asked or read yet.
    public init(parts: Parts) {
        self.parts = parts
    }

    /// The services in the order in which they are asked.
    public var providers: [any SearchProvider] { parts.providers }

    /// The words a search will use with the first service.
    public func phrase(for query: SearchQuery) throws -> String {
        guard let provider = parts.providers.first else { return query.subject }
        return phrase(for: query, to: provider, rules: try rules())
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - query: What is to be found out.
    ///   - names: What the subject is called; a result in which none of them stands is dropped.
    ///   - limit: A shorter time than every search has, after which nobody waits any more.
    /// - Returns: What was kept, possibly nothing.
    /// - Throws: `SearchTrouble` where no service answers, `SearchRulesError`, or `CancellationError`.
    public func search(
        _ query: SearchQuery,
        about names: [String],
        within limit: Duration? = nil
    ) async throws -> SearchOutcome {
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: time(within: limit))
        let rules = try rules()
        var failures: [SearchFailure] = []
        var outdated: (ask: Ask, answer: CachedAnswer)?
        for provider in parts.providers {
            let ask = Ask(provider: provider, phrase: phrase(for: query, to: provider, rules: rules), count: wanted)
            if let kept = await cached(ask.key) {
                if age(of: kept) < Self.freshness {
                    return outcome(ask, kept, about: names, rules: rules, origin: .cached(age: age(of: kept)))
                }
                outdated = outdated ?? (ask, kept)
            }
            if let resting = rest(of: provider.id) {
                failures.append(resting)
                continue
            }
            let left = clock.now.duration(to: end)
            if left <= .zero { break }
            do {
                let answer = try await self.ask(ask, within: left)
                var outcome = outcome(ask, answer, about: names, rules: rules, origin: .live)
                outcome.notice = failures.first.flatMap { news($0, answeredBy: provider.id) }
                return outcome
            } catch var failure as SearchFailure {
                // What was left of the time is no use to a teacher; the setting is.
                if case .timeout(let id, _) = failure { failure = .timeout(id, after: parts.limit) }
                note(failure)
                failures.append(failure)
            }
        }
        if let outdated {
            let age = age(of: outdated.answer)
            var outcome = outcome(
                outdated.ask,
                outdated.answer,
                about: names,
                rules: rules,
                origin: .outdated(age: age)
            )
            outcome.notice = failures.first.flatMap { news($0, age: age) }
            return outcome
        }
        throw SearchTrouble(failures: failures, wasTold: !tell(failures.map(\.description).joined()))
    }

    /// A little less than there is, so that what was kept from before can still be used when a service is silent.
    private func time(within limit: Duration?) -> Duration {
        guard let limit else { return parts.limit }
        return min(parts.limit, limit - min(limit / 10, .milliseconds(250)))
    }

    // MARK: - One service

    private struct Ask {
        var provider: any SearchProvider
        var phrase: String
        var count: Int

        var key: SearchCacheKey {
            SearchCacheKey(provider: provider.id, address: provider.address, phrase: phrase, count: count)
        }
    }

    /// Twice what is kept, since some will not do.
    private var wanted: Int { min(20, parts.count * 2) }

    private func ask(_ ask: Ask, within limit: Duration) async throws -> CachedAnswer {
        try await checkPace(of: ask.provider)
        let hits = try await ask.provider.search(ask.phrase, count: ask.count, within: limit)
        state.withLock { $0.misses[ask.provider.id] = 0 }
        let answer = CachedAnswer(hits: hits, retrievedAt: parts.now())
        parts.cache?.keep(answer, to: ask.key, onFailure: parts.onCacheFailure)
        return answer
    }

    /// Throws `SearchFailure.rateLimited` where the service has been asked as often as it wants to be.
    private func checkPace(of provider: any SearchProvider) async throws {
        guard let buckets = parts.buckets, !provider.manners.limits.isEmpty else { return }
        let exceeded: RateLimitExceeded?
        do {
            exceeded = try await RateLimiter(store: buckets, limits: provider.manners.limits).take()
        } catch {
            // Limits that cannot be read must not keep a teacher from searching; the service has its own.
            return parts.onCacheFailure(error)
        }
        if let exceeded { throw SearchFailure.rateLimited(provider.id, wait: exceeded.wait) }
    }

    private func cached(_ key: SearchCacheKey) async -> CachedAnswer? {
        do {
            return try await parts.cache?.answer(to: key)
        } catch {
            parts.onCacheFailure(error)
            return nil
        }
    }

    private func age(of answer: CachedAnswer) -> Duration {
        .seconds(max(0, parts.now().timeIntervalSince(answer.retrievedAt)))
    }

    private func outcome(
        _ ask: Ask,
        _ answer: CachedAnswer,
        about names: [String],
        rules: SearchRules,
        origin: SearchOutcome.Origin
    ) -> SearchOutcome {
        let (kept, dropped) = ResultFilter(rules: rules).filter(
            answer.hits,
            about: names,
            provider: ask.provider.id,
            retrievedAt: answer.retrievedAt,
            count: parts.count
        )
        return SearchOutcome(
            phrase: ask.phrase,
            provider: ask.provider.id,
            origin: origin,
            passages: kept,
            dropped: dropped
        )
    }

    // MARK: - Rules

    private func rules() throws -> SearchRules {
        if let known = state.withLock({ $0.rules }) { return known }
        let read = try parts.rules()
        state.withLock { $0.rules = read }
        return read
    }

    private func phrase(for query: SearchQuery, to provider: any SearchProvider, rules: SearchRules) -> String {
        let year = Calendar(identifier: .gregorian).component(.year, from: parts.now())
        return PhraseWriter(book: rules.phrases, year: year).phrase(for: query, manners: provider.manners)
    }

    // MARK: - Services that are left alone

    /// Why a service is left alone now; nil where it may be asked.
    private func rest(of provider: SearchProviderID) -> SearchFailure? {
        let now = parts.now()
        return state.withLock { state in
            guard let rest = state.resting[provider] else { return nil }
            if now < rest.until { return rest.failure }
            state.resting[provider] = nil
            return nil
        }
    }

    private func note(_ failure: SearchFailure) {
        let now = parts.now()
        state.withLock { state in
            let misses = state.misses[failure.provider, default: 0] + 1
            state.misses[failure.provider] = misses
            guard let rest = failure.rest ?? (misses >= Self.missesAllowed ? Self.restAfterMisses : nil) else { return }
            state.resting[failure.provider] = (now.addingTimeInterval(rest.inSeconds), failure)
        }
    }

    /// Asks every service again at once, whatever it said before: for `/research`, which a teacher typed.
    public func forgetRests() {
        state.withLock {
            $0.resting = [:]
            $0.misses = [:]
            $0.told = []
        }
    }

    // MARK: - News

    /// True the first time.
    private func tell(_ text: String) -> Bool { state.withLock { $0.told.insert(text).inserted } }

    private func news(_ failure: SearchFailure, answeredBy provider: SearchProviderID) -> String? {
        let text = "\(failure.description) \(provider.title) is asked instead for now."
        return tell(text) ? text : nil
    }

    private func news(_ failure: SearchFailure, age: Duration) -> String? {
        guard tell("outdated " + failure.description) else { return nil }
        return "\(failure.description) What was found \(age.agoInWords) is used."
    }
}

extension Duration {
    /// The duration in seconds.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }

    /// How long ago, as people say it: "3 days ago".
    public var agoInWords: String {
        let days = components.seconds / 86_400
        return days >= 2 ? "\(days) days ago" : "\(inWords) ago"
    }
}
