/// A reply as it is being written.
public struct Reply: Sendable {
    /// The pieces of the text, as Markdown, in order.
    public var pieces: AsyncThrowingStream<String, any Error>
    /// What the reply asks and offers, and which variants it used.
    public var dialogue: DialogueState

    /// Pairs the text with what it asks.
    public init(pieces: AsyncThrowingStream<String, any Error>, dialogue: DialogueState) {
        self.pieces = pieces
        self.dialogue = dialogue
    }
}

/// Finds the words for a reply: built in from templates, later also a language model.
public protocol ReplyWriter: Sendable {
    /// Whether pieces arrive slowly enough that what was written so far must be saved in between.
    var isSlow: Bool { get }
    /// Starts a reply; throws where the writer's own templates cannot be read.
    func reply(to plan: ReplyPlan, state: ConversationState, phase: Phase) throws -> Reply
}
