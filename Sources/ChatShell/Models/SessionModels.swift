import Foundation
import LanguageModels
import Sessions
import Synchronization
import TerminalUI

/// Which model answers in one session: what the teacher chose, within what was set about cost and pace.
final class SessionModels: ModelSource {
    /// The parts it works with.
    struct Parts: Sendable {
        var desk: ModelDesk
        var prices: @Sendable () -> PriceTable
        var limiter: RateLimiter
        var monthlyCostLimit: Int?
        /// What becomes of an entry that cannot be stored.
        var onLedgerFailure: @Sendable (any Error) -> Void
    }

    private struct State {
        /// What the session wants; nil until the store was asked.
        var wish: ModelWish?
        var told: Set<String> = []
        var resting: Set<ModelProvider> = []
        var hasDeclined = false
    }

    private let parts: Parts
    private let log: SessionLog
    private let state: Mutex<State>

    private let usual: ModelWish

    /// Goes by what the session's log remembers, else by `usual`.
    init(parts: Parts, log: SessionLog, usual: ModelWish) {
        self.parts = parts
        self.log = log
        self.usual = usual
        state = Mutex(State())
    }

    /// What the session wants now.
    func wish() async -> ModelWish {
        if let known = state.withLock(\.wish) { return known }
        // A choice that cannot be read is no reason not to answer: the usual one holds.
        let stored = (try? await log.modelChoice()).flatMap(\.self).flatMap(ModelWish.init)
        let wish = stored ?? usual
        state.withLock { $0.wish = wish }
        return wish
    }

    /// Wants another model from now on.
    func choose(_ wish: ModelWish) async {
        state.withLock { state in
            state.wish = wish
            state.told = []
            state.resting = []
        }
        if let provider = wish.provider { await parts.desk.forget(provider) }
    }

    func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability {
        let wish = await wish()
        if wish == .builtIn { return .builtIn(notice: nil) }
        switch await parts.desk.model(for: wish) {
        case .none: return .builtIn(notice: nil)
        case .resting(let provider): return .builtIn(notice: restNotice(provider))
        case .failed(let failure): return .builtIn(notice: once(failure.withBuiltIn))
        case .model(let model, let capabilities, let notice):
            state.withLock { _ = $0.resting.remove(model.id.provider) }
            let warning: String?
            switch await permit(model.id, for: purpose) {
            case .refused(let reason): return .builtIn(notice: once(reason))
            case .granted(let told): warning = told
            }
            let greeting = wish == .auto ? greeting(model.id) : nil
            let metered = MeteredModel(
                RetryingModel(model),
                ledger: log,
                prices: parts.prices(),
                purpose: purpose,
                onLedgerError: parts.onLedgerFailure
            )
            let news = [notice, greeting, warning].compactMap(\.self).compactMap(once)
            return .ready(metered, capabilities, notice: news.isEmpty ? nil : news.joined(separator: " "))
        }
    }

    func note(_ outcome: ModelOutcome, of model: ModelID) async {
        await parts.desk.note(outcome, of: model)
    }

    /// What to ask the teacher before more money is spent this month; nil where nothing needs asking.
    func allowanceQuestion() async throws -> String? {
        guard let limit = parts.monthlyCostLimit, let provider = await wish().provider, provider != .ollama else {
            return nil
        }
        if state.withLock({ $0.hasDeclined }) { return nil }
        let spent = try log.store.costThisMonth()
        guard spent >= limit, try !log.store.allowanceGranted() else { return nil }
        return
            "This month's models have cost \(PriceTable.money(spent)) of \(PriceTable.money(limit)) (MONTHLY_COST_LIMIT). "
            + "Go on with the model this month?"
    }

    /// Keeps the teacher's answer to the question.
    func answerAllowance(_ isGranted: Bool) throws {
        if isGranted { try log.store.grantAllowance() } else { state.withLock { $0.hasDeclined = true } }
    }

    // MARK: - Limits

    private enum Permit {
        case granted(warning: String?)
        case refused(String)
    }

    /// Whether the model may be asked, by what was set about cost and pace.
    private func permit(_ model: ModelID, for purpose: UsageEntry.Purpose) async -> Permit {
        do {
            let cost = model.provider == .ollama ? .granted(warning: nil) : try costPermit()
            // A message is charged once, for its reply; the other readings of it go along.
            guard case .granted = cost, purpose == .reply || purpose == .lesson else { return cost }
            guard let exceeded = try await parts.limiter.take() else { return cost }
            return .refused("\(exceeded) \(exceeded.hint) Until then the built-in engine answers.")
        } catch {
            // Limits that cannot be read must not keep a teacher waiting; the store says what is wrong with it elsewhere.
            parts.onLedgerFailure(error)
            return .granted(warning: nil)
        }
    }

    private func costPermit() throws -> Permit {
        guard let limit = parts.monthlyCostLimit else { return .granted(warning: nil) }
        let spent = try log.store.costThisMonth()
        let (used, allowed) = (PriceTable.money(spent), PriceTable.money(limit))
        if spent >= limit {
            if try log.store.allowanceGranted() { return .granted(warning: nil) }
            return .refused(
                "The month's limit of \(allowed) is used up (MONTHLY_COST_LIMIT), so the built-in engine answers."
            )
        }
        // Four fifths of the limit: time to say so.
        return .granted(warning: spent * 5 >= limit * 4 ? "\(used) of this month's \(allowed) are used." : nil)
    }

    // MARK: - Notices

    /// A notice the first time, nil afterwards.
    private func once(_ notice: String) -> String? {
        if notice.isEmpty { return nil }
        return state.withLock { $0.told.insert(notice).inserted } ? notice : nil
    }

    private func greeting(_ model: ModelID) -> String {
        "\(model.name) on \(model.provider.title) writes the replies from here on; /model builtin goes back."
    }

    private func restNotice(_ provider: ModelProvider) -> String? {
        guard state.withLock({ $0.resting.insert(provider).inserted }) else { return nil }
        return
            "\(provider.title) failed several times, so the built-in engine answers for now; it is tried again later."
    }
}

extension ModelFailure {
    /// What happened, what to do, and who answers instead.
    var withBuiltIn: String { "\(description) \(hint) The built-in engine answers instead." }
}
