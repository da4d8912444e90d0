import Foundation
import HTTPCore
import HTTPCurl
import Testing
import TestSupport

@Suite struct TransportTLSTests {
    @Test(.enabled(if: LoopbackTLSServer.openssl != nil, "openssl makes the certificate"))
    func `a certificate nobody has signed is refused by name`() async throws {
        let folder = try TemporaryFolder()
        let server = try await LoopbackTLSServer(in: folder.url)
        let failure = await #expect(throws: HTTPFailure.self) {
            try await CurlTransport().send(HTTPRequest(.get, server.url))
        }
        guard case .certificate(let host, let reason)? = failure else {
            return #expect(Bool(false), "\(String(describing: failure))")
        }
        #expect(host == "127.0.0.1")
        #expect(reason.contains("self-signed") || reason.contains("self signed"))
    }

    @Test func `TLS with a server that speaks plain HTTP fails`() async throws {
        let server = try LoopbackServer { _, connection in connection.close() }
        let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
        await #expect(throws: HTTPFailure.self) {
            try await CurlTransport().send(HTTPRequest(.get, url, limits: HTTPLimits(connect: .milliseconds(100))))
        }
    }
}
