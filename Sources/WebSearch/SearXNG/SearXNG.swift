public import Foundation
public import HTTPCore

/// A SearXNG instance, a search over many engines that a school or a teacher runs.
public struct SearXNG: SearchProvider {
    /// SearXNG.
    public let id = SearchProviderID.searxng
    /// Many words that narrow the question; no limit, since the instance is one's own.
    public let manners = SearchManners(style: .web, phraseLength: 400, limits: [])
    private let exchange: SearchExchange

    /// The fields its limiter expects of a visitor; without them it answers 429, also where JSON is asked for.
    private static let fields: HTTPFields = [
        "Accept": "application/json, text/html;q=0.5",
        "Accept-Language": "en",
        "Accept-Encoding": "gzip, deflate",
    ]

    /// An instance at `base`, which may have a path that is put before SearXNG's own.
    public init(base: URL, transport: any HTTPTransport) {
        exchange = SearchExchange(.searxng, base: base, transport: transport, fields: Self.fields)
    }

    /// Where it is.
    public var address: String { exchange.address }

    /// Searches the general category in English with the strictest filter.
    ///
    /// There is no size of a page: all that come are cut to `count`. Results without a text are kept.
    public func search(_ phrase: String, count: Int, within limit: Duration) async throws -> [SearchHit] {
        let query = SearchPhrase.joined(Self.words(of: phrase), upTo: manners.phraseLength)
        if query.isEmpty { return [] }
        let request = exchange.get(
            "search",
            query: [
                "q": query, "format": "json", "language": "en", "safesearch": "2", "categories": "general",
            ],
            within: limit
        )
        let answer = try await exchange.ask(request, as: SearXNGAnswer.self, refused: refused)
        let hits = answer.hits
        if hits.isEmpty { try refuse(answer) }
        return Array(hits.prefix(min(max(count, 1), 20)))
    }

    /// Asks for its configuration; returns its version.
    ///
    /// Whether JSON is allowed only a search can tell.
    public func check(within limit: Duration) async throws -> String? {
        let request = exchange.get("config", within: limit)
        let configuration = try await exchange.ask(request, as: SearXNGConfiguration.self)
        guard configuration.isSearXNG else { throw exchange.notTheService }
        return configuration.version.map(exchange.cleaned)
    }

    /// Throws where an answer without results is none.
    private func refuse(_ answer: SearXNGAnswer) throws {
        if let error = answer.error {
            throw SearchFailure.refused(id, words: exchange.cleaned(error.message ?? ""))
        }
        let silent = answer.unresponsive
        if !silent.isEmpty {
            throw SearchFailure.enginesFailed(engines: exchange.cleaned(silent.joined(separator: "; ")))
        }
        guard answer.isAnswer else { throw exchange.unreadable("no list of results") }
    }

    /// SearXNG refuses JSON by 403 unless its operator has allowed it.
    private func refused(_ refusal: SearchRefusal) -> SearchFailure? {
        refusal.status == 403 ? .jsonNotAllowed(address: address) : nil
    }

    /// The words of a phrase without what SearXNG takes for commands wherever a word begins with it: `!` and `?` choose
    /// engines, `!!` leaves for another site, `:` chooses a language, `<` a time limit.
    static func words(of text: String) -> [Substring] {
        SearchPhrase.words(of: text).map { SearchPhrase.word($0, withoutLeading: ["!", "?", ":", "<"]) }
    }
}
