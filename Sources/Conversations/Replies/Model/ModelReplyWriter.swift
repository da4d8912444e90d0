public import Genres
public import LanguageModels
import Synchronization

/// Has a language model write replies; the built-in writer says what they have to contain, and takes over where the model
/// cannot.
///
/// Older turns that no longer fit the context window are summarised by the built-in rules for the very prompt that needs
/// it, which takes no time; the model's own summary is written after the reply has ended, while the teacher reads and
/// types, and takes the place of the built-in one. The next reply stops it if it is still under way and asks again
/// afterwards.
public final class ModelReplyWriter: ReplyWriter {
    /// A model takes its time.
    public let isSlow = true
    private let source: any ModelSource
    private let builtIn: TemplateReplyWriter
    private let toolbox: ModelToolbox
    private let limits: ModelTurnLimits
    private let lint: @Sendable (String) -> [String]
    private let builder: PromptBuilder
    private let summariser: Summariser
    private let memory = Mutex(Memory())

    private struct Memory {
        /// The model that was asked last.
        var model: (id: ModelID, abilities: ModelCapabilities)?
        /// Turns that wait for the model's summary.
        var wish: SummaryWish?
        /// The summary under way.
        var summarising: Task<Void, Never>?
    }

    /// Assembles a writer for one session.
    ///
    /// - Parameters:
    ///   - source: Tells which model answers now.
    ///   - builtIn: Says what a reply has to contain, and is the reply where no model answers.
    ///   - prompts: Holds the model's instructions below `model`.
    ///   - catalogue: Names the genres.
    ///   - history: What was said before in the session.
    ///   - tools: What the model may call.
    ///   - limits: How much one reply may take.
    ///   - lint: Finds what is amiss in a finished reply, as sentences for the teacher.
    public init(
        source: any ModelSource,
        builtIn: TemplateReplyWriter,
        prompts: PromptLibrary,
        catalogue: Catalogue,
        history: any ConversationHistory,
        tools: ModelToolbox,
        limits: ModelTurnLimits = ModelTurnLimits(),
        lint: @escaping @Sendable (String) -> [String]
    ) {
        self.source = source
        self.builtIn = builtIn
        toolbox = tools
        self.limits = limits
        self.lint = lint
        builder = PromptBuilder(composer: PromptComposer(prompts: prompts, catalogue: catalogue), history: history)
        summariser = Summariser(source: source, prompts: prompts, history: history, limits: limits)
    }

    /// Starts a reply; throws `PromptLibrary.Failure` where not even the built-in one can be written.
    ///
    /// What the reply asks and offers is what the built-in one would, so that a bare “yes” is understood after either.
    /// Letting go of the pieces, or cancelling the task that reads them, stops the model.
    public func reply(to request: ReplyRequest) async throws -> Reply {
        stopSummarising()
        let written = try builtIn.text(for: request)
        let draft = BuiltInDraft(paragraphs: written.paragraphs, dialogue: written.dialogue)
        let (pieces, continuation) = AsyncThrowingStream.makeStream(of: ReplyPiece.self)
        let task = Task {
            var output = ReplyOutput(continuation)
            do {
                let isAnswered = try await write(request, draft: draft, output: &output)
                // Before the end is told, so that the next reply can stop it. A model that has just failed is not asked.
                if isAnswered { startSummarising() }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { ending in
            if case .cancelled = ending { task.cancel() }
        }
        return Reply(pieces: pieces, dialogue: draft.dialogue)
    }

    /// What would fill the context window if this were asked now; asks no model and changes nothing.
    ///
    /// The window's size is that of the model that answered last, and the limits' alone before the first.
    public func window(for request: ReplyRequest) async throws -> WindowReport {
        let written = try builtIn.text(for: request)
        let model = memory.withLock { $0.model }
        let size = WindowSize(window: model?.abilities.contextLength, limits: limits)
        let built = try await builder.build(
            for: request,
            saying: written.paragraphs,
            asks: !written.dialogue.asked.isEmpty,
            tools: model?.abilities.tools == false ? [] : toolbox.definitions,
            budget: size.prompt,
            saves: false
        )
        return WindowReport(
            model: model?.id,
            contextTokens: size.total,
            answerTokens: size.answer,
            parts: ContextWindow(built.material, budget: size.prompt).parts
        )
    }

    /// Stops the summary that may be under way after a reply; what it was for is asked again after the next one.
    ///
    /// The next reply does so by itself; a caller that asks the model something before it may do so earlier.
    public func stopSummarising() {
        memory.withLock { $0.summarising }?.cancel()
    }

    /// Waits until no summary is under way.
    public func settle() async {
        await memory.withLock { $0.summarising }?.value
    }

    // MARK: - The reply

    /// Writes the reply; returns whether a model wrote it to its end.
    private func write(_ request: ReplyRequest, draft: BuiltInDraft, output: inout ReplyOutput) async throws -> Bool {
        guard Self.isWorthAsking(request.plan) else {
            output.say(paragraphs: draft.paragraphs)
            return false
        }
        switch await source.current(for: .reply) {
        case .builtIn(let notice):
            output.notice(notice)
            output.say(paragraphs: draft.paragraphs)
            return false
        case .ready(let model, let abilities, let notice):
            output.notice(notice)
            memory.withLock { $0.model = (model.id, abilities) }
            let turn = ModelTurn(request: request, draft: draft, builder: builder, toolbox: toolbox, limits: limits)
            let ending = try await turn.run(model, abilities, output: &output)
            if let outcome = ending.outcome { await source.note(outcome, of: model.id) }
            keep(ending.wish)
            for sentence in lint(output.said) { output.notice(sentence) }
            return ending.outcome == .answered
        }
    }

    /// Whether a model has something to add: not to “done”, nor to “go ahead” and “slower”, where the lesson follows at once.
    private static func isWorthAsking(_ plan: ReplyPlan) -> Bool {
        switch plan.kind {
        case .completed: false
        case .searched: true
        case .turn(let understanding, let changes):
            ![.generate, .tweak].contains(understanding.intent) || !changes.isEmpty
        }
    }

    // MARK: - Summaries

    private func keep(_ wish: SummaryWish?) {
        guard let wish else { return }
        memory.withLock { $0.wish = $0.wish?.followed(by: wish) ?? wish }
    }

    private func startSummarising() {
        memory.withLock { memory in
            guard let wish = memory.wish else { return }
            let last = memory.summarising
            memory.summarising = Task {
                await last?.value
                if Task.isCancelled { return }
                if await summariser.fulfil(wish) { forget(wish) }
            }
        }
    }

    private func forget(_ wish: SummaryWish) {
        memory.withLock { if $0.wish == wish { $0.wish = nil } }
    }
}
