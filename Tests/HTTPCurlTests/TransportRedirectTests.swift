import Foundation
import HTTPCore
import HTTPCurl
import Testing
import TestSupport

@Suite struct TransportRedirectTests {
    let transport = CurlTransport()

    private static func moved(_ location: String, status: Int = 302) -> LoopbackScript {
        .response(status: status, headers: ["Location": location], "moved")
    }

    private func send(_ request: HTTPRequest) async throws -> (status: Int, text: String) {
        let response = try await transport.send(request)
        return (response.status, String(decoding: try await response.body.bytes(atMost: 1000), as: UTF8.self))
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `GET follows to the same host on the same connection, with its fields`(status: Int) async throws {
        let server = try LoopbackServer.answering(paths: [
            "/a": Self.moved("/b?c=1", status: status), "/b": .response("there"),
        ])
        let request = HTTPRequest(.get, server.url.appending(path: "a"), fields: ["X-Api-Key": "k"])
        #expect(try await send(request) == (200, "there"))
        #expect(server.requests.map(\.target) == ["/a", "/b?c=1"])
        #expect(server.requests.map { $0.headers["x-api-key"] } == ["k", "k"])
        #expect(server.connectionCount == 1)
    }

    @Test func `GET does not follow to another port, and nothing is sent there`() async throws {
        let other = try LoopbackServer.answering(with: [.response("stolen")])
        let server = try LoopbackServer.answering(with: [Self.moved("\(other.url)/x")])
        #expect(try await send(HTTPRequest(.get, server.url, fields: ["X-Api-Key": "k"])) == (302, "moved"))
        #expect(other.requests.isEmpty)
    }

    @Test func `GET does not follow to another name, scheme or user`() async throws {
        for change in [("127.0.0.1", "localhost"), ("http:", "https:"), ("//", "//user:word@")] {
            let server = try LoopbackServer { request, connection in
                let host = request.headers["Host"] ?? ""
                let location = "http://\(host)/b".replacing(change.0, with: change.1)
                Self.moved(location).play(on: connection)
            }
            #expect(try await send(HTTPRequest(.get, server.url)) == (302, "moved"), "\(change)")
            #expect(server.requests.count == 1)
        }
    }

    @Test func `POST and DELETE never follow`() async throws {
        let server = try LoopbackServer.answering(with: [Self.moved("/b", status: 307)])
        for method in [HTTPRequest.Method.post, .delete] {
            #expect(try await send(HTTPRequest(method, server.url, body: [0x61])) == (307, "moved"))
        }
        #expect(server.requests.count == 2)
    }

    @Test func `a circle of redirects ends with the sixth`() async throws {
        let server = try LoopbackServer.answering(with: [Self.moved("/again")])
        #expect(try await send(HTTPRequest(.get, server.url)) == (302, "moved"))
        #expect(server.requests.count == 6)
    }
}
