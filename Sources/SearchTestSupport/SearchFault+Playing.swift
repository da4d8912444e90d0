import TestSupport
import WebSearch

extension SearchFault {
    /// Plays it to a client that asked for a search; `good` is what a well-behaved service would have answered.
    func play(on connection: LoopbackConnection, as provider: SearchProviderID, good: String, elsewhere: String) {
        switch self {
        case .keyRefused:
            connection.sendResponse(status: 401, #"{"detail":{"error":"Unauthorized: missing or invalid API key."}}"#)
        case .quotaUsedUp:
            connection.sendResponse(status: 432, #"{"detail":{"error":"This exceeds your plan's usage limit."}}"#)
        case .rateLimited: Self.limit(provider).play(on: connection)
        case .silence: connection.waitUntilClosed()
        case .reset:
            connection.sendHead(headers: ["Content-Type": "application/json", "Content-Length": "\(good.utf8.count)"])
            connection.send(Array(good.utf8.prefix(good.utf8.count / 2)))
            connection.reset()
        case .webPage: connection.sendResponse(type: "text/html; charset=utf-8", SearchContract.page)
        case .brokenJSON: connection.sendResponse(Array(good.utf8.prefix(good.utf8.count / 2)))
        case .emptyAnswer: connection.sendResponse(Self.nothing(provider))
        case .errorInSuccess: connection.sendResponse(Self.error(provider))
        case .endlessBody: Self.sendWithoutEnd(good, on: connection)
        case .redirect:
            LoopbackScript.response(status: 307, headers: ["Location": "\(elsewhere)/search"], "").play(on: connection)
        case .invalidUTF8: connection.sendResponse(good.utf8.dropLast() + Array(#","a":""#.utf8) + [0xC3, 0x22, 0x7D])
        case .serverError: connection.sendResponse(status: 500, #"{"error":"It broke."}"#)
        case .jsonNotAllowed:
            connection.sendResponse(
                status: 403,
                type: "text/html; charset=utf-8",
                "<!doctype html>\n<h1>Forbidden</h1>"
            )
        case .enginesFailed:
            connection.sendResponse(
                #"{"results":[],"unresponsive_engines":[["brave","timeout"],["qwant","Suspended: captcha"]]}"#
            )
        }
    }

    private static func limit(_ provider: SearchProviderID) -> LoopbackScript {
        switch provider {
        case .tavily:
            .response(status: 429, headers: ["retry-after": "30"], #"{"detail":{"error":"Too many requests."}}"#)
        case .wikipedia:
            .response(status: 429, type: "text/html", headers: ["retry-after": "30"], "<html>Too many requests</html>")
        case .searxng: .response(status: 429, type: "text/plain", "Too Many Requests")
        }
    }

    private static func nothing(_ provider: SearchProviderID) -> String {
        switch provider {
        case .tavily: #"{"query":"q","images":[],"results":[],"response_time":0.5}"#
        case .wikipedia: #"{"batchcomplete":true}"#
        case .searxng: #"{"query":"q","results":[],"answers":[],"unresponsive_engines":[]}"#
        }
    }

    private static func error(_ provider: SearchProviderID) -> String {
        switch provider {
        case .tavily: #"{"detail":{"error":"Invalid topic."}}"#
        case .wikipedia: #"{"error":{"code":"readonly","info":"The wiki is read-only."},"servedby":"mw"}"#
        case .searxng: #"{"error":"search error"}"#
        }
    }

    /// Sends an answer whose end is 20 MB away, or less where the client has gone.
    private static func sendWithoutEnd(_ good: String, on connection: LoopbackConnection) {
        connection.sendChunkedHead(type: "application/json")
        connection.sendChunk(Array(good.utf8.dropLast()))
        let blanks = [UInt8](repeating: 0x20, count: 64 << 10)
        for _ in 0..<320 where !connection.sendChunk(blanks) { return }
        connection.sendChunk("}")
        connection.endChunks()
    }
}
