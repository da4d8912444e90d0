/// Why a model gave no answer, or only a part of one.
public enum ModelFailure: Error, Sendable, Hashable {
    /// Nothing answers at the address.
    case notRunning(ModelProvider, address: String)
    /// The host's name is not known, or there is no network.
    case hostNotFound(ModelProvider, host: String)
    /// The model is not there; `known` are some that are.
    case modelMissing(ModelID, known: [String])
    /// No key is set.
    case keyMissing(ModelProvider)
    /// The key is not accepted.
    case keyRefused(ModelProvider)
    /// There is no credit left.
    case outOfCredit(ModelProvider)
    /// Too many requests; after `retryAfter` it may be tried again, where the server says.
    case rateLimited(ModelProvider, retryAfter: Duration?)
    /// The server has too much to do.
    case overloaded(ModelProvider, retryAfter: Duration?)
    /// The server still loads the model.
    case loading(ModelProvider)
    /// The conversation does not fit; in tokens, where the server says.
    case contextTooLong(ModelID, needed: Int?, limit: Int?)
    /// Nothing came at all.
    case firstByteTimeout(ModelProvider, after: Duration)
    /// The answer stopped in the middle.
    case silence(ModelProvider, after: Duration)
    /// The connection broke.
    case connectionLost(ModelProvider)
    /// The stream ended without its end marker.
    case endedEarly(ModelProvider)
    /// The server reported an error of its own, in its words (cleaned, at most 200 characters).
    case server(ModelProvider, message: String)
    /// Something else answers there: a web page, not the service.
    case notTheService(ModelProvider, address: String)
    /// What came cannot be read (broken JSON, no UTF-8, a line without end).
    case unreadable(ModelProvider, reason: String)
    /// The certificate does not verify.
    case certificate(ModelProvider, host: String, reason: String)
    /// The server sends the request to another host; the key is not sent there.
    case redirected(ModelProvider, host: String)
    /// The server refuses the request as it is, in its words (cleaned, at most 200 characters).
    case refusedRequest(ModelProvider, message: String)

    /// Whether the same request may work in a moment.
    public var isWorthRetrying: Bool {
        switch self {
        case .rateLimited, .overloaded, .loading, .connectionLost, .endedEarly, .server: true
        case .notRunning, .hostNotFound, .modelMissing, .keyMissing, .keyRefused, .outOfCredit, .contextTooLong,
            .firstByteTimeout, .silence, .notTheService, .unreadable, .certificate, .redirected, .refusedRequest:
            false
        }
    }

    /// How long the server asks to wait; nil where it does not say.
    public var retryAfter: Duration? {
        switch self {
        case .rateLimited(_, let after), .overloaded(_, let after): after
        default: nil
        }
    }
}
