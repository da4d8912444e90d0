import HTTPCore
import ModelTestSupport
import WebSearch

extension SearchContract {
    /// The contract for SearXNG's client.
    public static let searxng = SearchContract(
        .searxng,
        recordings: RecordedSearch.searxng,
        refusals: RecordedSearch.searxngRefusals,
        state: (
            RecordedExchange(200, #"{"version":"2026.8.22","engines":[],"public_instance":false}"#), "2026.8.22"
        ),
        makeProvider: { SearXNG(base: $0, transport: $1) }
    )
}

extension RecordedSearch {
    fileprivate static let searxng = [
        RecordedSearch(
            "two results",
            RecordedExchange(
                200,
                #"""
                {"query": "history of reggae", "results": [{"url": "https://example.org/reggae", "engine": "duckduckgo",
                "parsed_url": ["https", "example.org", "/reggae", "", "", ""], "template": "default.html",
                "title": "Reggae", "content": "Reggae began in Kingston \u2026", "img_src": "", "thumbnail": "",
                "publishedDate": null, "length": null, "engines": ["duckduckgo", "brave"], "positions": [1, 2],
                "score": 3.0, "category": "general"},
                {"url": "https://news.example.org/a?id=1", "engine": "bing news", "template": "default.html",
                "title": "Growth \ud83d\ude80", "content": "", "publishedDate": "2026-08-20T07:00:00",
                "engines": ["bing news"], "positions": [3], "score": 0.33, "category": "news"}],
                "answers": [{"url": null, "engine": "plugin: calculator", "template": "answer/legacy.html",
                "answer": "42"}], "corrections": [], "infoboxes": [], "suggestions": ["reggae drums"],
                "unresponsive_engines": [["brave", "timeout"]]}
                """#
            ),
            gives: [
                SearchHit(
                    title: "Reggae",
                    url: "https://example.org/reggae",
                    text: "Reggae began in Kingston …",
                    score: 3
                ),
                SearchHit(title: "Growth 🚀", url: "https://news.example.org/a?id=1", text: "", score: 0.33),
            ]
        ),
        RecordedSearch(
            "an older version: answers that are texts, a number of results, members left out",
            RecordedExchange(
                200,
                #"""
                {"query":"2+2","number_of_results":0,"answers":["4"],"results":[{"url":"https://example.org/a","title":"A"},
                {"title":"no address"},{"url":"https://example.org/b","title":"B","content":null,"score":"0.5"}]}
                """#
            ),
            gives: [
                SearchHit(title: "A", url: "https://example.org/a", text: ""),
                SearchHit(title: "B", url: "https://example.org/b", text: "", score: 0.5),
            ]
        ),
        RecordedSearch(
            "nothing found",
            RecordedExchange(200, #"{"query":"q","results":[],"answers":[],"unresponsive_engines":[]}"#),
            gives: []
        ),
        RecordedSearch(
            "all engines failed",
            RecordedExchange(
                200,
                #"""
                {"query": "q", "results": [], "unresponsive_engines": [["brave", "Suspended: too many requests"],
                ["duckduckgo", "timeout"]]}
                """#
            ),
            fails: .enginesFailed(engines: "brave (Suspended: too many requests); duckduckgo (timeout)")
        ),
        RecordedSearch(
            "all engines failed, in another form",
            RecordedExchange(
                200,
                #"{"results":[],"unresponsive_engines":["brave",["qwant"],null,["bing","captcha",true]]}"#
            ),
            fails: .enginesFailed(engines: "brave; qwant; bing (captcha)")
        ),
        RecordedSearch(
            "an error under 200",
            RecordedExchange(200, #"{"error": "search error"}"#),
            fails: .refused(.searxng, words: "search error")
        ),
    ]

    fileprivate static let searxngRefusals = [
        RecordedSearch(
            "JSON not allowed",
            RecordedExchange(
                403,
                type: "text/html; charset=utf-8",
                "<!doctype html>\n<html lang=en>\n<title>403 Forbidden</title>\n<h1>Forbidden</h1>\n"
            ),
            fails: .jsonNotAllowed(address: "https://search.test")
        ),
        RecordedSearch(
            "no query",
            RecordedExchange(400, #"{"error": "No query"}"#),
            fails: .refused(.searxng, words: "No query")
        ),
        RecordedSearch(
            "the limiter",
            RecordedExchange(429, type: "text/plain; charset=utf-8", "Too Many Requests"),
            fails: .rateLimited(.searxng, wait: nil)
        ),
        RecordedSearch(
            "an error of its own",
            RecordedExchange(500, #"{"error": "search error"}"#),
            fails: .server(.searxng, status: 500, words: "search error")
        ),
    ]
}
