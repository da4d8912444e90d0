import HTTPCore
import LanguageModels
import Synchronization

extension ModelContract {
    func missingKinds() -> [String] {
        let all = recordings.flatMap { $0.expected.events }
        var missing: [String] = []
        func require(_ kind: String, _ isIt: (ModelEvent) -> Bool) {
            if !all.contains(where: isIt) { missing.append("\(name) has no recording of \(kind)") }
        }
        require("text") { if case .text = $0 { true } else { false } }
        require("thinking") { if case .thinking = $0 { true } else { false } }
        require("a tool call") { if case .toolCall = $0 { true } else { false } }
        require("usage") { if case .usage = $0 { true } else { false } }
        require("an unknown finish reason") { if case .done(.other) = $0 { true } else { false } }
        if !recordings.contains(where: { $0.exchange.status == 200 && $0.expected.failure != nil }) {
            missing.append("\(name) has no recording of an error inside a stream")
        }
        return missing
    }

    func everyCut() async -> [String] {
        var wrong: [String] = []
        for recording in recordings {
            let now = Mutex(recording.exchange)
            let model = makeModel(ScriptedTransport { [besides] in besides($0) ?? now.withLock { $0 } })
            for cut in 0..<max(recording.exchange.body.count, 1) {
                now.withLock { $0.cuts = [cut] }
                let trace = await ModelTrace(reading: model.respond(to: recording.request), of: provider)
                if trace != recording.expected { wrong.append("\(recording.name), cut at \(cut): \(trace)") }
            }
        }
        return wrong
    }

    func singleBytes() async -> [String] {
        var wrong: [String] = []
        for recording in recordings {
            let trace = await trace(recording.exchange.inSingleBytes, recording.request)
            if trace != recording.expected { wrong.append("\(recording.name): \(trace)") }
        }
        return wrong
    }

    /// Ends every good recording of a stream at every place.
    ///
    /// Either the failure comes after a beginning of the text, or the whole answer was already there.
    func breaking(_ ending: RecordedExchange.Ending, _ failure: ModelFailure) async -> [String] {
        var wrong: [String] = []
        for recording in recordings where recording.isGoodStream(framing.contentType) {
            let now = Mutex(recording.exchange)
            let model = makeModel(ScriptedTransport { [besides] in besides($0) ?? now.withLock { $0 } })
            for count in recording.exchange.body.indices {
                now.withLock { $0 = recording.exchange.beginning(count, then: ending) }
                let trace = await ModelTrace(reading: model.respond(to: recording.request), of: provider)
                if !recording.expected.isBroken(as: trace, failure) {
                    wrong.append("\(recording.name), broken after \(count) bytes: \(trace)")
                }
            }
        }
        return wrong
    }

    func endlessLine() async -> [String] {
        let start = Array((framing.lineStart + "{\"a\":\"").utf8)
        var exchange = RecordedExchange(type: framing.contentType, start + [UInt8](repeating: 0x61, count: 64 << 10))
        exchange.cuts = [start.count]
        let transport = transport(exchange.repeatingLastPiece(1600))
        let trace = await ModelTrace(
            reading: makeModel(transport).respond(to: ModelRequest(messages: [.user("Hello")])),
            of: provider
        )
        var wrong: [String] = []
        if !trace.isUnreadable { wrong.append("a line of 100 MB gives \(trace)") }
        if transport.bytesTaken > 20 << 20 { wrong.append("\(transport.bytesTaken) bytes of a line were taken") }
        return wrong
    }

    func invalidUTF8() async -> [String] {
        var wrong: [String] = []
        for bytes: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x9C], [0xED, 0xA0, 0x80]] {
            var exchange = stream("{\"a\":\"")
            let end = Array(("\"}" + framing.lineEnd).utf8)
            exchange.body = Array((framing.lineStart + "{\"a\":\"").utf8) + bytes + end
            let trace = await trace(exchange)
            if !trace.isUnreadable { wrong.append("\(bytes) gives \(trace)") }
        }
        return wrong
    }

    func stopping() async -> [String] {
        var wrong: [String] = []
        let request = ModelRequest(messages: [.user("Hello")])
        guard let recording = recordings.first(where: { !$0.expected.text.isEmpty && $0.expected.failure == nil })
        else {
            return ["\(name) has no recording of text"]
        }
        // The last line is the end marker or comes before it: without it the answer goes on.
        let whole = recording.exchange.body
        let half = recording.exchange.beginning(whole.count / 2, then: .hanging)

        let dropped = transport(half)
        do {
            for try await _ in makeModel(dropped).respond(to: request) { break }
        } catch {
            wrong.append("the first half of \(recording.name) gives \(error)")
        }
        await dropped.untilClosed()

        let cancelled = transport(half)
        let model = makeModel(cancelled)
        let begun = AsyncStream<Void>.makeStream()
        let reader = Task {
            for try await _ in model.respond(to: request) { begun.continuation.yield() }
        }
        for await _ in begun.stream { break }
        reader.cancel()
        await cancelled.untilClosed()
        return wrong
    }
}

extension RecordedStream {
    fileprivate func isGoodStream(_ contentType: String) -> Bool {
        exchange.status == 200 && expected.failure == nil && exchange.fields["Content-Type"] == contentType
    }
}

extension ModelTrace {
    var isUnreadable: Bool { if case .unreadable = failure { true } else { false } }

    /// Whether `trace` is what is left of this one when it breaks off by `failure`.
    fileprivate func isBroken(as trace: ModelTrace, _ failure: ModelFailure) -> Bool {
        if trace.failure == nil { return trace.withoutUsage == withoutUsage }
        return trace.failure == failure && !trace.isDone && text.hasPrefix(trace.text)
            && thinking.hasPrefix(trace.thinking)
    }
}
