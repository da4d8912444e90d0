public import RateLimits

/// A service that finds passages on the web.
public protocol SearchProvider: Sendable {
    /// Which service it is.
    var id: SearchProviderID { get }
    /// Where it is, for people: without user, password and key.
    var address: String { get }
    /// How it wants to be asked.
    var manners: SearchManners { get }
    /// Asks once.
    ///
    /// - Parameters:
    ///   - phrase: What to look for; a provider makes it fit for its service (length, characters that are commands there).
    ///   - count: Results wanted, 1 to 20.
    ///   - limit: The time everything together may take.
    /// - Returns: The results in the service's order, best first; none is an answer, too.
    /// - Throws: `SearchFailure`, or `CancellationError`.
    func search(_ phrase: String, count: Int, within limit: Duration) async throws -> [SearchHit]
    /// Asks whether the service is there and would answer, at no cost; returns its version or state in a few words, nil
    /// where it tells none.
    ///
    /// - Throws: `SearchFailure`, or `CancellationError`.
    func check(within limit: Duration) async throws -> String?
}

/// How a service wants to be asked.
public struct SearchManners: Sendable, Hashable {
    /// The kind of words it answers best.
    public enum Style: String, Sendable, Hashable, CaseIterable {
        /// A search engine: many words that narrow the question.
        case web
        /// An encyclopedia: few words, which all have to stand in the article.
        case encyclopedia
    }

    /// The kind of words it answers best.
    public var style: Style
    /// Characters a phrase may have.
    public var phraseLength: Int
    /// How often it may be asked; the scope of a limit is the service's.
    public var limits: [RateLimit]

    /// Describes a service's wishes.
    public init(style: Style, phraseLength: Int, limits: [RateLimit]) {
        self.style = style
        self.phraseLength = phraseLength
        self.limits = limits
    }
}
