public import Foundation
public import HTTPCore
import RateLimits

/// Tavily's search, a paid service with a free plan; it needs a key.
public struct Tavily: SearchProvider {
    /// Tavily.
    public let id = SearchProviderID.tavily
    /// Many words that narrow the question; a hundred searches a minute, which is what a development key may do.
    public let manners = SearchManners(
        style: .web,
        phraseLength: 400,
        limits: [RateLimit(scope: "search:tavily", name: "minute", capacity: 100, window: .seconds(60))]
    )
    private let exchange: SearchExchange

    /// A service at `base`, `https://api.tavily.com` but for tests; without a key every search fails by `keyMissing`, and
    /// nothing is sent.
    public init(base: URL, key: Secret?, transport: any HTTPTransport) {
        exchange = SearchExchange(
            .tavily,
            base: base,
            transport: transport,
            secret: key,
            fields: ["Accept": "application/json"]
        )
    }

    /// Where it is.
    public var address: String { exchange.address }

    /// Searches at the basic depth, which costs one credit; no answer of a model is asked for.
    public func search(_ phrase: String, count: Int, within limit: Duration) async throws -> [SearchHit] {
        try requireKey()
        let query = SearchPhrase.joined(SearchPhrase.words(of: phrase), upTo: manners.phraseLength)
        if query.isEmpty { return [] }
        let wanted = min(max(count, 1), 20)
        let question = TavilyQuestion(query: query, maxResults: wanted)
        let request: HTTPRequest
        do {
            request = try exchange.post("search", question, within: limit)
        } catch {
            throw exchange.understood(error)
        }
        let answer = try await exchange.ask(request, as: TavilyAnswer.self, refused: refused)
        let hits = answer.hits
        if hits.isEmpty, let error = answer.error ?? answer.detail { throw failure(error) }
        guard answer.isAnswer else { throw exchange.unreadable("no list of results") }
        return Array(hits.prefix(wanted))
    }

    /// Asks what the key has used, which costs nothing; returns the plan's name and what is used of it.
    public func check(within limit: Duration) async throws -> String? {
        try requireKey()
        let request = exchange.get("usage", within: limit)
        let usage = try await exchange.ask(request, as: TavilyUsage.self, refused: refused)
        if usage.account == nil, usage.key == nil, let error = usage.error ?? usage.detail { throw failure(error) }
        return usage.words.map(exchange.cleaned)
    }

    private func requireKey() throws {
        if exchange.secret == nil { throw SearchFailure.keyMissing(id) }
    }

    /// 432 and 433 are Tavily's own: the plan's limit, and the limit of what is paid beyond it.
    private func refused(_ refusal: SearchRefusal) -> SearchFailure? {
        switch refusal.status {
        case 401: .keyRefused(id)
        case 432, 433: .quotaUsedUp(id)
        default: nil
        }
    }

    /// An error inside an answer of status 200.
    private func failure(_ error: SaidError) -> SearchFailure {
        let words = exchange.cleaned(error.message ?? error.code ?? "")
        let all = "\(error.message ?? "") \(error.code ?? "")".lowercased()
        if let wait = error.wait { return .rateLimited(id, wait: wait) }
        if all.contains("internal") || words.isEmpty { return .server(id, status: 200, words: words) }
        return all.contains("api key") ? .keyRefused(id) : .refused(id, words: words)
    }
}
