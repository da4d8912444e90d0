import Foundation
import HTTPCore
import ModelTestSupport
import Synchronization
import WebSearch

extension SearchContract {
    /// Cancels while the rest of the body is waited for.
    func stopping() async -> [String] {
        guard let good = recordings.first?.exchange else { return ["\(provider.title) has no recording"] }
        let transport = HalfwayTransport(good)
        let client = client(on: transport)
        let search = Task { try await client.search("history of reggae", count: 5, within: .seconds(60)) }
        await transport.waiting()
        search.cancel()
        do {
            return ["a cancelled search gives \(try await search.value)"]
        } catch is CancellationError {
            return transport.isClosed ? [] : ["the connection was not closed"]
        } catch {
            return ["a cancelled search gives \(error)"]
        }
    }

    func oneRequest() async -> [String] {
        guard let good = recordings.first?.exchange else { return ["\(provider.title) has no recording"] }
        var wrong: [String] = []
        for (limit, connect) in [(Duration.seconds(10), Duration.seconds(4)), (.seconds(2), .seconds(2))] {
            let transport = ScriptedTransport(good)
            _ = await SearchTrace(asking: client(on: transport), within: limit)
            let expected = HTTPLimits(
                connect: connect,
                firstByte: limit,
                idle: limit,
                total: limit,
                bodyBytes: 2 << 20
            )
            if transport.requests.map(\.limits) != [expected] {
                wrong.append("within \(limit) these were sent: \(transport.requests.map(\.limits))")
            }
            if transport.requests.first?.fields["Accept"]?.contains("application/json") != true {
                wrong.append("JSON is not asked for")
            }
        }
        return wrong
    }

    func counts() async -> [String] {
        guard let good = recordings.first else { return ["\(provider.title) has no recording"] }
        var wrong: [String] = []
        for count in [-1, 0, 1, good.expected.hits.count, 20, 1000] {
            let client = client(on: ScriptedTransport(good.exchange))
            let hits = await SearchTrace(asking: client, count: count).hits
            if hits != Array(good.expected.hits.prefix(max(count, 1))) { wrong.append("\(count) gives \(hits)") }
        }
        for phrase in ["", " \n\t", "\u{0}\u{7}", "!!! - ~ :", "\u{200B}"] {
            let transport = ScriptedTransport(good.exchange)
            let trace = await SearchTrace(asking: client(on: transport), for: phrase)
            if trace != SearchTrace() || !transport.requests.isEmpty {
                wrong.append("\(phrase.debugDescription) gives \(trace)")
            }
        }
        return wrong
    }

    func checks() async -> [String] {
        var wrong: [String] = []
        let table: [(RecordedExchange, SearchFailure)] = [
            (RecordedExchange(429, ""), .rateLimited(provider, wait: nil)),
            (RecordedExchange(500, ""), .server(provider, status: 500, words: "HTTP 500")),
            (.failing(.connectionLost(reason: "reset")), .connectionLost(provider)),
            (RecordedExchange(302, fields: ["Location": "https://a.test/"], ""), .redirected(provider, host: "a.test")),
            (
                RecordedExchange(type: "text/html", Self.page),
                .notTheService(provider, address: Self.base.absoluteString)
            ),
            (RecordedExchange(200, "{"), .unreadable(provider, reason: "broken JSON")),
        ]
        for (exchange, failure) in table {
            let came = await stateWords(exchange)
            if came != .failure(failure) { wrong.append("\(failure) was expected of a check, \(came) came") }
        }
        let came = await stateWords(state.exchange)
        if came != .success(state.words) { wrong.append("the state is told as \(came)") }
        return wrong
    }

    private func stateWords(_ exchange: RecordedExchange) async -> Result<String?, SearchFailure> {
        do {
            return .success(try await client(on: ScriptedTransport(exchange)).check(within: .seconds(7)))
        } catch let failure as SearchFailure {
            return .failure(failure)
        } catch {
            return .success("no SearchFailure: \(error)")
        }
    }
}

/// A transport that sends the first half of a body, and then nothing until its reader is cancelled.
private final class HalfwayTransport: HTTPTransport {
    private let exchange: RecordedExchange
    private let pieces = Atomic(0)
    private let closed = Atomic(false)
    private let begun = AsyncStream<Void>.makeStream()

    init(_ exchange: RecordedExchange) {
        self.exchange = exchange
    }

    /// Whether the reader let go of the body.
    var isClosed: Bool { closed.load(ordering: .acquiring) }

    /// Returns once the second half is waited for.
    func waiting() async {
        for await _ in begun.stream { return }
    }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let half = Array(exchange.body.prefix(exchange.body.count / 2))
        let body = HTTPBody { [self] in
            if pieces.add(1, ordering: .acquiringAndReleasing).oldValue == 0 { return half }
            begun.continuation.yield()
            let (never, continuation) = AsyncStream<Void>.makeStream()
            for await _ in never {}
            withExtendedLifetime(continuation) {}
            closed.store(true, ordering: .releasing)
            throw CancellationError()
        }
        return HTTPResponse(status: exchange.status, fields: exchange.fields, body: body)
    }
}
