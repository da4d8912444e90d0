public import Teaching

/// Reads a message a second time, while lookups run, for what the rules did not see: a language model.
public protocol ContextSupplement: Sendable {
    /// What the message says beyond what was understood.
    ///
    /// Never throws but `CancellationError`: a model that fails adds nothing, and `notice` says so where that is news.
    func supplement(
        _ message: String,
        understood: Understanding,
        in context: GatheredContext,
        dialogue: DialogueState
    ) async throws -> Supplement
}

/// What a second reading adds.
public struct Supplement: Sendable, Hashable {
    /// Further edits: additions only, and none that the rules' own reading speaks against.
    public var edits: [ContextEdit]
    /// What the teacher should know, in one sentence.
    public var notice: String?

    /// Describes what a second reading adds.
    public init(edits: [ContextEdit] = [], notice: String? = nil) {
        self.edits = edits
        self.notice = notice
    }
}
