public import Foundation

/// Keeps answers of search services over restarts; implemented by the session store.
public protocol SearchCache: Sendable {
    /// The answer kept for a search, however old; nil where there is none.
    func answer(to key: SearchCacheKey) async throws -> CachedAnswer?
    /// Begins to keep an answer in the place of an older one, and returns at once: nobody who searches waits for it.
    ///
    /// The oldest go where there are too many; what goes wrong is told to `onFailure`.
    func keep(_ answer: CachedAnswer, to key: SearchCacheKey, onFailure: @escaping @Sendable (any Error) -> Void)
}

/// What makes two searches the same.
public struct SearchCacheKey: Sendable, Hashable {
    /// Who was asked.
    public var provider: SearchProviderID
    /// The service's address: another instance may answer otherwise.
    public var address: String
    /// The phrase, in lower case with single spaces.
    public var phrase: String
    /// Results wanted.
    public var count: Int

    /// A key; the phrase is brought into its common form.
    public init(provider: SearchProviderID, address: String, phrase: String, count: Int) {
        self.provider = provider
        self.address = address
        self.phrase = phrase.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.count = count
    }
}

/// An answer as it was kept: before it was filtered, so that better rules serve older answers, too.
public struct CachedAnswer: Sendable, Hashable {
    /// The results, as they came.
    public var hits: [SearchHit]
    /// When they came.
    public var retrievedAt: Date

    /// Describes an answer.
    public init(hits: [SearchHit], retrievedAt: Date) {
        self.hits = hits
        self.retrievedAt = retrievedAt
    }
}
