import Foundation
import HTTPCore

/// How a client speaks with its search service: requests with limits, answers checked, everything that goes wrong
/// understood.
///
/// A client makes one with its service, base address, transport, key and fields. `ask` sends a request and reads one
/// JSON value; whatever is thrown on the way comes out as `SearchFailure`, or stays `CancellationError`.
struct SearchExchange: Sendable {
    /// Bytes an answer may have; twenty results are a hundredth of it.
    static let bodyBytes = 2 << 20

    /// Who is asked.
    let provider: SearchProviderID
    /// Where it is, without query and fragment; paths are appended to it.
    let base: URL
    /// The key, sent as a bearer token and taken out of what the service writes; nil for none.
    let secret: Secret?
    /// Sent with every request; the key is not among them, so that a client that is printed does not show it.
    private let fields: HTTPFields
    private let transport: any HTTPTransport

    init(
        _ provider: SearchProviderID,
        base: URL,
        transport: any HTTPTransport,
        secret: Secret? = nil,
        fields: HTTPFields
    ) {
        self.provider = provider
        var parts = URLComponents(url: base, resolvingAgainstBaseURL: true)
        parts?.query = nil
        parts?.fragment = nil
        self.base = parts?.url ?? base
        self.transport = transport
        self.secret = secret.flatMap { $0.value.isEmpty ? nil : $0 }
        self.fields = fields
    }

    /// The base address as text, without user and password.
    var address: String {
        var parts = URLComponents(url: base, resolvingAgainstBaseURL: true)
        parts?.user = nil
        parts?.password = nil
        return cleaned(parts?.string ?? base.host() ?? "")
    }

    /// A request to read `path` below the base address.
    func get(_ path: String, query: KeyValuePairs<String, String> = [:], within limit: Duration) -> HTTPRequest {
        var url = base.appending(path: path)
        if !query.isEmpty, var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) {
            parts.percentEncodedQuery = query.map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
            url = parts.url ?? url
        }
        return HTTPRequest(.get, url, fields: allFields, limits: Self.limits(limit))
    }

    /// A request that sends a value as JSON to `path` below the base address; throws what encoding it throws.
    func post(_ path: String, _ value: some Encodable, within limit: Duration) throws -> HTTPRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var all = allFields
        all["Content-Type"] = "application/json"
        return HTTPRequest(
            .post,
            base.appending(path: path),
            fields: all,
            body: Array(try encoder.encode(value)),
            limits: Self.limits(limit)
        )
    }

    /// Sends a request and reads its answer.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - type: The answer's form.
    ///   - refused: What a status other than success means to this service; nil for the usual.
    /// - Returns: The answer.
    /// - Throws: `SearchFailure`, or `CancellationError`.
    func ask<Answer: Decodable>(
        _ request: HTTPRequest,
        as type: Answer.Type,
        refused: (SearchRefusal) -> SearchFailure? = { _ in nil }
    ) async throws -> Answer {
        do {
            return try await answer(to: request, as: type, refused: refused)
        } catch {
            throw understood(error)
        }
    }

    /// What a service wrote, fit for an error: see `ServerWords`, without the key.
    func cleaned(_ text: String) -> String {
        ServerWords.cleaned(text, without: secret)
    }
}

extension SearchExchange {
    /// What is read of an error's body, in bytes.
    private static let errorBytes = 64 << 10

    private var allFields: HTTPFields {
        var all = fields
        if let secret { all["Authorization"] = "Bearer \(secret.value)" }
        return all
    }

    private func answer<Answer: Decodable>(
        to request: HTTPRequest,
        as type: Answer.Type,
        refused: (SearchRefusal) -> SearchFailure?
    ) async throws -> Answer {
        let response = try await transport.send(request)
        if (300..<400).contains(response.status), let location = response.fields["Location"] {
            throw SearchFailure.redirected(provider, host: place(location, from: request.url))
        }
        guard (200..<300).contains(response.status) else {
            let body = await beginning(of: response.body)
            let refusal = SearchRefusal(response, body: body, exchange: self)
            throw refused(refusal) ?? usualFailure(refusal)
        }
        if Self.saysPage(response.fields) { throw notTheService }
        let body = try await response.body.bytes(atMost: Self.bodyBytes)
        if Self.isPage(body) { throw notTheService }
        return try decoded(type, from: body)
    }

    private func decoded<Answer: Decodable>(_ type: Answer.Type, from body: [UInt8]) throws -> Answer {
        if body.isEmpty { throw unreadable("an empty answer") }
        guard String(validating: body, as: UTF8.self) != nil else { throw unreadable("no UTF-8") }
        do {
            return try JSONDecoder().decode(type, from: Data(body))
        } catch DecodingError.dataCorrupted {
            throw unreadable("broken JSON")
        } catch {
            throw unreadable("not the answer to a search")
        }
    }

    /// The first bytes of an error's body; one that breaks off is no second error, since the status stands.
    private func beginning(of body: HTTPBody) async -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await piece in body {
                bytes += piece.prefix(Self.errorBytes - bytes.count)
                if bytes.count >= Self.errorBytes { break }
            }
        } catch {
            return bytes
        }
        return bytes
    }

    /// Everything a search asks for is small and near: what takes longer is not waited for.
    private static func limits(_ limit: Duration) -> HTTPLimits {
        HTTPLimits(
            connect: min(.seconds(4), limit),
            firstByte: limit,
            idle: limit,
            total: limit,
            bodyBytes: bodyBytes
        )
    }

    /// A value of a query by RFC 3986, 2.3; `+` and `&` too, which `URLQueryItem` leaves as they are.
    private static func encoded(_ value: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
