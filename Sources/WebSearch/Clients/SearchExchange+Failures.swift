import Foundation
import HTTPCore

extension SearchExchange {
    /// What anything thrown means.
    func understood(_ error: any Error) -> any Error {
        switch error {
        case is CancellationError, is SearchFailure: error
        case let failure as HTTPFailure: understood(failure)
        default: unreadable(cleaned("\(Swift.type(of: error))"))
        }
    }

    private func understood(_ failure: HTTPFailure) -> SearchFailure {
        switch failure {
        case .hostNotFound(let host): .hostNotFound(provider, host: cleaned(host))
        case .refused, .connectTimeout: .notRunning(provider, address: address)
        case .firstByteTimeout(let after), .silence(let after), .totalTimeout(let after):
            .timeout(provider, after: after)
        case .connectionLost: .connectionLost(provider)
        case .certificate(let host, _): .certificate(provider, host: cleaned(host))
        case .bodyTooLarge(let limit): .tooLarge(provider, limit: limit)
        case .other(let reason): unreadable(cleaned(reason))
        }
    }

    /// What a status means where a service has no meaning of its own for it.
    func usualFailure(_ refusal: SearchRefusal) -> SearchFailure {
        switch refusal.status {
        case 429: .rateLimited(provider, wait: refusal.wait)
        case 408, 425, 500...: .server(provider, status: refusal.status, words: refusal.words)
        case 401,
            403 where secret != nil && !refusal.isPage:
            .keyRefused(provider)
        // The addresses asked for are fixed, so a service that does not know them is another one.
        case 404, 405, 410,
            _ where refusal.isPage:
            notTheService
        default: .refused(provider, words: refusal.words)
        }
    }

    /// The failure for what cannot be read.
    func unreadable(_ reason: String) -> SearchFailure { .unreadable(provider, reason: reason) }

    /// The failure for something else in place of the service.
    var notTheService: SearchFailure { .notTheService(provider, address: address) }

    /// Whether the fields announce a web page.
    static func saysPage(_ fields: HTTPFields) -> Bool {
        fields["Content-Type"]?.lowercased().hasPrefix("text/html") ?? false
    }

    /// Whether a body begins as a web page does; a byte order mark may come before.
    static func isPage(_ body: [UInt8]) -> Bool {
        let start: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = body.starts(with: start) ? body.dropFirst(start.count) : body[...]
        return text.first { $0 != 0x20 && !(0x09...0x0D).contains($0) } == UInt8(ascii: "<")
    }

    /// The host a redirect leads to, with its port, and with the scheme where only that is another.
    func place(_ location: String, from url: URL) -> String {
        guard let target = URL(string: location, relativeTo: url), let host = target.host() else {
            return cleaned(location)
        }
        let place = host + (target.port.map { ":\($0)" } ?? "")
        let own = (url.host() ?? "") + (url.port.map { ":\($0)" } ?? "")
        return cleaned(place == own ? "\(target.scheme ?? "")://\(place)" : place)
    }
}
