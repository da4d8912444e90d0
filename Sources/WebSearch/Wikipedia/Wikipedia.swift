public import Foundation
public import HTTPCore
import RateLimits

/// Wikipedia's own search by MediaWiki's action API; it needs no key, and wants to know who asks.
public struct Wikipedia: SearchProvider {
    /// The licence of every extract, with its address.
    public static let licence = "CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/"

    /// Wikipedia.
    public let id = SearchProviderID.wikipedia
    /// Few words, which all stand in the article; as often as Wikimedia allows one who says how to be reached, or one who
    /// does not.
    public let manners: SearchManners
    private let exchange: SearchExchange

    /// A Wikipedia at `base`, such as `https://en.wikipedia.org`.
    ///
    /// `contact` is an address, of mail or of the web, at which whoever runs this program can be reached; Wikimedia's
    /// User-Agent policy asks for it. `version` is the program's.
    public init(base: URL, contact: String?, version: String, transport: any HTTPTransport) {
        let contact = contact.map(Self.comment).flatMap { $0.isEmpty ? nil : $0 }
        let agent = "LitMusicMashup/\(Self.comment(version)) (\(contact ?? "no contact given")) libcurl"
        exchange = SearchExchange(
            .wikipedia,
            base: base,
            transport: transport,
            fields: ["User-Agent": agent, "Accept": "application/json"]
        )
        let capacity = contact == nil ? 10 : 200
        manners = SearchManners(
            style: .encyclopedia,
            phraseLength: 300,
            limits: [RateLimit(scope: "search:wikipedia", name: "minute", capacity: capacity, window: .seconds(60))]
        )
    }

    /// Where it is.
    public var address: String { exchange.address }

    /// Searches articles and returns the beginnings of those found.
    public func search(_ phrase: String, count: Int, within limit: Duration) async throws -> [SearchHit] {
        let words = WikipediaPhrase.words(of: phrase)
        let query = SearchPhrase.joined(words, upTo: manners.phraseLength)
        if query.isEmpty { return [] }
        let wanted = min(max(count, 1), 20)
        let answer = try await ask(Self.question(query, wanted), as: WikipediaAnswer.self, within: limit)
        if let error = answer.error { throw failure(error) }
        guard answer.isAnswer else { throw exchange.unreadable("no list of articles") }
        return Array(answer.pages.compactMap(hit).prefix(wanted))
    }

    /// Asks which MediaWiki it is.
    public func check(within limit: Duration) async throws -> String? {
        let answer = try await ask(
            ["action": "query", "meta": "siteinfo", "siprop": "general", "format": "json", "formatversion": "2"],
            as: WikipediaSiteInfo.self,
            within: limit
        )
        if let error = answer.error { throw failure(error) }
        guard let query = answer.query else { throw exchange.unreadable("no information about the site") }
        return query.general?.generator.map(exchange.cleaned)
    }

    private func ask<Answer: Decodable>(
        _ query: KeyValuePairs<String, String>,
        as type: Answer.Type,
        within limit: Duration
    ) async throws -> Answer {
        let request = exchange.get("w/api.php", query: query, within: limit)
        return try await exchange.ask(request, as: type)
    }

    /// One call for search and beginnings; extracts of several articles come only where just their introductions are asked.
    private static func question(_ query: String, _ count: Int) -> KeyValuePairs<String, String> {
        [
            "action": "query", "generator": "search", "gsrsearch": query, "gsrlimit": "\(count)",
            "prop": "extracts|info|pageprops", "exintro": "1", "explaintext": "1", "exchars": "1200",
            "exlimit": "\(count)",
            "inprop": "url", "ppprop": "disambiguation", "redirects": "1", "format": "json", "formatversion": "2",
        ]
    }

    private func hit(_ page: WikipediaAnswer.Page) -> SearchHit? {
        guard !page.isPassedOver, let title = page.title, let extract = page.extract, !extract.isEmpty else {
            return nil
        }
        let url = page.url ?? exchange.base.appending(path: "wiki/\(title.replacing(" ", with: "_"))").absoluteString
        return SearchHit(title: title, url: url, text: extract, licence: Self.licence)
    }

    /// An error inside an answer of status 200.
    private func failure(_ error: SaidError) -> SearchFailure {
        let words = exchange.cleaned(error.message ?? error.code ?? "")
        return switch error.code ?? "" {
        case "ratelimited": .rateLimited(id, wait: error.wait)
        case "readonly", "maxlag": .server(id, status: 200, words: words)
        case let code where code.hasPrefix("internal_api_error"): .server(id, status: 200, words: words)
        default: .refused(id, words: words)
        }
    }

    /// What may stand inside a comment of a User-Agent (RFC 9110, 5.6.5), on one line.
    private static func comment(_ text: String) -> String {
        ServerWords.cleaned(text, without: nil).filter { !"()\\".contains($0) }
            .trimmingCharacters(in: .whitespaces)
    }
}
