public import Foundation

/// Where an Ollama server is, as people write it.
public enum OllamaAddress {
    /// The port Ollama listens on where nothing else is said.
    static let port = 11434

    /// The address a client connects to, from what `OLLAMA_HOST` and `OLLAMA_BASE_URL` may hold.
    ///
    /// Understands a host, `host:port`, `:port`, an IPv6 address with or without brackets, and a URL, each with a path
    /// that is put before the API's own. Nothing means this machine. With `http://` or `https://` and no port it is port
    /// 80 or 443, as Ollama's own programs understand it. `0.0.0.0` and `[::]` are addresses to listen on; the loopback
    /// address is meant. Throws `OllamaAddressFault`.
    public static func url(from text: String) throws -> URL {
        let trimmed = text.trimmingCharacters(in: CharacterSet(charactersIn: "\"' \t\r\n"))
        var rest = Substring(trimmed)
        var scheme: String?
        if let mark = rest.range(of: "://") {
            let written = rest[..<mark.lowerBound].lowercased()
            guard written == "http" || written == "https" else { throw OllamaAddressFault.scheme(written) }
            scheme = written
            rest = rest[mark.upperBound...]
        } else if trimmed == "ollama.com" {
            scheme = "https"
        }
        let authority = rest.prefix { $0 != "/" }
        if authority.contains("@") { throw OllamaAddressFault.holdsPassword }
        let (host, port) = try hostAndPort(authority, in: trimmed)
        let path = rest[authority.endIndex...].trimmingSuffix("/")
        let number = try port.map(number) ?? defaultPort(scheme)
        guard !path.contains(where: { "?#".contains($0) || $0.isWhitespace }), isHost(host),
            let url = URL(string: "\(scheme ?? "http")://\(host):\(number)\(path)")
        else { throw OllamaAddressFault.notAnAddress(trimmed) }
        return url
    }

    private static func defaultPort(_ scheme: String?) -> Int {
        switch scheme {
        case "https": 443
        case "http": 80
        default: port
        }
    }

    private static func hostAndPort(_ text: Substring, in whole: String) throws -> (host: String, port: Substring?) {
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw OllamaAddressFault.notAnAddress(whole) }
            let port = text[text.index(after: end)...]
            guard port.isEmpty || port.hasPrefix(":") else { throw OllamaAddressFault.notAnAddress(whole) }
            let host = connectable(text[text.index(after: text.startIndex)..<end])
            return (host, port.isEmpty ? nil : port.dropFirst())
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count > 2 { return (connectable(text), nil) }
        return (connectable(parts.first ?? ""), parts.count == 2 ? parts[1] : nil)
    }

    private static func number(_ text: Substring) throws -> Int {
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), (1...65535).contains(number)
        else {
            throw OllamaAddressFault.port(String(text))
        }
        return number
    }

    /// The host to connect to; an IPv6 address in brackets.
    private static func connectable(_ host: Substring) -> String {
        switch host {
        case "", "0.0.0.0": "127.0.0.1"
        case "::", "0:0:0:0:0:0:0:0": "[::1]"
        default: host.contains(":") ? "[\(host)]" : String(host)
        }
    }

    private static func isHost(_ host: String) -> Bool {
        let isAddress = host.hasPrefix("[")
        return (isAddress ? host.dropFirst().dropLast() : host[...]).allSatisfy {
            $0.isLetter || $0.isNumber || "-._".contains($0) || isAddress && ":%".contains($0)
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ character: Character) -> Substring {
        var rest = self
        while rest.last == character { rest.removeLast() }
        return rest
    }
}

/// Why a text is no address of an Ollama server.
public enum OllamaAddressFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// It has a scheme other than `http` and `https`.
    case scheme(String)
    /// Its port is no number from 1 to 65535.
    case port(String)
    /// It holds a user's name or a password; neither is kept here.
    case holdsPassword
    /// It cannot be read at all.
    case notAnAddress(String)

    /// A sentence, and what to write instead.
    public var description: String {
        switch self {
        case .scheme(let scheme): "Ollama is not reached by \(scheme)://. Write http://127.0.0.1:11434."
        case .port(let port): "\(port) is no port. Write a number from 1 to 65535, as in http://127.0.0.1:11434."
        case .holdsPassword:
            "Ollama's address holds a user name or password. Write it without, as in http://127.0.0.1:11434."
        case .notAnAddress(let text): "\(text) is no address of an Ollama server. Write http://127.0.0.1:11434."
        }
    }
}
