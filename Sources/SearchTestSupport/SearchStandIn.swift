public import Foundation
public import TestSupport
public import WebSearch

/// A search service on 127.0.0.1 that speaks a real one's protocol, for tests of the whole program.
///
/// It is as strict as the real one: it wants Tavily's key, Wikipedia's User-Agent, and what SearXNG's limiter expects.
public final class SearchStandIn: Sendable {
    /// The only key that the stand-in for Tavily accepts.
    public static let key = "tvly-stand-in-5Rk9QwZx"

    /// What it does with a search.
    public enum Reply: Sendable {
        /// It has found these, best first.
        case hits([SearchHit])
        /// It misbehaves.
        case fault(SearchFault)
    }

    /// The service it stands for.
    public let provider: SearchProviderID
    private let server: LoopbackServer
    /// Where a redirect leads; nothing must ever be sent there.
    public let elsewhere: LoopbackServer

    /// Starts a stand-in that answers each phrase with what `answer` says; the phrase is empty where only is asked
    /// whether it is there.
    /// - Throws: `LoopbackFailure`.
    public init(_ provider: SearchProviderID, answer: @escaping @Sendable (_ phrase: String) -> Reply) throws {
        self.provider = provider
        let elsewhere = try LoopbackServer.answering(with: [.response(#"{"results":[]}"#)])
        self.elsewhere = elsewhere
        let target = elsewhere.url.absoluteString
        server = try LoopbackServer { request, connection in
            SearchQuestion(request, to: provider).answer(on: connection, as: provider, elsewhere: target, by: answer)
        }
    }

    /// Starts a stand-in that has found the same for every phrase.
    /// - Throws: `LoopbackFailure`.
    public convenience init(_ provider: SearchProviderID, hits: [SearchHit]) throws {
        try self.init(provider) { _ in .hits(hits) }
    }

    /// Starts a stand-in that misbehaves.
    /// - Throws: `LoopbackFailure`.
    public convenience init(_ provider: SearchProviderID, fault: SearchFault) throws {
        try self.init(provider) { _ in .fault(fault) }
    }

    /// Its address, without a path.
    public var url: URL { server.url }

    /// The settings by which the program asks this stand-in and no other service.
    public var environment: [String: String] {
        let address = url.absoluteString
        let own =
            switch provider {
            case .tavily: ["TAVILY_API_KEY": Self.key, "TAVILY_BASE_URL": address]
            case .wikipedia: ["WIKIPEDIA_BASE_URL": address, "CONTACT": "music@school.test"]
            case .searxng: ["SEARXNG_BASE_URL": address]
            }
        return own.merging(["SEARCH_PROVIDER": provider.rawValue]) { own, _ in own }
    }

    /// The requests so far.
    public var requests: [LoopbackRequest] { server.requests }

    /// The phrases that were searched for, in the order they came.
    public var phrases: [String] {
        server.requests.compactMap { request in
            if case .search(let phrase, _) = SearchQuestion(request, to: provider) { phrase } else { nil }
        }
    }

    /// Stops answering.
    public func stop() { server.stop() }
}
