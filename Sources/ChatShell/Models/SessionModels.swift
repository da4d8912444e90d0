import Foundation
import LanguageModels
import RateLimits
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
        /// What a teacher has to do something about, said where it was not yet when the provider is left alone for it.
        var reasons: [ModelProvider: ModelFailure] = [:]
        var hasDeclined = false
        /// Whether the model found last is one that costs money.
        var hasFoundHosted = false
        /// Whether the message now read was charged with its understanding, so that its reply is not charged again.
        var isCharged = false
    }

    private let parts: Parts
    private let log: SessionLog
    private let state: Mutex<State>

    private let usual: ModelWish

    /// Goes by what the session's log remembers, else by `usual`.
    ///
    /// `before` is what held in the same session until now, as before a message was taken back: what was said and asked
    /// then is not said and asked again.
    init(parts: Parts, log: SessionLog, usual: ModelWish, continuing before: SessionModels? = nil) {
        self.parts = parts
        self.log = log
        self.usual = usual
        state = Mutex(before?.state.withLock(\.self) ?? State())
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
            state.reasons = [:]
        }
        if let provider = wish.provider { await parts.desk.forget(provider) }
    }

    func current(for purpose: UsageEntry.Purpose) async -> ModelAvailability {
        let wish = await wish()
        if wish == .builtIn { return .builtIn(notice: nil) }
        switch await parts.desk.model(for: wish) {
        case .none: return .builtIn(notice: nil)
        case .resting(let provider): return .builtIn(notice: restNotice(provider))
        case .failed(let failure):
            // What to do is said here; that the server is left alone until it is done is no further news.
            if failure.waitsForTeacher, let provider = wish.provider {
                state.withLock { _ = $0.resting.insert(provider) }
            }
            return .builtIn(notice: once(failure.withBuiltIn))
        case .model(let model, let capabilities, let notice):
            state.withLock {
                _ = $0.resting.remove(model.id.provider)
                $0.hasFoundHosted = !model.id.isLocal
            }
            var warning: String?
            switch await permit(model.id, for: purpose) {
            case .refused(let reason): return .builtIn(notice: reason.flatMap { once($0) })
            case .granted(let told): warning = told.flatMap { once($0, as: "four fifths") }
            }
            let greeting = wish == .auto ? greeting(model.id) : nil
            let metered = MeteredModel(
                RetryingModel(model),
                ledger: log,
                prices: parts.prices(),
                purpose: purpose,
                onLedgerError: parts.onLedgerFailure
            )
            let news = [notice, greeting].compactMap(\.self).compactMap { once($0) } + [warning].compactMap(\.self)
            return .ready(metered, capabilities, notice: news.isEmpty ? nil : news.joined(separator: " "))
        }
    }

    func note(_ outcome: ModelOutcome, of model: ModelID) async {
        state.withLock { state in
            if case .failed(let failure) = outcome, failure.waitsForTeacher {
                state.reasons[model.provider] = failure
            } else {
                state.reasons[model.provider] = nil
            }
        }
        await parts.desk.note(outcome, of: model)
    }

    /// What to ask the teacher before more money is spent this month; nil where nothing needs asking.
    func allowanceQuestion() async throws -> String? {
        guard let limit = parts.monthlyCostLimit, await wishesForHosted() else { return nil }
        if state.withLock({ $0.hasDeclined }) { return nil }
        let spent = try log.store.costThisMonth()
        guard spent >= limit, try !log.store.allowanceGranted() else { return nil }
        return
            "This month's models have cost \(PriceTable.money(spent)) of \(PriceTable.money(limit)) (MONTHLY_COST_LIMIT). "
            + "Go on with the model this month?"
    }

    /// Whether the model that is wanted costs money; which one Ollama gives is known once it was found.
    private func wishesForHosted() async -> Bool {
        switch await wish() {
        case .builtIn: false
        case .model(let id): !id.isLocal
        case .auto, .provider(.ollama): state.withLock { $0.hasFoundHosted }
        case .provider: true
        }
    }

    /// Keeps the teacher's answer to the question.
    func answerAllowance(_ isGranted: Bool) throws {
        if isGranted { try log.store.grantAllowance() } else { state.withLock { $0.hasDeclined = true } }
    }

    // MARK: - Limits

    private enum Permit {
        case granted(warning: String?)
        /// Nil where the reason is told elsewhere.
        case refused(String?)
    }

    /// Whether the model may be asked, by what was set about cost and pace.
    private func permit(_ model: ModelID, for purpose: UsageEntry.Purpose) async -> Permit {
        do {
            let cost: Permit = model.isLocal ? .granted(warning: nil) : try costPermit()
            guard case .granted = cost, isCharged(for: purpose) else { return cost }
            guard let exceeded = try await parts.limiter.take() else {
                if purpose == .understanding { state.withLock { $0.isCharged = true } }
                return cost
            }
            // The reply that follows says so.
            if purpose == .understanding { return .refused(nil) }
            return .refused("\(exceeded) \(exceeded.hint) Until then the built-in engine answers.")
        } catch {
            // Limits that cannot be read must not keep a teacher waiting; the store says what is wrong with it elsewhere.
            parts.onLedgerFailure(error)
            return .granted(warning: nil)
        }
    }

    /// Whether a request counts as a message: of one message's requests only the first does.
    private func isCharged(for purpose: UsageEntry.Purpose) -> Bool {
        state.withLock { state in
            switch purpose {
            case .summary: return false
            case .lesson: return true
            case .understanding: return !state.isCharged
            case .reply:
                defer { state.isCharged = false }
                return !state.isCharged
            }
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
        let warning = "\(used) of this month's \(allowed) for language models are used (MONTHLY_COST_LIMIT)."
        return .granted(warning: spent * 5 >= limit * 4 ? warning : nil)
    }

    // MARK: - Notices

    /// A notice the first time, nil afterwards; `subject` tells notices apart whose figures change.
    private func once(_ notice: String, as subject: String? = nil) -> String? {
        if notice.isEmpty { return nil }
        return state.withLock { $0.told.insert(subject ?? notice).inserted } ? notice : nil
    }

    private func greeting(_ model: ModelID) -> String {
        "\(model.name) on \(model.provider.title) writes the replies from here on; /model builtin goes back to the built-in engine."
    }

    private func restNotice(_ provider: ModelProvider) -> String? {
        let (isNew, reason) = state.withLock { ($0.resting.insert(provider).inserted, $0.reasons[provider]) }
        if !isNew { return nil }
        if let reason { return once(reason.withBuiltIn) }
        return
            "Because \(provider.title) failed several times, the built-in engine answers for now; the model is tried "
            + "again later."
    }
}

extension ModelFailure {
    /// What happened, what to do, and who answers instead.
    var withBuiltIn: String {
        // Some hints offer going on without the model; saying it twice helps nobody.
        let ending = hint.hasSuffix("the built-in engine answers.") ? "" : " The built-in engine answers instead."
        return "\(description) \(hint)\(ending)"
    }
}
