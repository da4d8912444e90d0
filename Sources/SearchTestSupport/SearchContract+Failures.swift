import Foundation
import HTTPCore
import ModelTestSupport
import WebSearch

extension SearchContract {
    func statuses() async -> [String] {
        let soon: HTTPFields = ["Retry-After": "16"]
        let page = Self.page
        let body = #"{"error":"It did not work."}"#
        let common = [
            RecordedSearch("429", RecordedExchange(429, type: nil, ""), fails: .rateLimited(provider, wait: nil)),
            RecordedSearch(
                "429 with a wait",
                RecordedExchange(429, type: "text/html", fields: soon, page),
                fails: .rateLimited(provider, wait: .seconds(16))
            ),
            RecordedSearch("400", RecordedExchange(400, body), fails: .refused(provider, words: "It did not work.")),
            RecordedSearch("422", RecordedExchange(422, "No."), fails: .refused(provider, words: "No.")),
            RecordedSearch("414", RecordedExchange(414, ""), fails: .refused(provider, words: "HTTP 414")),
            RecordedSearch(
                "500",
                RecordedExchange(500, body),
                fails: .server(provider, status: 500, words: "It did not work.")
            ),
            RecordedSearch(
                "502",
                RecordedExchange(502, type: "text/html", page),
                fails: .server(provider, status: 502, words: "HTTP 502")
            ),
            RecordedSearch("503", RecordedExchange(503, ""), fails: .server(provider, status: 503, words: "HTTP 503")),
        ]
        var wrong: [String] = []
        for recording in common + refusals {
            let trace = await trace(recording.exchange)
            if trace != recording.expected { wrong.append("\(recording.name) gives \(trace)") }
        }
        return wrong + (await everyStatus()) + (await untrustedWords())
    }

    /// No status but success gives results, and none gives anything but a failure of this service.
    private func everyStatus() async -> [String] {
        guard let good = recordings.first?.exchange else { return ["\(provider.title) has no recording"] }
        var wrong: [String] = []
        for status in Array(300...599) + [100, 600, 999] {
            var exchange = good
            exchange.status = status
            let trace = await trace(exchange)
            if trace.failure?.provider != provider || !trace.hits.isEmpty { wrong.append("\(status) gives \(trace)") }
        }
        return wrong
    }

    /// A service's words are cleaned and cut.
    private func untrustedWords() async -> [String] {
        let words = #"\u001b[2J\u0007bad\nnews\u202e "# + String(repeating: "long ", count: 100)
        let trace = await trace(RecordedExchange(500, #"{"error":{"message":"\#(words)"}}"#))
        guard case .server(_, _, let message) = trace.failure else { return ["a long error gives \(trace)"] }
        let isClean = message.hasPrefix("[2Jbad news long") && message.count <= 200
        return isClean ? [] : ["a service's words are shown as \(message.debugDescription)"]
    }

    func transportFailures() async -> [String] {
        let time = Duration.seconds(7)
        let address = client(on: ScriptedTransport()).address
        let table: [(HTTPFailure, SearchFailure)] = [
            (.hostNotFound(host: "nowhere.test"), .hostNotFound(provider, host: "nowhere.test")),
            (.refused(host: "h", port: 1), .notRunning(provider, address: address)),
            (.connectTimeout(after: time), .notRunning(provider, address: address)),
            (.firstByteTimeout(after: time), .timeout(provider, after: time)),
            (.silence(after: time), .timeout(provider, after: time)),
            (.totalTimeout(after: time), .timeout(provider, after: time)),
            (.connectionLost(reason: "reset"), .connectionLost(provider)),
            (.certificate(host: "h", reason: "expired"), .certificate(provider, host: "h")),
            (.bodyTooLarge(limit: 9), .tooLarge(provider, limit: 9)),
            (.other(reason: "odd\u{7}"), .unreadable(provider, reason: "odd")),
        ]
        var wrong: [String] = []
        for (failure, expected) in table {
            let trace = await trace(.failing(failure))
            if trace != SearchTrace(failure: expected) { wrong.append("\(failure) gives \(trace)") }
        }
        return wrong
    }

    func redirect() async -> [String] {
        let table = [
            ("https://elsewhere.test/x?a=b", "elsewhere.test"), ("//elsewhere.test", "elsewhere.test"),
            ("http://elsewhere.test:81/", "elsewhere.test:81"), ("http://search.test/", "http://search.test"),
        ]
        var wrong: [String] = []
        for status in [301, 302, 303, 307, 308] {
            for (location, host) in table {
                let exchange = RecordedExchange(status, type: nil, fields: ["Location": location], "")
                let transport = ScriptedTransport(exchange)
                let trace = await SearchTrace(asking: client(on: transport))
                if trace != SearchTrace(failure: .redirected(provider, host: host)) {
                    wrong.append("status \(status) to \(location) gives \(trace)")
                }
                if transport.requests.count != 1 { wrong.append("status \(status) to \(location) was followed") }
            }
        }
        return wrong
    }

    func leaks() async -> [String] {
        if !holdsKey { return [] }
        let key = Self.key
        let object = #"{"error":{"message":"Your key \#(key) is wrong","type":"\#(key)","code":"\#(key)"}}"#
        let padded = #"{"detail":{"error":"\#(String(repeating: "x", count: 190)) \#(key)"}}"#
        var exchanges = [200, 400, 401, 403, 404, 422, 429, 432, 500, 503].flatMap { status in
            [object, #"{"error":"\#(key)"}"#, #"{"message":"\#(key)"}"#, key, "<html>\(key)</html>", padded].map {
                RecordedExchange(status, $0)
            }
        }
        exchanges += [
            RecordedExchange(302, type: nil, fields: ["Location": "https://\(key).test/\(key)"], ""),
            RecordedExchange(302, type: nil, fields: ["Location": "\(key) ?"], ""),
            .failing(.other(reason: "sent Authorization: Bearer \(key)")),
            .failing(.hostNotFound(host: key)),
            .failing(.connectionLost(reason: key)),
            .failing(.certificate(host: key, reason: key)),
        ]
        var wrong = await keyIsSentInAFieldOnly()
        for exchange in exchanges {
            let trace = await trace(exchange)
            let shown = trace.failure.map {
                String(describing: $0) + String(reflecting: $0) + $0.hint + "\(Mirror(reflecting: $0).children)"
            }
            if shown == nil { wrong.append("no failure under status \(exchange.status): \(trace)") }
            if let shown, shown.contains(key.prefix(13)) { wrong.append("the key is in \(shown)") }
        }
        return wrong
    }

    private func keyIsSentInAFieldOnly() async -> [String] {
        let transport = ScriptedTransport(RecordedExchange(500, ""))
        let client = client(on: transport)
        _ = await SearchTrace(asking: client)
        guard let request = transport.requests.last else { return ["nothing was sent"] }
        var wrong: [String] = []
        if request.fields["Authorization"] != "Bearer \(Self.key)" { wrong.append("the key was not sent") }
        if request.url.absoluteString.contains(Self.key) { wrong.append("the key is in the address") }
        if String(decoding: request.body, as: UTF8.self).contains(Self.key) { wrong.append("the key is in the body") }
        if "\(client)\(client.address)".contains(Self.key) { wrong.append("the client shows the key") }
        return wrong
    }
}
