import Foundation
import HTTPCore
import LanguageModels

extension ModelContract {
    private static let page = "<!DOCTYPE html><html><body><h1>Welcome to the school's network</h1></body></html>"

    func webPages() async -> [String] {
        var wrong: [String] = []
        let pages = [
            RecordedExchange(type: "text/html; charset=utf-8", Self.page),
            RecordedExchange(type: nil, "\r\n " + Self.page),
            RecordedExchange(type: "text/plain", Self.page).cut(at: 1),
            RecordedExchange(403, type: "text/html", Self.page),
            RecordedExchange(404, type: "text/html", Self.page),
        ]
        for page in pages {
            let trace = await trace(page)
            guard case .notTheService(provider, let address) = trace.failure, !address.isEmpty else {
                wrong.append("a page under status \(page.status) gives \(trace)")
                continue
            }
        }
        return wrong
    }

    func statuses() async -> [String] {
        let body = #"{"error":{"message":"It did not work.","type":"some_error"}}"#
        let soon: HTTPFields = ["Retry-After": "16"]
        let table: [(RecordedExchange, ModelFailure)] = [
            (RecordedExchange(400, body), .refusedRequest(provider, message: "It did not work.")),
            (RecordedExchange(422, #"{"detail":"No."}"#), .refusedRequest(provider, message: "No.")),
            (RecordedExchange(401, body), .keyRefused(provider)),
            (RecordedExchange(401, type: "text/html", Self.page), .keyRefused(provider)),
            (RecordedExchange(402, body), .outOfCredit(provider)),
            (RecordedExchange(429, body), .rateLimited(provider, retryAfter: nil)),
            (RecordedExchange(429, fields: soon, body), .rateLimited(provider, retryAfter: .seconds(16))),
            (RecordedExchange(503, fields: soon, body), .overloaded(provider, retryAfter: .seconds(16))),
            (RecordedExchange(500, body), .server(provider, message: "It did not work.")),
            (RecordedExchange(500, #"{"error":"It did not work."}"#), .server(provider, message: "It did not work.")),
            (RecordedExchange(502, type: "text/html", Self.page), .server(provider, message: "HTTP 502")),
            (RecordedExchange(500, type: nil, ""), .server(provider, message: "HTTP 500")),
        ]
        var wrong: [String] = []
        for (exchange, failure) in table {
            let trace = await trace(exchange)
            if trace != ModelTrace([], failure: failure) { wrong.append("status \(exchange.status) gives \(trace)") }
        }
        return wrong + (await untrustedWords())
    }

    /// A server's words are cleaned and cut.
    private func untrustedWords() async -> [String] {
        let words = #"\u001b[2J\u0007bad\nnews\u202e "# + String(repeating: "long ", count: 100)
        let trace = await trace(RecordedExchange(500, #"{"error":{"message":"\#(words)"}}"#))
        guard case .server(_, let message) = trace.failure else { return ["a long error gives \(trace)"] }
        let isClean = message.hasPrefix("[2Jbad news long") && message.count <= 200
        return isClean ? [] : ["a server's words are shown as \(message.debugDescription)"]
    }

    func transportFailures() async -> [String] {
        let time = Duration.seconds(7)
        let table: [(HTTPFailure, ModelFailure)] = [
            (.hostNotFound(host: "nowhere.test"), .hostNotFound(provider, host: "nowhere.test")),
            (.firstByteTimeout(after: time), .firstByteTimeout(provider, after: time)),
            (.silence(after: time), .silence(provider, after: time)),
            (.connectionLost(reason: "reset"), .connectionLost(provider)),
            (.certificate(host: "h", reason: "expired"), .certificate(provider, host: "h", reason: "expired")),
        ]
        var wrong: [String] = []
        for (failure, expected) in table {
            let trace = await trace(.failing(failure))
            if trace != ModelTrace([], failure: expected) { wrong.append("\(failure) gives \(trace)") }
        }
        for failure in [HTTPFailure.refused(host: "h", port: 1), .connectTimeout(after: time)] {
            let trace = await trace(.failing(failure))
            guard case .notRunning(provider, _) = trace.failure else {
                wrong.append("\(failure) gives \(trace)")
                continue
            }
        }
        return wrong
    }

    func redirect() async -> [String] {
        var wrong: [String] = []
        for status in [301, 302, 307, 308] {
            let transport = transport(
                RecordedExchange(status, type: nil, fields: ["Location": "https://elsewhere.test/x?a=b"], "")
            )
            let trace = await ModelTrace(
                reading: makeModel(transport).respond(to: ModelRequest(messages: [.user("Hello")])),
                of: provider
            )
            if trace != ModelTrace([], failure: .redirected(provider, host: "elsewhere.test")) {
                wrong.append("status \(status) gives \(trace)")
            }
            if transport.requests.contains(where: { $0.url.host() == "elsewhere.test" }) {
                wrong.append("status \(status) was followed")
            }
        }
        return wrong
    }

    func leaks() async -> [String] {
        if !holdsKey { return [] }
        let key = Self.key
        let object = #"{"error":{"message":"Your key \#(key) is wrong","type":"\#(key)","code":"\#(key)"}}"#
        let padded = #"{"error":{"message":"\#(String(repeating: "x", count: 190)) \#(key)"}}"#
        var exchanges = [200, 400, 401, 403, 404, 429, 500, 503].flatMap { status in
            [object, #"{"error":"\#(key)"}"#, #"{"message":"\#(key)"}"#, key, "<html>\(key)</html>", padded].map {
                RecordedExchange(status, $0)
            }
        }
        exchanges += [object, #"{"error":"\#(key)"}"#, "{\"\(key)\":", key].map(stream)
        exchanges += [
            RecordedExchange(302, type: nil, fields: ["Location": "https://\(key).test/\(key)"], ""),
            .failing(.other(reason: "sent Authorization: Bearer \(key)")),
            .failing(.connectionLost(reason: key)),
            .failing(.certificate(host: key, reason: key)),
        ]
        var wrong = await keyIsSentInAFieldOnly()
        for exchange in exchanges {
            let trace = await trace(exchange)
            let shown = trace.failure.map { String(describing: $0) + String(reflecting: $0) } ?? ""
            if trace.failure == nil { wrong.append("no failure under status \(exchange.status)") }
            if shown.contains(key.prefix(11)) { wrong.append("the key is in \(shown)") }
        }
        return wrong
    }

    private func keyIsSentInAFieldOnly() async -> [String] {
        let transport = transport(RecordedExchange(500, ""))
        _ = await ModelTrace(
            reading: makeModel(transport).respond(to: ModelRequest(messages: [.user("Hello")])),
            of: provider
        )
        guard let request = transport.requests.last else { return ["nothing was sent"] }
        var wrong: [String] = []
        if !request.fields.all.contains(where: { $0.value.contains(Self.key) }) { wrong.append("the key was not sent") }
        if request.url.absoluteString.contains(Self.key) { wrong.append("the key is in the address") }
        if String(decoding: request.body, as: UTF8.self).contains(Self.key) { wrong.append("the key is in the body") }
        return wrong
    }
}
