import HTTPCore

/// Why a search found nothing; each is one sentence, and the hint the next step.
public enum SearchFailure: Error, Sendable, Hashable {
    /// A key is needed and none is set.
    case keyMissing(SearchProviderID)
    /// The service does not accept the key.
    case keyRefused(SearchProviderID)
    /// The plan's searches are used up.
    case quotaUsedUp(SearchProviderID)
    /// Too many searches in a short time; `wait` where it is known.
    case rateLimited(SearchProviderID, wait: Duration?)
    /// No answer in time.
    case timeout(SearchProviderID, after: Duration)
    /// There is no such host, or no network.
    case hostNotFound(SearchProviderID, host: String)
    /// Nothing answers there.
    case notRunning(SearchProviderID, address: String)
    /// The connection broke.
    case connectionLost(SearchProviderID)
    /// The service's certificate does not verify.
    case certificate(SearchProviderID, host: String)
    /// It sent us on to another host, which is not followed.
    case redirected(SearchProviderID, host: String)
    /// A web page came instead of data.
    case notTheService(SearchProviderID, address: String)
    /// SearXNG answers, but its operator has not allowed JSON.
    case jsonNotAllowed(address: String)
    /// What came cannot be read; `reason` in a few words.
    case unreadable(SearchProviderID, reason: String)
    /// More came than may, in bytes.
    case tooLarge(SearchProviderID, limit: Int)
    /// The service refuses the search; `words` are its own, cleaned.
    case refused(SearchProviderID, words: String)
    /// The service is in trouble; `words` are its own, cleaned.
    case server(SearchProviderID, status: Int, words: String)
    /// The search engines behind SearXNG all failed; `engines` names some, with their reasons.
    case enginesFailed(engines: String)

    /// The service that failed.
    public var provider: SearchProviderID {
        switch self {
        case .keyMissing(let id), .keyRefused(let id), .quotaUsedUp(let id), .rateLimited(let id, _),
            .timeout(let id, _), .hostNotFound(let id, _), .notRunning(let id, _), .connectionLost(let id),
            .certificate(let id, _), .redirected(let id, _), .notTheService(let id, _), .unreadable(let id, _),
            .tooLarge(let id, _), .refused(let id, _), .server(let id, _, _):
            id
        case .jsonNotAllowed, .enginesFailed: .searxng
        }
    }
}
