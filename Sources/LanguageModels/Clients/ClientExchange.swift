import Foundation
import HTTPCore

/// How a client speaks with its server: requests with limits, responses checked, everything that goes wrong understood.
///
/// A client makes one with its provider, base address, transport and key, and asks inside `asking(refused:_:)` (one
/// answer) or `events(refused:_:)` (a stream), which turn whatever is thrown inside into `ModelFailure`.
/// `send` throws `ServerRefusal` for any status but success; a client throws one itself for an error object inside a
/// stream of status 200, so that both are mapped in one place: the client's own `refused` closure.
struct ClientExchange: Sendable {
    /// Who is asked.
    let provider: ModelProvider
    /// Where it is; paths are appended to it.
    let base: URL
    /// The key, for taking it out of what the server writes; nil for none.
    ///
    /// The client puts it into `fields` itself.
    let secret: Secret?
    /// Sent with every request.
    let fields: HTTPFields
    private let transport: any HTTPTransport

    init(
        provider: ModelProvider,
        base: URL,
        transport: any HTTPTransport,
        secret: Secret? = nil,
        fields: HTTPFields = HTTPFields()
    ) {
        self.provider = provider
        self.base = base
        self.transport = transport
        self.secret = secret
        self.fields = fields
    }

    /// The base address as text, without user and password.
    var address: String {
        guard var parts = URLComponents(url: base, resolvingAgainstBaseURL: false) else { return base.host() ?? "" }
        parts.user = nil
        parts.password = nil
        return cleaned(parts.string ?? base.host() ?? "")
    }

    /// A request for `path` below the base address; a body is sent as JSON.
    func request(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: JSONValue? = nil,
        accept: String = "application/json",
        limits: HTTPLimits
    ) -> HTTPRequest {
        var all = fields
        all["Accept"] = accept
        if body != nil { all["Content-Type"] = "application/json" }
        return HTTPRequest(
            method,
            base.appending(path: path),
            fields: all,
            body: body?.json ?? [],
            limits: limits
        )
    }

    /// Sends a request and returns the response where it is a success of the service.
    ///
    /// Throws `ServerRefusal`, `ModelFailure.redirected`, `ModelFailure.notTheService`, `HTTPFailure`.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let response = try await transport.send(request)
        if (300..<400).contains(response.status), let location = response.fields["Location"] {
            let host = URL(string: location, relativeTo: request.url)?.host() ?? location
            throw ModelFailure.redirected(provider, host: cleaned(host))
        }
        guard (200..<300).contains(response.status) else {
            let body = await beginning(of: response.body, atMost: Self.errorBytes)
            if isPage(response.fields, body), !Self.meansSomethingAlone(response.status) { throw notTheService }
            throw ServerRefusal(response: response, body: isPage(response.fields, body) ? [] : body, exchange: self)
        }
        if isPage(response.fields, []) { throw notTheService }
        return response
    }

    /// Hands the pieces of a body to `take` until it returns false.
    ///
    /// Throws what `take` throws, `ModelFailure.notTheService` where the body begins as a web page, `HTTPFailure`.
    func read(_ body: HTTPBody, take: ([UInt8]) throws -> Bool) async throws {
        var begun = false
        for try await piece in body {
            if !begun, let first = piece.first(where: { !Self.isBlank($0) }) {
                begun = true
                if first == UInt8(ascii: "<") { throw notTheService }
            }
            if try !take(piece) { return }
        }
    }

    /// Reads a whole body of JSON; throws `ModelFailure.unreadable`, `ModelFailure.notTheService`, `HTTPFailure`.
    func json<Answer: Decodable>(
        _ type: Answer.Type,
        from response: HTTPResponse,
        atMost limit: Int = 16 << 20
    ) async throws -> Answer {
        var whole: [UInt8] = []
        try await read(response.body) { piece in
            whole += piece
            if whole.count > limit { throw HTTPFailure.bodyTooLarge(limit: limit) }
            return true
        }
        return try decoded(type, from: whole)
    }

    /// Reads one JSON value, a line of a stream or a whole body; throws `ModelFailure.unreadable`.
    func decoded<Answer: Decodable>(_ type: Answer.Type, from bytes: [UInt8]) throws -> Answer {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw unreadable("no UTF-8") }
        do {
            return try Self.decoder.decode(type, from: Data(bytes))
        } catch {
            throw unreadable("broken JSON")
        }
    }

    /// What a server wrote, fit for an error: see `ServerWords`, without the key.
    func cleaned(_ text: String) -> String {
        ServerWords.cleaned(text, without: secret)
    }

    /// The failure for what cannot be read.
    func unreadable(_ reason: String) -> ModelFailure { .unreadable(provider, reason: reason) }

    /// The failure for a web page in place of the service.
    var notTheService: ModelFailure { .notTheService(provider, address: address) }
}

extension ClientExchange {
    /// Never changed, so that every line of every stream can use it.
    private static let decoder = JSONDecoder()

    /// What is read of an error's body, in bytes.
    private static let errorBytes = 64 << 10

    /// Whether a status says enough even where a proxy put a web page under it.
    private static func meansSomethingAlone(_ status: Int) -> Bool {
        status >= 500 || [401, 402, 429].contains(status)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private func isPage(_ fields: HTTPFields, _ body: [UInt8]) -> Bool {
        if let type = fields["Content-Type"]?.lowercased(), type.hasPrefix("text/html") { return true }
        return body.first { !Self.isBlank($0) } == UInt8(ascii: "<")
    }

    /// The first bytes of a body.
    ///
    /// An error's body that breaks off is no second error: the status stands.
    private func beginning(of body: HTTPBody, atMost limit: Int) async -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await piece in body {
                bytes += piece.prefix(limit - bytes.count)
                if bytes.count >= limit { break }
            }
        } catch {
            return bytes
        }
        return bytes
    }
}
