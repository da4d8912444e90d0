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
    public func reply(to plan: ReplyPlan, state: ConversationState, phase: Phase) throws -> Reply {
        var draft = ReplyDraft(prompts: prompts, catalogue: catalogue, state: state, phase: phase)
        switch plan.kind {
        case .completed(let title): try draft.say("replies/completed", ["title": title])
        case .turn(let understanding, let changes):
            try draft.answer(understanding, changes: changes, lacksWebResearch: plan.lacksWebResearch)
        }
        let paragraphs = draft.paragraphs
        let pieces = AsyncThrowingStream<String, any Error> { continuation in
            for (offset, paragraph) in paragraphs.enumerated() {
                continuation.yield(offset == 0 ? paragraph : "\n\n" + paragraph)
            }
            continuation.finish()
        }
        return Reply(pieces: pieces, dialogue: draft.dialogue)
    }
}
