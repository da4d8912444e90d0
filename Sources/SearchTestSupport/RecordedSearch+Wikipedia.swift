import HTTPCore
import ModelTestSupport
import WebSearch

extension SearchContract {
    /// The contract for Wikipedia's client.
    public static let wikipedia = SearchContract(
        .wikipedia,
        recordings: RecordedSearch.wikipedia,
        refusals: RecordedSearch.wikipediaRefusals,
        state: (
            RecordedExchange(
                200,
                #"{"batchcomplete":true,"query":{"general":{"sitename":"Wikipedia","generator":"MediaWiki 1.46.0"}}}"#
            ),
            "MediaWiki 1.46.0"
        ),
        makeProvider: { Wikipedia(base: $0, contact: "head@school.test", version: "1.0", transport: $1) }
    )
}

extension RecordedSearch {
    fileprivate static let wikipedia = [
        RecordedSearch(
            "two articles in no order",
            RecordedExchange(
                type: "application/json; charset=utf-8",
                #"""
                {"batchcomplete":true,"warnings":{"extracts":{"warnings":"Something changed."}},"query":{"pages":[
                {"pageid":7,"ns":0,"title":"Ska","index":2,"extract":"Ska is a music genre that began in Jamaica...",
                "fullurl":"https://en.wikipedia.org/wiki/Ska"},
                {"pageid":8,"ns":0,"title":"Reggae","index":1,"extract":"Reggae is a music genre. Toots — “Do the Reggay”.",
                "fullurl":"https://en.wikipedia.org/wiki/Reggae"}]}}
                """#
            ),
            gives: [
                article("Reggae", "Reggae is a music genre. Toots — “Do the Reggay”."),
                article("Ska", "Ska is a music genre that began in Jamaica..."),
            ]
        ),
        RecordedSearch(
            "odd pages",
            RecordedExchange(
                200,
                #"""
                {"continue":{"gsroffset":9,"continue":"gsroffset||"},"query":{"pages":[null,7,
                {"ns":0,"title":"Qwertyzzz","missing":true,"extract":"x"},{"title":"a|b","invalid":true,"extract":"x"},
                {"title":"Soul","index":1,"extract":"Soul may refer to:","pageprops":{"disambiguation":""}},
                {"title":"No beginning","index":2},{"title":"Empty","index":3,"extract":""},{"index":4,"extract":"x"},
                {"title":"Unranked","extract":"Last.","fullurl":"https://en.wikipedia.org/wiki/Unranked"},
                {"title":"Blue note","index":5,"extract":"A note.","pageprops":{},
                "fullurl":7,"canonicalurl":"https://en.wikipedia.org/wiki/Blue_note"}]}}
                """#
            ),
            gives: [article("Blue note", "A note."), article("Unranked", "Last.")]
        ),
        RecordedSearch(
            "an article without an address",
            RecordedExchange(200, #"{"query":{"pages":[{"title":"AC/DC & Ça ira","index":1,"extract":"A band."}]}}"#),
            gives: [
                SearchHit(
                    title: "AC/DC & Ça ira",
                    url: "https://search.test/wiki/AC/DC_&_%C3%87a_ira",
                    text: "A band.",
                    licence: Wikipedia.licence
                )
            ]
        ),
        RecordedSearch("nothing found", RecordedExchange(200, #"{"batchcomplete":true}"#), gives: []),
        RecordedSearch("an empty list", RecordedExchange(200, #"{"query":{"pages":[]}}"#), gives: []),
        RecordedSearch(
            "a parameter missing",
            RecordedExchange(
                200,
                fields: ["MediaWiki-API-Error": "missingparam"],
                #"{"error":{"code":"missingparam","info":"A parameter must be set.","docref":"See"},"servedby":"mw"}"#
            ),
            fails: .refused(.wikipedia, words: "A parameter must be set.")
        ),
        RecordedSearch(
            "too many searches",
            RecordedExchange(200, #"{"error":{"code":"ratelimited","info":"You've exceeded your rate limit."}}"#),
            fails: .rateLimited(.wikipedia, wait: nil)
        ),
        RecordedSearch(
            "servers behind",
            RecordedExchange(200, #"{"error":{"code":"maxlag","info":"Waiting for a database.","lag":7.1}}"#),
            fails: .server(.wikipedia, status: 200, words: "Waiting for a database.")
        ),
        RecordedSearch(
            "reading only",
            RecordedExchange(200, #"{"error":{"code":"readonly","info":"The wiki is in read-only mode."}}"#),
            fails: .server(.wikipedia, status: 200, words: "The wiki is in read-only mode.")
        ),
        RecordedSearch(
            "an exception",
            RecordedExchange(200, #"{"error":{"code":"internal_api_error_DBQueryError","info":"[x] Caught."}}"#),
            fails: .server(.wikipedia, status: 200, words: "[x] Caught.")
        ),
    ]

    fileprivate static let wikipediaRefusals = [
        RecordedSearch(
            "too many searches, as a page",
            RecordedExchange(
                429,
                type: "text/html; charset=utf-8",
                fields: ["retry-after": "24"],
                "<!DOCTYPE html><html><body>Too many requests</body></html>"
            ),
            fails: .rateLimited(.wikipedia, wait: .seconds(24))
        ),
        RecordedSearch(
            "a program that does not say who runs it",
            RecordedExchange(403, type: "text/plain", "Please set a user-agent and respect our robot policy"),
            fails: .refused(.wikipedia, words: "Please set a user-agent and respect our robot policy")
        ),
        RecordedSearch(
            "a page that forbids",
            RecordedExchange(403, type: "text/html", SearchContract.page),
            fails: .notTheService(.wikipedia, address: "https://search.test")
        ),
        RecordedSearch(
            "an error of the edge",
            RecordedExchange(503, type: "text/html", SearchContract.page),
            fails: .server(.wikipedia, status: 503, words: "HTTP 503")
        ),
    ]

    private static func article(_ title: String, _ extract: String) -> SearchHit {
        SearchHit(
            title: title,
            url: "https://en.wikipedia.org/wiki/\(title.replacing(" ", with: "_"))",
            text: extract,
            licence: Wikipedia.licence
        )
    }
}
