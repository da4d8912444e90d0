import Foundation
import TestSupport
import WebSearch

/// What a request asks of a search service.
enum SearchQuestion: Equatable {
    /// A search for at most so many results.
    case search(phrase: String, count: Int)
    /// Whether it is there.
    case state
    /// Something that the service refuses, with this status, type and body.
    case wrong(status: Int, type: String, body: String)

    /// Reads a request as the service would.
    init(_ request: LoopbackRequest, to provider: SearchProviderID) {
        switch provider {
        case .tavily: self = Self.tavily(request)
        case .wikipedia: self = Self.wikipedia(request)
        case .searxng: self = Self.searxng(request)
        }
    }

    private static let unknown = wrong(status: 404, type: "application/json", body: #"{"detail":"Not Found"}"#)

    private struct TavilyBody: Decodable {
        var query: String
        var max_results: Int?
    }

    private static func tavily(_ request: LoopbackRequest) -> SearchQuestion {
        guard request.headers["Authorization"] == "Bearer \(SearchStandIn.key)" else {
            let body = #"{"detail":{"error":"Unauthorized: missing or invalid API key."}}"#
            return .wrong(status: 401, type: "application/json", body: body)
        }
        if request.method == "GET", request.path == "/usage" { return .state }
        guard request.method == "POST", request.path == "/search" else { return unknown }
        do {
            let body = try JSONDecoder().decode(TavilyBody.self, from: Data(request.body))
            if body.query.unicodeScalars.count <= 400 {
                return .search(phrase: body.query, count: body.max_results ?? 5)
            }
            let words = #"{"detail":{"error":"Query is too long. Max query length is 400 characters."}}"#
            return .wrong(status: 400, type: "application/json", body: words)
        } catch {
            return .wrong(status: 422, type: "application/json", body: #"{"detail":[{"msg":"Field required"}]}"#)
        }
    }

    private static func wikipedia(_ request: LoopbackRequest) -> SearchQuestion {
        guard request.headers["User-Agent"]?.hasPrefix("LitMusicMashup/") == true else {
            return .wrong(status: 403, type: "text/plain", body: "Please set a user-agent")
        }
        guard request.method == "GET", request.path == "/w/api.php" else { return unknown }
        let query = parameters(of: request)
        if query["meta"] == "siteinfo" { return .state }
        guard query["action"] == "query", query["format"] == "json", query["formatversion"] == "2",
            query["generator"] == "search", let phrase = query["gsrsearch"]
        else {
            let body = #"{"error":{"code":"missingparam","info":"A parameter must be set."}}"#
            return .wrong(status: 200, type: "application/json", body: body)
        }
        return .search(phrase: phrase, count: query["gsrlimit"].flatMap { Int($0) } ?? 10)
    }

    private static func searxng(_ request: LoopbackRequest) -> SearchQuestion {
        if request.path == "/config" { return .state }
        guard request.method == "GET", request.path == "/search" else { return unknown }
        let accepts = request.headers["Accept"]?.contains("text/html") == true
        let compresses =
            request.headers["Accept-Encoding"].map { $0.contains("gzip") || $0.contains("deflate") } == true
        guard accepts, compresses, request.headers["Accept-Language"]?.isEmpty == false else {
            return .wrong(status: 429, type: "text/plain", body: "Too Many Requests")
        }
        let query = parameters(of: request)
        guard query["format"] == "json" else {
            return .wrong(status: 200, type: "text/html", body: "<!doctype html><title>SearXNG</title>")
        }
        guard let phrase = query["q"], !phrase.isEmpty else {
            return .wrong(status: 400, type: "application/json", body: #"{"error": "No query"}"#)
        }
        return .search(phrase: phrase, count: 100)
    }

    private static func parameters(of request: LoopbackRequest) -> [String: String] {
        let items = URLComponents(string: request.target)?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    }
}

extension SearchQuestion {
    /// Answers as the service would, or as the reply of a test says.
    func answer(
        on connection: LoopbackConnection,
        as provider: SearchProviderID,
        elsewhere: String,
        by reply: (String) -> SearchStandIn.Reply
    ) {
        switch self {
        case .wrong(let status, let type, let body): connection.sendResponse(status: status, type: type, body)
        case .state:
            let good = ServiceAnswer.state(of: provider)
            guard case .fault(let fault) = reply(""), fault.meetsChecks else {
                connection.sendResponse(good)
                return
            }
            fault.play(on: connection, as: provider, good: good, elsewhere: elsewhere)
        case .search(let phrase, let count):
            switch reply(phrase) {
            case .hits(let hits):
                connection.sendResponse(ServiceAnswer.json(Array(hits.prefix(count)), phrase: phrase, of: provider))
            case .fault(let fault):
                let good = ServiceAnswer.json([ServiceAnswer.sample], phrase: phrase, of: provider)
                fault.play(on: connection, as: provider, good: good, elsewhere: elsewhere)
            }
        }
    }
}
