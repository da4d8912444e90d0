import Foundation
import HTTPCore
import HTTPCurl
import Synchronization
import Testing
import TestSupport

@Suite struct TransportFlowTests {
    let transport = CurlTransport()
    let clock = ContinuousClock()

    @Test func `a slow reader holds the server back, and then gets everything`() async throws {
        let taken = Mutex(0)
        let stuck = LoopbackGate()
        let piece = [UInt8](repeating: 0x61, count: 64 << 10)
        let size = 64 << 20
        let server = try LoopbackServer { _, connection in
            connection.sendHead(reason: "OK", headers: ["Content-Length": "\(size)"])
            let sent = connection.sendUntilStuck(piece, atMost: size)
            taken.withLock { $0 = sent }
            stuck.open()
            var rest = size - sent
            while rest > 0, connection.send(Array(piece.prefix(rest))) { rest -= piece.count }
        }
        let response = try await transport.send(HTTPRequest(.get, server.url))
        #expect(await stuck.opened())
        // What the two sockets hold is the system's; far more than that would be in our memory.
        let ahead = taken.withLock { $0 }
        #expect(ahead < 16 << 20)
        var count = 0
        var largest = 0
        for try await piece in response.body {
            count += piece.count
            largest = max(largest, piece.count)
        }
        #expect(count == size)
        #expect(largest <= 320 << 10)
    }

    @Test func `cancelling a task that waits for the head closes the connection within 50 ms`() async throws {
        try await expectFastCancelling { asked, ended in
            try LoopbackServer { _, connection in
                asked.open()
                connection.waitUntilClosed()
                ended.open()
            }
        } reading: { server, _ in
            _ = try await transport.send(HTTPRequest(.get, server.url)).status
        }
    }

    @Test func `cancelling a task that waits for the next piece closes the connection within 50 ms`() async throws {
        try await expectFastCancelling { _, ended in
            try endless(ended)
        } reading: { server, reading in
            for try await _ in try await transport.send(HTTPRequest(.get, server.url)).body { reading.open() }
        }
    }

    /// Cancels a reader; the best of five counts, since a busy machine has delays of its own.
    private func expectFastCancelling(
        of server: (_ begun: LoopbackGate, _ ended: LoopbackGate) throws -> LoopbackServer,
        reading read: @escaping @Sendable (LoopbackServer, LoopbackGate) async throws -> Void
    ) async throws {
        var best = Duration.seconds(60)
        for _ in 0..<5 where best > .milliseconds(50) {
            let (begun, ended) = (LoopbackGate(), LoopbackGate())
            let server = try server(begun, ended)
            let task = Task { try await read(server, begun) }
            #expect(await begun.opened())
            let start = clock.now
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(await ended.opened())
            best = min(best, start.duration(to: clock.now))
        }
        #expect(best < .milliseconds(50))
    }

    @Test func `letting go of a body closes the connection`() async throws {
        let ended = LoopbackGate()
        let server = try endless(ended)
        do {
            let body = try await transport.send(HTTPRequest(.get, server.url)).body.makeAsyncIterator()
            #expect(try await body.next() == [0x61])
        }
        #expect(await ended.opened())
        #expect(await transport.openTransfers() == 0)
    }

    @Test func `a task that is cancelled before it asks sends nothing`() async throws {
        let server = try LoopbackServer.answering(with: [.response("{}")])
        let gate = LoopbackGate()
        let task = Task {
            await gate.opened()
            return try await transport.send(HTTPRequest(.get, server.url)).status
        }
        task.cancel()
        gate.open()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(server.requests.isEmpty)
    }

    @Test func `a body can be read after its transport was let go of`() async throws {
        let gate = LoopbackGate()
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            connection.wait(for: gate)
            connection.sendChunk("late")
            connection.endChunks()
        }
        var own: CurlTransport? = CurlTransport()
        let response = try await own?.send(HTTPRequest(.get, server.url))
        own = nil
        gate.open()
        #expect(try await response?.body.bytes(atMost: 10) == Array("late".utf8))
    }

    private func endless(_ ended: LoopbackGate) throws -> LoopbackServer {
        try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            connection.sendChunk("a")
            connection.waitUntilClosed()
            ended.open()
        }
    }
}
