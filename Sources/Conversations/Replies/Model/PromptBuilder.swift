import LanguageModels
import Teaching

/// Gathers what a prompt is made of, and keeps older turns as a running summary when they no longer fit.
struct PromptBuilder: Sendable {
    let composer: PromptComposer
    let history: any ConversationHistory

    /// Share of the room for turns that is left filled after older ones were summarised, so that it is not done at every
    /// turn.
    private static let filledAfterwards = 0.6
    /// Turns that are read from the store at most; what is older than these without being summarised is left out.
    private static let turnsRead = 1000

    /// What a prompt is made of, and which turns have been summarised for it.
    struct Built: Sendable {
        var material: WindowMaterial
        var wish: SummaryWish?
    }

    /// Gathers the material for a reply.
    ///
    /// The built-in reply's `paragraphs` are what has to be said, and `asks` tells whether they end with a question; the
    /// prompt will have at most `budget` tokens. A summary that has to be made is kept where `saves`. Throws the
    /// history's errors and `PromptLibrary.Failure`.
    func build(
        for request: ReplyRequest,
        saying paragraphs: [String],
        asks: Bool,
        tools: [ModelTool],
        budget: Int,
        saves: Bool
    ) async throws -> Built {
        let summary = try await history.summary()
        let context = request.state.context
        let material = WindowMaterial(
            instructions: try composer.instructions(for: request.phase, offersTools: !tools.isEmpty),
            tools: tools,
            message: PromptText.defused(request.message),
            notes: try composer.notes(on: context, saying: paragraphs, asks: asks),
            passages: composer.passages(from: context.research),
            summary: PromptText.defused(summary?.text ?? ""),
            exchanges: try await history.exchanges(after: summary?.through, last: Self.turnsRead).map(Self.defused)
        )
        return try await compacted(material, previous: summary?.text ?? "", budget: budget, saves: saves)
    }

    private func compacted(
        _ material: WindowMaterial,
        previous: String,
        budget: Int,
        saves: Bool
    ) async throws -> Built {
        let window = ContextWindow(material, budget: budget)
        guard window.turnsLeftOut > 0 else { return Built(material: material, wish: nil) }
        // The summary grows into the room of the turns; counting it full keeps the prompt from overflowing again at once.
        let room = window.roomForTurns - ContextWindow.summaryShare(of: budget)
        let fitting = ContextWindow.newest(of: material.exchanges, within: Int(Double(room) * Self.filledAfterwards))
        let kept = max(1, fitting)
        let older = Array(material.exchanges.dropLast(kept))
        let limit = ContextWindow.summaryShare(of: budget) - 20
        guard let summary = RunningSummary(extending: previous, with: older, limit: limit) else {
            return Built(material: material, wish: nil)
        }
        if saves { try await history.saveSummary(summary) }
        var shorter = material
        shorter.summary = PromptText.defused(summary.text)
        shorter.exchanges = Array(material.exchanges.suffix(kept))
        return Built(material: shorter, wish: SummaryWish(previous: previous, exchanges: older))
    }

    private static func defused(_ exchange: Exchange) -> Exchange {
        var exchange = exchange
        exchange.message = PromptText.defused(exchange.message)
        exchange.reply = PromptText.defused(exchange.reply)
        return exchange
    }
}
