import Foundation
import HTTPCore
import HTTPCurl
import Synchronization
import Testing
import TestSupport

@Suite struct TransportTests {
    let transport = CurlTransport(userAgent: "tests/1")

    private func text(_ response: HTTPResponse) async throws -> String {
        String(decoding: try await response.body.bytes(atMost: 1 << 20), as: UTF8.self)
    }

    @Test func `a response has its status, its fields in any case, and its body`() async throws {
        let server = try LoopbackServer.answering(with: [
            .response(status: 404, headers: ["X-Two": "a", "x-two": "b"], #"{"error":"no"}"#)
        ])
        let response = try await transport.send(HTTPRequest(.get, server.url.appending(path: "a/b")))
        #expect(response.status == 404)
        #expect(response.fields["CONTENT-type"] == "application/json")
        #expect(response.fields.all.filter { $0.name.lowercased() == "x-two" }.map(\.value) == ["a", "b"])
        #expect(try await text(response) == #"{"error":"no"}"#)
        #expect(server.requests.map(\.target) == ["/a/b"])
        #expect(server.requests.first?.headers["user-agent"] == "tests/1")
    }

    @Test(arguments: [0, 1, 3 << 20])
    func `a posted body arrives as it is, whatever its size`(size: Int) async throws {
        let server = try LoopbackServer.answering(with: [.response("{}")])
        let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let fields: HTTPFields = ["Content-Type": "application/json", "X-Empty": "", "Authorization": "Bearer k"]
        let response = try await transport.send(HTTPRequest(.post, server.url, fields: fields, body: body))
        #expect(try await text(response) == "{}")
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.body == body)
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["x-empty"] == "")
        #expect(request.headers["authorization"] == "Bearer k")
        #expect(request.headers["expect"] == nil)
    }

    @Test func `a body without a type is sent without one, and DELETE may have a body`() async throws {
        let server = try LoopbackServer.answering(with: [.response("{}")])
        _ = try await transport.send(HTTPRequest(.delete, server.url, body: Array("{}".utf8)))
        #expect(server.requests.map(\.method) == ["DELETE"])
        #expect(server.requests.map(\.text) == ["{}"])
        #expect(server.requests.first?.headers["content-type"] == nil)
    }

    @Test func `pieces of a body can be read before the server sends the next`() async throws {
        let gates = [LoopbackGate(), LoopbackGate(), LoopbackGate()]
        let server = try LoopbackServer { _, connection in
            connection.sendChunkedHead()
            for (index, gate) in gates.enumerated() {
                connection.wait(for: gate)
                connection.sendChunk("piece \(index)")
            }
            connection.endChunks()
        }
        let response = try await transport.send(HTTPRequest(.get, server.url))
        let body = response.body.makeAsyncIterator()
        for (index, gate) in gates.enumerated() {
            gate.open()
            #expect(try await body.next() == Array("piece \(index)".utf8))
        }
        #expect(try await body.next() == nil)
        #expect(try await body.next() == nil)
    }

    @Test func `a response without a length ends with its connection`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.0 200 OK\r\n\r\nuntil the end")
            connection.close()
        }
        #expect(try await text(transport.send(HTTPRequest(.get, server.url))) == "until the end")
    }

    @Test func `a response without a body is complete`() async throws {
        let server = try LoopbackServer { _, connection in connection.send("HTTP/1.1 204 No Content\r\n\r\n") }
        let response = try await transport.send(HTTPRequest(.get, server.url))
        #expect(response.status == 204)
        #expect(try await text(response) == "")
    }

    @Test func `informational heads are left out, folded lines joined, trailers not taken for fields`() async throws {
        let server = try LoopbackServer { _, connection in
            connection.send("HTTP/1.1 103 Early Hints\r\nLink: early\r\n\r\n")
            connection.send("HTTP/1.1 200 OK\r\nX-Long: one\r\n  two\r\nTransfer-Encoding: chunked\r\n\r\n")
            connection.send("2\r\nok\r\n0\r\nX-Late: yes\r\n\r\n")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url))
        #expect(response.status == 200)
        #expect(response.fields["X-Long"] == "one two")
        #expect(response.fields["Link"] == nil)
        #expect(try await text(response) == "ok")
        #expect(response.fields["X-Late"] == nil)
    }

    @Test func `a compressed body is read decompressed`() async throws {
        // "jazz, jazz, jazz" in gzip with a stored block: no compressor is needed to check it.
        let plain = Array("jazz, jazz, jazz".utf8)
        let gzip: [UInt8] =
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, UInt8(plain.count), 0, ~UInt8(plain.count), 0xFF] + plain
            + crc32(plain).littleEndianBytes + UInt32(plain.count).littleEndianBytes
        let server = try LoopbackServer { _, connection in
            let length = "\(gzip.count)"
            connection.sendHead(reason: "OK", headers: ["Content-Encoding": "gzip", "Content-Length": length])
            connection.send(gzip)
        }
        let response = try await transport.send(HTTPRequest(.get, server.url))
        #expect(try await response.body.bytes(atMost: 100) == plain)
        #expect(server.requests.first?.headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test func `a connection serves several requests`() async throws {
        let server = try LoopbackServer.answering(with: [.response("{}")])
        for _ in 0..<3 { #expect(try await text(transport.send(HTTPRequest(.get, server.url))) == "{}") }
        #expect(server.connectionCount == 1)
        #expect(server.requests.count == 3)
    }

    @Test(arguments: [HTTPRequest.Method.get, .post])
    func `a kept connection that the server has closed meanwhile is no trouble`(method: HTTPRequest.Method) async throws
    {
        let server = try LoopbackServer { _, connection in
            connection.sendResponse("{}")
            connection.close()
        }
        for _ in 0..<5 {
            #expect(try await text(transport.send(HTTPRequest(method, server.url, body: [0x61]))) == "{}")
        }
        #expect(server.connectionCount == 5)
        #expect(server.requests.map(\.text) == Array(repeating: "a", count: 5))
    }

    @Test func `eight streams run at the same time on one thread`() async throws {
        let arrived = Mutex(0)
        let all = LoopbackGate()
        let server = try LoopbackServer { request, connection in
            connection.sendChunkedHead()
            connection.sendChunk("begin ")
            let count = arrived.withLock { count in
                count += 1
                return count
            }
            // Nobody gets an end before everybody got a beginning.
            if count == 8 { all.open() }
            connection.wait(for: all)
            connection.sendChunk(request.path)
            connection.endChunks()
        }
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let url = server.url.appending(path: "\(number)")
                    return try await text(transport.send(HTTPRequest(.get, url)))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts.sorted() == (0..<8).map { "begin /\($0)" })
        #expect(await transport.openTransfers() == 0)
    }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
        (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
}

extension UInt32 {
    fileprivate var littleEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
