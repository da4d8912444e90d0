import Foundation
import HTTPCore

/// One request to one address, as the driving thread gets it.
struct TransferSetup: Sendable {
    let request: HTTPRequest
    /// Where it goes, which redirects may have changed.
    let url: URL
    /// Named to servers that the request does not name itself to.
    let userAgent: String
    /// When its caller asked, before any redirects.
    let start: ContinuousClock.Instant

    var host: String { url.host(percentEncoded: false) ?? "" }
    var port: Int { url.effectivePort }

    /// This machine's own names, which are never asked for through a proxy.
    var isLoopback: Bool {
        let host = host.lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || host.hasPrefix("127.") || host == "::1"
            || host == "[::1]"
    }

    /// The header lines in libcurl's notation.
    ///
    /// libcurl adds fields of its own unless told; a name with nothing behind its colon takes one away, and a semicolon
    /// stands for an empty value.
    var headerLines: [String] {
        var lines = request.fields.all.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        lines.append("Expect:")
        if !request.body.isEmpty, request.fields["Content-Type"] == nil { lines.append("Content-Type:") }
        return lines
    }
}

extension HTTPRequest {
    /// Throws where a request must not be sent as it is; values of fields are not repeated, since they may be secret.
    func check() throws(HTTPFailure) {
        guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
            throw .other(reason: "the address does not begin with http:// or https://")
        }
        guard let host = url.host(), !host.isEmpty else { throw .other(reason: "the address names no host") }
        guard url.user() == nil, url.password() == nil else {
            throw .other(reason: "the address holds a user or a password")
        }
        for field in fields.all {
            guard !field.name.isEmpty, field.name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }) else {
                throw .other(reason: "a header field has no usable name")
            }
            guard field.value.utf8.allSatisfy({ $0 == 0x09 || $0 >= 0x20 && $0 != 0x7F }) else {
                throw .other(reason: "the header field \(field.name) holds a line end or another control character")
            }
        }
    }

    /// Where a response sends this request, if it may be followed: GET, on the same scheme, host and port.
    func redirect(of head: ResponseHead, from url: URL) -> URL? {
        guard method == .get, [301, 302, 303, 307, 308].contains(head.status) else { return nil }
        guard let location = head.fields["Location"], let target = URL(string: location, relativeTo: url) else {
            return nil
        }
        let next = target.absoluteURL
        guard next.scheme?.lowercased() == url.scheme?.lowercased(), next.effectivePort == url.effectivePort else {
            return nil
        }
        guard next.host()?.lowercased() == url.host()?.lowercased(), next.user() == nil else { return nil }
        return next
    }
}

extension URL {
    /// The port, also where only the scheme says it.
    fileprivate var effectivePort: Int { port ?? (scheme?.lowercased() == "https" ? 443 : 80) }
}
