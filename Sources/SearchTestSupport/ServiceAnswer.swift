import Foundation
import WebSearch

/// What a search service writes for results.
enum ServiceAnswer {
    /// A result for answers that are spoilt anyway.
    static let sample = SearchHit(title: "Reggae", url: "https://example.org/reggae", text: "Reggae began in Kingston.")

    private struct Tavily: Encodable {
        struct Result: Encodable {
            var url: String
            var title: String
            var content: String
            var score: Double
        }

        var query: String
        var images: [String] = []
        var results: [Result]
        var response_time = 0.9
    }

    private struct Wikipedia: Encodable {
        struct Page: Encodable {
            var ns = 0
            var title: String
            var index: Int
            var extract: String
            var fullurl: String
        }

        struct Query: Encodable {
            var pages: [Page]
        }

        var batchcomplete = true
        var query: Query?
    }

    private struct SearXNG: Encodable {
        struct Result: Encodable {
            var url: String
            var title: String
            var content: String
            var engine = "stand-in"
            var score: Double
        }

        var query: String
        var results: [Result]
        var answers: [String] = []
        var unresponsive_engines: [[String]] = []
    }

    /// The body of an answer with these results, best first.
    static func json(_ hits: [SearchHit], phrase: String, of provider: SearchProviderID) -> String {
        switch provider {
        case .tavily:
            encoded(
                Tavily(
                    query: phrase,
                    results: hits.map {
                        Tavily.Result(url: $0.url, title: $0.title, content: $0.text, score: $0.score ?? 0.5)
                    }
                )
            )
        case .wikipedia:
            // Pages come in any order; the rank is beside them.
            encoded(
                Wikipedia(
                    query: hits.isEmpty
                        ? nil
                        : Wikipedia.Query(
                            pages: hits.enumerated().reversed().map { offset, hit in
                                Wikipedia.Page(title: hit.title, index: offset + 1, extract: hit.text, fullurl: hit.url)
                            }
                        )
                )
            )
        case .searxng:
            encoded(
                SearXNG(
                    query: phrase,
                    results: hits.map {
                        SearXNG.Result(url: $0.url, title: $0.title, content: $0.text, score: $0.score ?? 0.5)
                    }
                )
            )
        }
    }

    /// The body of an answer to the question whether the service is there.
    static func state(of provider: SearchProviderID) -> String {
        switch provider {
        case .tavily:
            #"{"key":{"usage":12,"limit":1000},"account":{"current_plan":"Researcher","plan_usage":12,"#
                + #""plan_limit":1000}}"#
        case .wikipedia: #"{"batchcomplete":true,"query":{"general":{"generator":"MediaWiki 1.46.0"}}}"#
        case .searxng: #"{"version":"2026.8.22","engines":[]}"#
        }
    }

    private static func encoded(_ value: some Encodable) -> String {
        do {
            return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        } catch {
            // Texts and finite numbers always encode; a test that gives another number reads of it in the answer.
            return "not encoded: \(error)"
        }
    }
}
