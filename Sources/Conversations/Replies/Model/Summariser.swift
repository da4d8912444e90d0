import LanguageModels

/// Older turns that have a built-in summary and wait for a better one by the model.
struct SummaryWish: Sendable, Hashable {
    /// The summary of everything before them.
    var previous: String
    /// The turns, oldest first; not empty.
    var exchanges: [Exchange]

    /// The last message covered.
    var through: Int64 { exchanges.last?.messageID ?? 0 }

    /// One wish for both, where the second follows on the first.
    func followed(by next: SummaryWish) -> SummaryWish {
        SummaryWish(previous: previous, exchanges: exchanges + next.exchanges)
    }
}

/// Has a model write the running summary of older turns.
struct Summariser: Sendable {
    let source: any ModelSource
    let prompts: PromptLibrary
    let history: any ConversationHistory
    let limits: ModelTurnLimits

    /// Tokens a model may write for a summary.
    static let answerTokens = 350

    /// Puts the model's summary in the place of the built-in one; leaves that where the model has nothing to give.
    ///
    /// - Returns: Whether the wish is done with: fulfilled, or no longer of use because something newer is covered or the
    ///   turns were undone.
    func fulfil(_ wish: SummaryWish) async -> Bool {
        guard case .ready(let model, let abilities, _) = await source.current(for: .summary) else { return false }
        do {
            let size = WindowSize(window: abilities.contextLength, limits: limits)
            let text = try await written(by: model, for: request(for: wish, size: size))
            await source.note(.answered, of: model.id)
            guard try await history.summary()?.through == wish.through else { return true }
            try Task.checkCancellation()
            let fitting = PromptText.cut(text, to: ContextWindow.summaryShare(of: size.prompt))
            if !fitting.isEmpty { try await history.saveSummary(RunningSummary(text: fitting, through: wish.through)) }
            return true
        } catch let failure as ModelFailure {
            await source.note(.failed(failure), of: model.id)
            return false
        } catch {
            // Stopped, or the store cannot be written: the built-in summary stands, and the next reply tries again.
            return false
        }
    }

    private func request(for wish: SummaryWish, size: WindowSize) throws -> ModelRequest {
        let budget = size.prompt
        let system = try prompts.render("model/summary")
        let frame = PromptText.tokens(system) + PromptText.tokens(wish.previous) + 40
        let each = max(20, (budget - frame) / max(1, wish.exchanges.count) - 20)
        let turns = wish.exchanges.map { exchange in
            let message = PromptText.cut(PromptText.defused(exchange.message), to: each / 2)
            let reply = PromptText.cut(PromptText.defused(exchange.reply), to: each - each / 2)
            return "<turn>\nTeacher: \(message)\nAssistant: \(reply)\n</turn>"
        }
        let old = wish.previous.isEmpty ? [] : ["<summary>\n\(PromptText.defused(wish.previous))\n</summary>"]
        let text = PromptText.cut((old + turns).joined(separator: "\n\n"), to: budget - PromptText.tokens(system) - 10)
        return ModelRequest(
            system: system,
            messages: [.user(text)],
            // The same room as for a full conversation: a server that has to load the model anew for another one need not.
            contextLength: size.total,
            maximumAnswer: min(Self.answerTokens, size.answer),
            temperature: 0.2
        )
    }

    private func written(by model: any LanguageModel, for request: ModelRequest) async throws -> String {
        var cleaner = AnswerCleaner()
        var text = ""
        for try await case .text(let piece) in model.respond(to: request) { text += cleaner.take(piece) }
        try Task.checkCancellation()
        text += cleaner.finish()
        return text.trimmingWhitespace()
    }
}
