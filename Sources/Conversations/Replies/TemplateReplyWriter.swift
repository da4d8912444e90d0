public import Genres
import Teaching

/// The built-in reply writer: says back what was understood, adds one true fact, asks for what is missing.
public struct TemplateReplyWriter: ReplyWriter {
    /// Its words are there at once.
    public let isSlow = false
    private let prompts: PromptLibrary
    private let catalogue: Catalogue

    /// Takes its words from `prompts` and its facts from `catalogue`.
    public init(prompts: PromptLibrary, catalogue: Catalogue) {
        self.prompts = prompts
        self.catalogue = catalogue
    }

    /// Writes the whole reply, paragraph by paragraph; throws `PromptLibrary.Failure`.
    public func reply(to request: ReplyRequest) async throws -> Reply {
        let written = try text(for: request)
        let pieces = AsyncThrowingStream<ReplyPiece, any Error> { continuation in
            for (offset, paragraph) in written.paragraphs.enumerated() {
                continuation.yield(.text(offset == 0 ? paragraph : "\n\n" + paragraph))
            }
            continuation.finish()
        }
        return Reply(pieces: pieces, dialogue: written.dialogue)
    }

    /// The reply paragraph by paragraph, and what it asks and offers; throws `PromptLibrary.Failure`.
    func text(for request: ReplyRequest) throws -> (paragraphs: [String], dialogue: DialogueState) {
        var draft = ReplyDraft(prompts: prompts, catalogue: catalogue, state: request.state, phase: request.phase)
        switch request.plan.kind {
        case .completed(let title): try draft.say("replies/completed", ["title": title])
        case .turn(let understanding, let changes):
            try draft.answer(
                understanding,
                changes: changes,
                lacksWebResearch: request.plan.lacksWebResearch,
                found: request.plan.found
            )
        case .searched(let question, let found): try draft.tell(searched: question, found: found)
        }
        return (draft.paragraphs, draft.dialogue)
    }
}
