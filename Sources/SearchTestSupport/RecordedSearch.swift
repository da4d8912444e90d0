public import ModelTestSupport
public import WebSearch

/// A recorded answer of a search service, and what a client has to make of it.
public struct RecordedSearch: Sendable {
    /// What it shows, for the report of a failing test.
    public var name: String
    /// What the service answered.
    public var exchange: RecordedExchange
    /// What comes of it.
    public var expected: SearchTrace

    /// A recording of an answer that gives these results.
    public init(_ name: String, _ exchange: RecordedExchange, gives hits: [SearchHit]) {
        self.name = name
        self.exchange = exchange
        expected = SearchTrace(hits: hits)
    }

    /// A recording of an answer that is a failure.
    public init(_ name: String, _ exchange: RecordedExchange, fails failure: SearchFailure) {
        self.name = name
        self.exchange = exchange
        expected = SearchTrace(failure: failure)
    }
}

/// What came of a search.
public struct SearchTrace: Sendable, Equatable {
    /// The results.
    public var hits: [SearchHit]
    /// Why there are none; nil where it went well.
    public var failure: SearchFailure?
    /// Anything thrown that a provider must not throw, described.
    public var stranger: String?

    /// A trace of these results, or of this failure.
    public init(hits: [SearchHit] = [], failure: SearchFailure? = nil) {
        self.hits = hits
        self.failure = failure
    }

    /// Asks a provider once.
    public init(
        asking provider: any SearchProvider,
        for phrase: String = "history of reggae",
        count: Int = 5,
        within limit: Duration = .seconds(7)
    ) async {
        self.init()
        do {
            hits = try await provider.search(phrase, count: count, within: limit)
        } catch let thrown as SearchFailure {
            failure = thrown
        } catch {
            stranger = "\(error)"
        }
    }
}
