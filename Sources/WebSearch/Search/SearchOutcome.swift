/// What became of a search.
public struct SearchOutcome: Sendable, Hashable {
    /// Where the results come from.
    public enum Origin: Sendable, Hashable {
        /// From the service, just now.
        case live
        /// From the cache, so old.
        case cached(age: Duration)
        /// From the cache, older than it should be, because no service answers.
        case outdated(age: Duration)
    }

    /// The words that were searched for.
    public var phrase: String
    /// Who answered.
    public var provider: SearchProviderID
    /// Where the results come from.
    public var origin: Origin
    /// What was kept, best first.
    public var passages: [FoundPassage]
    /// What was not kept, and why.
    public var dropped: [DroppedHit]
    /// What the teacher should know besides, said once: another service was asked, or the answer is old.
    public var notice: String?
}

/// No service answered, and nothing was kept from before.
public struct SearchTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong with each service that was asked, in order; not empty unless there is none.
    public var failures: [SearchFailure]
    /// Whether the same was told before.
    public var wasTold: Bool

    /// What happened, in a sentence for each service.
    public var description: String { failures.map(\.description).joined(separator: " ") }
    /// What to do about the first of them.
    public var hint: String { failures.first?.hint ?? "" }
}
