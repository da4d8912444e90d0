import Foundation
public import HTTPCore

/// Carries requests with libcurl: one thread of its own drives all transfers and keeps connections for reuse.
///
/// HTTP/2 is used where a server offers it over TLS, bodies are decompressed, certificates are verified, and proxies come
/// from the environment (`HTTPS_PROXY`, `NO_PROXY` and their kin) except for this machine's own addresses, which are
/// always reached directly. Up to 256 KB are read ahead of a body's reader.
///
/// The thread starts with the first request. It ends when the transport and all bodies it handed out are let go of, and
/// before the program ends.
public final class CurlTransport: HTTPTransport {
    private let owner = DriverLease()
    private let userAgent: String

    /// The most redirects that are followed for one request.
    private static let redirectLimit = 5
    /// The most bytes of a redirect's body that are read to keep its connection.
    private static let redirectBodyLimit = 64 << 10

    /// A transport that names itself to servers by `userAgent`.
    public init(userAgent: String = "lit-music-mashup") {
        self.userAgent = userAgent
    }

    /// Sends a request and returns when the head of the response is there.
    public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        try request.check()
        try Task.checkCancellation()
        let start = ContinuousClock.now
        var url = request.url
        var redirects = 0
        while true {
            let setup = TransferSetup(request: request, url: url, userAgent: userAgent, start: start)
            let lease = TransferLease(setup, on: owner)
            let head = try await lease.head()
            guard redirects < Self.redirectLimit, let next = request.redirect(of: head, from: url) else {
                let body = HTTPBody { try await lease.next() }
                return HTTPResponse(status: head.status, fields: head.fields, body: body)
            }
            try await discardBody(of: lease)
            url = next
            redirects += 1
        }
    }

    /// How many transfers are open, once everything asked before is done; a cancelled one is closed by then.
    public func openTransfers() async -> Int {
        await withCheckedContinuation { continuation in
            let isOpen = owner.driver.send(.count { continuation.resume(returning: $0) })
            if !isOpen { continuation.resume(returning: 0) }
        }
    }

    private func discardBody(of lease: TransferLease) async throws {
        var count = 0
        while count < Self.redirectBodyLimit, let piece = try await lease.next() { count += piece.count }
    }
}
