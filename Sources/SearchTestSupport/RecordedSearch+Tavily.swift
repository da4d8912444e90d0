import HTTPCore
import ModelTestSupport
import WebSearch

extension SearchContract {
    /// The contract for Tavily's client.
    public static let tavily = SearchContract(
        .tavily,
        recordings: RecordedSearch.tavily,
        refusals: RecordedSearch.tavilyRefusals,
        state: (
            RecordedExchange(
                200,
                #"{"key":{"usage":12,"limit":null},"account":{"current_plan":"Researcher","plan_usage":12,"#
                    + #""plan_limit":1000}}"#
            ),
            "Researcher plan, 12 of 1000 searches used"
        ),
        makeProvider: { Tavily(base: $0, key: Secret(key), transport: $1) }
    )
}

extension RecordedSearch {
    fileprivate static let tavily = [
        RecordedSearch(
            "two results",
            RecordedExchange(
                200,
                #"""
                {"query":"history of reggae","follow_up_questions":null,"answer":null,"images":[],"results":[
                {"url":"https://example.org/reggae","title":"Reggae — a short history",
                "content":"Reggae grew out of ska and rocksteady in Kingston.","score":0.9213,"raw_content":null},
                {"url":"https://example.net/studio-one","title":"Studio One","content":"A label … and a school.",
                "score":0.6102,"raw_content":null}],"response_time":0.94,"usage":{"credits":1},"request_id":"r-1"}
                """#
            ),
            gives: [
                SearchHit(
                    title: "Reggae — a short history",
                    url: "https://example.org/reggae",
                    text: "Reggae grew out of ska and rocksteady in Kingston.",
                    score: 0.9213
                ),
                SearchHit(
                    title: "Studio One",
                    url: "https://example.net/studio-one",
                    text: "A label … and a school.",
                    score: 0.6102
                ),
            ]
        ),
        RecordedSearch(
            "other forms: a time that is text, images that are objects, a score that is text",
            RecordedExchange(
                200,
                #"""
                {"query":"q","answer":"One.","images":[{"url":"https://example.org/a.jpg","description":"A hall"}],
                "results":[{"url":"https://example.org/a","title":"A","content":"First [...] second","score":"0.5",
                "raw_content":"A page","published_date":"Tue, 18 Aug 2026 07:00:00 GMT"}],"response_time":"1.67"}
                """#
            ),
            gives: [
                SearchHit(title: "A", url: "https://example.org/a", text: "First [...] second", score: 0.5)
            ]
        ),
        RecordedSearch(
            "odd members of results",
            RecordedExchange(
                200,
                #"""
                {"results":[null,7,{"title":"no address"},{"url":"","title":"empty address"},{"url":7},
                {"url":"https://example.org/b","title":null,"content":7,"score":"high"},
                {"url":"https://example.org/c","title":"C","content":"\ud83d\ude80 \ud83d","score":1e999}]}
                """#
            ),
            gives: [
                SearchHit(title: "", url: "https://example.org/b", text: ""),
                SearchHit(title: "C", url: "https://example.org/c", text: ""),
            ]
        ),
        RecordedSearch("nothing found", RecordedExchange(200, #"{"query":"q","images":[],"results":[]}"#), gives: []),
        RecordedSearch("no list at all", RecordedExchange(200, #"{"query":"q","response_time":0.5}"#), gives: []),
        RecordedSearch(
            "an error under 200",
            RecordedExchange(200, #"{"detail":{"error":"Invalid topic."}}"#),
            fails: .refused(.tavily, words: "Invalid topic.")
        ),
        RecordedSearch(
            "an error of the service under 200",
            RecordedExchange(200, #"{"error":"Internal Server Error","results":[]}"#),
            fails: .server(.tavily, status: 200, words: "Internal Server Error")
        ),
        RecordedSearch(
            "a limit under 200",
            RecordedExchange(200, #"{"error":{"code":"limit","message":"Slow down.","retry_after_seconds":90}}"#),
            fails: .rateLimited(.tavily, wait: .seconds(90))
        ),
    ]

    fileprivate static let tavilyRefusals = [
        RecordedSearch(
            "a wrong key",
            RecordedExchange(401, #"{"detail":{"error":"Unauthorized: missing or invalid API key."}}"#),
            fails: .keyRefused(.tavily)
        ),
        RecordedSearch(
            "a wrong key, as a page",
            RecordedExchange(401, type: "text/html", page),
            fails: .keyRefused(.tavily)
        ),
        RecordedSearch("a forbidden key", RecordedExchange(403, #"{"detail":"No."}"#), fails: .keyRefused(.tavily)),
        RecordedSearch(
            "a network filter",
            RecordedExchange(403, type: "text/html", page),
            fails: .notTheService(.tavily, address: "https://search.test")
        ),
        RecordedSearch(
            "the plan's limit",
            RecordedExchange(432, #"{"detail":{"error":"This request exceeds your plan's set usage limit."}}"#),
            fails: .quotaUsedUp(.tavily)
        ),
        RecordedSearch(
            "the limit beyond the plan",
            RecordedExchange(433, #"{"detail":{"error":"This request exceeds the pay-as-you-go limit."}}"#),
            fails: .quotaUsedUp(.tavily)
        ),
        RecordedSearch(
            "too many searches",
            RecordedExchange(429, fields: ["retry-after": "30"], #"{"detail":{"error":"Please reduce the rate."}}"#),
            fails: .rateLimited(.tavily, wait: .seconds(30))
        ),
        RecordedSearch(
            "too many searches, with the wait in the body",
            RecordedExchange(429, #"{"error":{"code":"limit","message":"Enough.","retry_after_seconds":3600}}"#),
            fails: .rateLimited(.tavily, wait: .seconds(3600))
        ),
        RecordedSearch(
            "too long a query",
            RecordedExchange(400, #"{"detail":{"error":"Query is too long."}}"#),
            fails: .refused(.tavily, words: "Query is too long.")
        ),
        RecordedSearch(
            "a value that is none",
            RecordedExchange(
                422,
                #"{"detail":[{"type":"int_parsing","loc":["body","max_results"],"msg":"No valid integer","input":"x"}]}"#
            ),
            fails: .refused(.tavily, words: "No valid integer")
        ),
    ]

    private static let page = SearchContract.page
}
