/// Why a request got no response, or only a part of one.
public enum HTTPFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The host's name is not known.
    case hostNotFound(host: String)
    /// Nothing accepts connections there.
    case refused(host: String, port: Int)
    /// The connection did not stand in time.
    case connectTimeout(after: Duration)
    /// The server took the request and sent nothing.
    case firstByteTimeout(after: Duration)
    /// The server stopped sending in the middle.
    case silence(after: Duration)
    /// Everything together took too long.
    case totalTimeout(after: Duration)
    /// The connection broke, before or in the middle of the response.
    case connectionLost(reason: String)
    /// The server's certificate does not verify.
    case certificate(host: String, reason: String)
    /// More came than was allowed, in bytes.
    case bodyTooLarge(limit: Int)
    /// What came is no HTTP, or something else went wrong that only the library knows.
    case other(reason: String)

    /// One sentence; what to do depends on who was asked, and is said further up.
    public var description: String {
        switch self {
        case .hostNotFound(let host): "There is no host named \(host), or no network."
        case .refused(let host, let port): "Nothing answers at \(host):\(port)."
        case .connectTimeout(let after): "No connection within \(after.components.seconds) s."
        case .firstByteTimeout(let after): "No answer within \(after.components.seconds) s."
        case .silence(let after): "The answer stopped for \(after.components.seconds) s."
        case .totalTimeout(let after): "The answer was not complete after \(after.components.seconds) s."
        case .connectionLost(let reason): "The connection was lost (\(reason))."
        case .certificate(let host, let reason): "The certificate of \(host) does not verify (\(reason))."
        case .bodyTooLarge(let limit): "The answer was larger than \(limit) bytes."
        case .other(let reason): "The request failed (\(reason))."
        }
    }
}
