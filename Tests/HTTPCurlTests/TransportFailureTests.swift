import Foundation
import HTTPCore
import HTTPCurl
import Testing
import TestSupport

@Suite struct TransportFailureTests {
    let transport = CurlTransport()

    /// What came of a body before it ended, and how it failed.
    private func outcome(_ url: URL, _ limits: HTTPLimits = HTTPLimits()) async -> (text: String, failure: HTTPFailure?)
    {
        var bytes: [UInt8] = []
        do {
            for try await piece in try await transport.send(HTTPRequest(.get, url, limits: limits)).body {
                bytes += piece
            }
            return (String(decoding: bytes, as: UTF8.self), nil)
        } catch {
            return (String(decoding: bytes, as: UTF8.self), error as? HTTPFailure ?? .other(reason: "\(error)"))
        }
    }

    private func isLost(_ failure: HTTPFailure?) -> Bool {
        if case .connectionLost = failure { true } else { false }
    }

    @Test func `nobody listens`() async throws {
        let port = try LoopbackPort()
        let url = try #require(URL(string: "http://127.0.0.1:\(port.number)/"))
        #expect(await outcome(url).failure == .refused(host: "127.0.0.1", port: port.number))
    }

    @Test func `the host is unknown`() async throws {
        let url = try #require(URL(string: "http://no-such-host.invalid/"))
        #expect(await outcome(url).failure == .hostNotFound(host: "no-such-host.invalid"))
    }

    @Test func `TLS with somebody who never answers takes too long to connect`() async throws {
        let port = try LoopbackPort(.accepting)
        let url = try #require(URL(string: "https://127.0.0.1:\(port.number)/"))
        let limit = Duration.milliseconds(50)
        #expect(await outcome(url, HTTPLimits(connect: limit)).failure == .connectTimeout(after: limit))
    }

    @Test func `the server takes the request and says nothing`() async throws {
        let server = try LoopbackServer.silent()
        let limit = Duration.milliseconds(50)
        #expect(await outcome(server.url, HTTPLimits(firstByte: limit)).failure == .firstByteTimeout(after: limit))
    }

    @Test func `the server sends a head and no body`() async throws {
        let server = try LoopbackServer.answering(with: [.stream([], then: .silence)])
        let limit = Duration.milliseconds(50)
        #expect(await outcome(server.url, HTTPLimits(firstByte: limit)).failure == .firstByteTimeout(after: limit))
    }

    @Test func `the server stops in the middle`() async throws {
        let server = try LoopbackServer.answering(with: [.stream([[0x61]], then: .silence)])
        let limit = Duration.milliseconds(50)
        let outcome = await outcome(server.url, HTTPLimits(idle: limit))
        #expect(outcome.text == "a")
        #expect(outcome.failure == .silence(after: limit))
    }

    @Test func `a slow reader is no silence of the server`() async throws {
        let size = 32 << 20
        let stuck = LoopbackGate()
        let server = try LoopbackServer { _, connection in
            connection.sendHead(reason: "OK", headers: ["Content-Length": "\(size)"])
            let piece = [UInt8](repeating: 0x61, count: 64 << 10)
            let sent = connection.sendUntilStuck(piece, atMost: size, quiet: .milliseconds(350))
            stuck.open()
            connection.send([UInt8](repeating: 0x61, count: size - sent))
        }
        let limits = HTTPLimits(idle: .milliseconds(250))
        let response = try await transport.send(HTTPRequest(.get, server.url, limits: limits))
        #expect(await stuck.opened())
        #expect(try await response.body.bytes(atMost: size).count == size)
    }

    @Test func `everything together takes too long although pieces keep coming`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            let never = LoopbackGate()
            repeat { never.wait(within: .milliseconds(5)) } while connection.sendChunk("a")
        }
        let limit = Duration.milliseconds(100)
        #expect(await outcome(server.url, HTTPLimits(total: limit)).failure == .totalTimeout(after: limit))
    }

    @Test func `the connection breaks off before the head`() async throws {
        let server = try LoopbackServer { _, connection in connection.reset() }
        #expect(isLost(await outcome(server.url).failure))
    }

    @Test func `the connection breaks off in the middle`() async throws {
        let gate = LoopbackGate()
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            connection.sendChunk("half")
            connection.wait(for: gate)
            connection.reset()
        }
        let body = try await transport.send(HTTPRequest(.get, server.url)).body.makeAsyncIterator()
        #expect(try await body.next() == Array("half".utf8))
        gate.open()
        let failure = await #expect(throws: HTTPFailure.self) { try await body.next() }
        #expect(isLost(failure))
        #expect(failure?.description.contains("reset") == true)
    }

    @Test func `less comes than the length says`() async throws {
        let server = try LoopbackServer.answering(with: [
            LoopbackScript(raw: [Array("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".utf8)], then: .close)
        ])
        let outcome = await outcome(server.url)
        #expect(outcome.text == "half")
        #expect(isLost(outcome.failure))
    }

    @Test func `chunks end without their end`() async throws {
        let server = try LoopbackServer.answering(with: [.stream([Array("half".utf8)], then: .close)])
        let outcome = await outcome(server.url)
        #expect(outcome.text == "half")
        #expect(isLost(outcome.failure))
    }

    @Test func `a body that says it is too large is not read`() async throws {
        let server = try LoopbackServer.answering(with: [
            LoopbackScript(raw: [Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8)], then: .silence)
        ])
        #expect(await outcome(server.url, HTTPLimits(bodyBytes: 999)).failure == .bodyTooLarge(limit: 999))
    }

    @Test func `a body that turns out too large is broken off`() async throws {
        let ended = LoopbackGate()
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            while connection.sendChunk([UInt8](repeating: 0x61, count: 1 << 10)) {}
            ended.open()
        }
        let outcome = await outcome(server.url, HTTPLimits(bodyBytes: 10_000))
        #expect(outcome.failure == .bodyTooLarge(limit: 10_000))
        #expect(outcome.text.utf8.count <= 10_000)
        #expect(await ended.opened())
    }

    @Test func `what comes is no HTTP`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("SSH-2.0-OpenSSH\u{1B}[31m\r\n")
            connection.close()
        }
        let failure = try #require(await outcome(server.url).failure)
        guard case .other = failure else { return #expect(Bool(false), "\(failure)") }
        #expect(!failure.description.unicodeScalars.contains { $0.value < 0x20 })
    }

    @Test func `header fields without end are refused`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 200 OK\r\n")
            while connection.send("X: \(String(repeating: "a", count: 1000))\r\n") {}
        }
        guard case .other? = await outcome(server.url).failure else { return #expect(Bool(false)) }
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "http:///x", "http://user:secret@127.0.0.1/"])
    func `an address that is not for HTTP is refused before anything is sent`(address: String) async throws {
        let url = try #require(URL(string: address))
        let failure = try #require(await outcome(url).failure)
        guard case .other = failure else { return #expect(Bool(false), "\(failure)") }
        #expect(!failure.description.contains("secret"))
    }

    @Test func `a key with a line end is refused without repeating it`() async throws {
        let server = try LoopbackServer.answering(with: [.response("{}")])
        let request = HTTPRequest(.get, server.url, fields: ["Authorization": "Bearer secret\nX-Evil: 1"])
        let failure = await #expect(throws: HTTPFailure.self) { try await transport.send(request) }
        #expect(failure?.description.contains("Authorization") == true)
        #expect(failure?.description.contains("secret") == false)
        #expect(server.requests.isEmpty)
    }
}
