import Foundation
import HTTPCore
import ModelTestSupport
import Synchronization
import WebSearch

extension SearchContract {
    func missingKinds() -> [String] {
        var missing: [String] = []
        func require(_ kind: String, _ isIt: (RecordedSearch) -> Bool) {
            if !recordings.contains(where: isIt) { missing.append("\(provider.title) has no recording of \(kind)") }
        }
        require("several results") { $0.expected.hits.count > 1 }
        require("no results") { $0.expected == SearchTrace() }
        require("an error under a status of success") { $0.exchange.status == 200 && $0.expected.failure != nil }
        if refusals.isEmpty { missing.append("\(provider.title) has no recording of a refusal") }
        return missing
    }

    func everyCut() async -> [String] {
        var wrong: [String] = []
        for recording in recordings + refusals {
            let now = Mutex(recording.exchange)
            let client = client(on: ScriptedTransport { _ in now.withLock { $0 } })
            for cut in 0..<max(recording.exchange.body.count, 1) {
                now.withLock { $0.cuts = [cut] }
                let trace = await SearchTrace(asking: client)
                if trace != recording.expected { wrong.append("\(recording.name), cut at \(cut): \(trace)") }
            }
        }
        return wrong
    }

    func singleBytes() async -> [String] {
        var wrong: [String] = []
        for recording in recordings + refusals {
            let trace = await trace(recording.exchange.inSingleBytes)
            if trace != recording.expected { wrong.append("\(recording.name): \(trace)") }
        }
        return wrong
    }

    /// Ends every recording under a status of success at every place before its end.
    func breaking(_ ending: RecordedExchange.Ending) async -> [String] {
        var wrong: [String] = []
        for recording in recordings {
            let now = Mutex(recording.exchange)
            let client = client(on: ScriptedTransport { _ in now.withLock { $0 } })
            for count in recording.exchange.body.indices {
                now.withLock { $0 = recording.exchange.beginning(count, then: ending) }
                let trace = await SearchTrace(asking: client)
                let isRight =
                    if case .failing = ending {
                        trace == SearchTrace(failure: .connectionLost(provider))
                    } else {
                        trace.isUnreadable
                    }
                if !isRight { wrong.append("\(recording.name), broken after \(count) bytes: \(trace)") }
            }
        }
        return wrong
    }

    func webPages() async -> [String] {
        var wrong: [String] = []
        let page = Self.page
        let pages = [
            RecordedExchange(type: "text/html; charset=utf-8", page),
            RecordedExchange(type: nil, "\r\n " + page),
            RecordedExchange(type: "application/json", "\u{FEFF}" + page),
            RecordedExchange(type: "text/plain", page).cut(at: 1),
            RecordedExchange(404, type: "text/html", page),
            RecordedExchange(404, #"{"detail":"Not Found"}"#),
            RecordedExchange(451, type: "text/html", page),
        ]
        for exchange in pages {
            let trace = await trace(exchange)
            guard case .notTheService(provider, let address) = trace.failure, address.contains("search.test") else {
                wrong.append("a page under status \(exchange.status) gives \(trace)")
                continue
            }
        }
        return wrong
    }

    func otherJSON() async -> [String] {
        var wrong: [String] = []
        let bodies = [
            "", " ", "{", "[", "null", "true", "7", "\"text\"", "[]", "{}", #"{"status":"ok"}"#, #"{"results":7}"#,
            #"{"results":"none","query":{"pages":"none"}}"#, "{\"query\":", "NaN", "Not JSON at all",
            String(repeating: "[", count: 5000), String(repeating: #"{"error":"#, count: 5000),
        ]
        for body in bodies {
            let trace = await trace(RecordedExchange(200, body))
            if !trace.isUnreadable { wrong.append("\(body.prefix(60)) gives \(trace)") }
        }
        return wrong
    }

    /// A body that begins as an answer does and then goes on with blanks for 20 MB.
    func endlessBody() async -> [String] {
        guard let good = recordings.first?.exchange else { return ["\(provider.title) has no recording"] }
        var exchange = good
        exchange.body = good.body.dropLast() + [UInt8](repeating: 0x20, count: 64 << 10)
        exchange.cuts = [good.body.count - 1]
        let transport = ScriptedTransport(exchange.repeatingLastPiece(320))
        let trace = await SearchTrace(asking: client(on: transport))
        var wrong: [String] = []
        if trace != SearchTrace(failure: .tooLarge(provider, limit: 2 << 20)) {
            wrong.append("a body of 20 MB gives \(trace)")
        }
        if transport.bytesTaken > 4 << 20 { wrong.append("\(transport.bytesTaken) bytes were taken") }
        return wrong
    }

    func invalidUTF8() async -> [String] {
        guard let good = recordings.first?.exchange else { return ["\(provider.title) has no recording"] }
        var wrong: [String] = []
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x9C], [0xED, 0xA0, 0x80]] {
            var exchange = good
            exchange.body = good.body.dropLast() + Array(#","extra":""#.utf8) + bytes + Array(#""}"#.utf8)
            let trace = await trace(exchange)
            if !trace.isUnreadable { wrong.append("\(bytes) gives \(trace)") }
        }
        return wrong
    }

    /// A sign-in page such as a school's network puts before everything.
    static let page = "<!DOCTYPE html><html><body><h1>Welcome to the school's network</h1></body></html>"
}

extension SearchTrace {
    var isUnreadable: Bool { if case .unreadable = failure { true } else { false } }
}
