public import Teaching

/// Who writes the words of a mashup: the built-in engine, or a language model.
public protocol MashupWriter: Sendable {
    /// The name for `metadata.engine`.
    var name: String { get }

    /// Writes the words for a piece; parts it leaves nil are the built-in writer's.
    ///
    /// - Parameter commission: The piece and the brief.
    /// - Returns: What was written; each part is checked before it is used.
    /// - Throws: Whatever keeps it from writing; the built-in writer then writes everything.
    func write(_ commission: WritingCommission) async throws -> WrittenParts
}

/// Everything a writer is told.
public struct WritingCommission: Sendable, Hashable {
    /// What to write, section by section.
    public var brief: LyricBriefText
    /// What the teacher said.
    public var context: GatheredContext
}

/// The part of the brief that a writer sees.
public struct LyricBriefText: Sendable, Hashable {
    /// The subject.
    public var topic: String?
}

/// What a writer hands in; nil leaves a part to the built-in writer.
public struct WrittenParts: Sendable, Hashable {
    /// The song's title.
    public var title: String?

    /// Hands in the parts given.
    public init(title: String? = nil) {
        self.title = title
    }
}
