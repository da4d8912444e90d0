/// A model whose answers are entered in a ledger, with their tokens and their price.
public struct MeteredModel: LanguageModel {
    private let base: any LanguageModel
    private let ledger: any UsageLedger
    private let prices: PriceTable
    private let purpose: UsageEntry.Purpose
    private let onLedgerError: @Sendable (any Error) -> Void

    /// Wraps a model.
    ///
    /// - Parameters:
    ///   - base: The model that answers.
    ///   - ledger: Where entries go.
    ///   - prices: What models cost.
    ///   - purpose: What the answers are for.
    ///   - onLedgerError: Told where an entry could not be kept; the answer goes on.
    public init(
        _ base: any LanguageModel,
        ledger: any UsageLedger,
        prices: PriceTable,
        purpose: UsageEntry.Purpose,
        onLedgerError: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.base = base
        self.ledger = ledger
        self.prices = prices
        self.purpose = purpose
        self.onLedgerError = onLedgerError
    }

    /// The wrapped model's.
    public var id: ModelID { base.id }

    /// The wrapped model's.
    public func capabilities() async throws -> ModelCapabilities { try await base.capabilities() }

    /// The wrapped model's answer; its entry is kept before the events end.
    ///
    /// An answer that fails before anything came is not entered; one that the teacher stops is, at what was written.
    public func respond(to request: ModelRequest) -> ModelEvents {
        ModelEvents { continuation in
            let task = Task {
                var tally = UsageTally(request: request)
                do {
                    for try await event in base.respond(to: request) {
                        tally.note(event)
                        continuation.yield(event)
                    }
                    await record(tally, wasStopped: Task.isCancelled)
                    continuation.finish()
                } catch {
                    await record(tally, wasStopped: Task.isCancelled || error is CancellationError)
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    /// Keeps the entry in a task of its own: a store may refuse to work for a task that was cancelled.
    private func record(_ tally: UsageTally, wasStopped: Bool) async {
        guard tally.hasBegun || wasStopped else { return }
        let (usage, isEstimated) = tally.total
        let entry = UsageEntry(
            model: id,
            purpose: purpose,
            promptTokens: usage.prompt ?? 0,
            answerTokens: usage.answer ?? 0,
            isEstimated: isEstimated,
            costMicros: prices.cost(of: usage, for: id)
        )
        await Task {
            do {
                try await ledger.record(entry)
            } catch {
                onLedgerError(error)
            }
        }.value
    }
}

/// Counts what an answer uses while it comes.
struct UsageTally: Sendable {
    private let request: ModelRequest
    private var reported = TokenUsage()
    private var quarters = 0
    private var isComplete = false
    /// Whether anything of the answer came.
    private(set) var hasBegun = false

    init(request: ModelRequest) {
        self.request = request
    }

    mutating func note(_ event: ModelEvent) {
        hasBegun = true
        switch event {
        case .text(let piece), .thinking(let piece): quarters += TokenEstimate.quarters(in: piece)
        case .toolCall(let call): quarters += TokenEstimate.quarters(in: call)
        case .usage(let usage):
            reported.prompt = usage.prompt ?? reported.prompt
            reported.answer = usage.answer ?? reported.answer
        case .done: isComplete = true
        case .echo: break
        }
    }

    /// The tokens as reported, and estimated where they were not.
    ///
    /// The count of an answer that did not end may be from its beginning, so what was written counts where it is more.
    var total: (TokenUsage, isEstimated: Bool) {
        let written = TokenEstimate.tokens(quarters: quarters)
        var usage = reported
        var isEstimated = false
        if usage.prompt == nil {
            usage.prompt = TokenEstimate.tokens(in: request)
            isEstimated = true
        }
        if usage.answer == nil || (!isComplete && usage.answer.map { $0 < written } == true) {
            usage.answer = written
            isEstimated = true
        }
        return (usage, isEstimated)
    }
}
