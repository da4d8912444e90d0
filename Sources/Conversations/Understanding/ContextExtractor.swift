public import Teaching

/// What the conversation last asked and offered, so that a bare answer ("24", "the first one") can be read.
public struct DialogueState: Sendable, Hashable, Codable {
    /// The slots the last reply asked about, most wanted first.
    public var asked: [Slot]
    /// Catalogue ids (or values) the last reply offered, in the order shown.
    public var offered: [String]
    /// How often each reply variant was used, by its template's name; no reply is repeated word for word.
    public var used: [String: Int]

    /// Starts with nothing asked.
    public init(asked: [Slot] = [], offered: [String] = [], used: [String: Int] = [:]) {
        self.asked = asked
        self.offered = offered
        self.used = used
    }
}

/// Reads what a message says about the lesson: built in by rules, later also by a language model.
public protocol ContextExtractor: Sendable {
    /// Understands one message in the light of what is known and what was asked last.
    ///
    /// Throws where the extractor's own data cannot be read, or `CancellationError`.
    func understand(
        _ message: String,
        in context: GatheredContext,
        dialogue: DialogueState
    ) async throws -> Understanding
}
