import RateLimits
public import WebSearch

/// A provider that answers as a test says.
public struct ScriptedSearchProvider: SearchProvider {
    /// Which service it stands for.
    public let id: SearchProviderID
    /// A name that says that it is none.
    public let address = "http://scripted.test"
    /// How it wants to be asked.
    public let manners: SearchManners
    private let answer: @Sendable (String, Int) async throws -> [SearchHit]

    /// Answers with what `answer` returns for a phrase and a count.
    public init(
        _ id: SearchProviderID,
        manners: SearchManners = SearchManners(style: .web, phraseLength: 400, limits: []),
        answer: @escaping @Sendable (String, Int) async throws -> [SearchHit]
    ) {
        self.id = id
        self.manners = manners
        self.answer = answer
    }

    /// Answers.
    public func search(_ phrase: String, count: Int, within limit: Duration) async throws -> [SearchHit] {
        try await answer(phrase, count)
    }

    /// It is there.
    public func check(within limit: Duration) async throws -> String? { "scripted" }
}
