/// A model that is asked again where that may help and nothing was shown yet.
public struct RetryingModel: LanguageModel {
    private let base: any LanguageModel
    private let policy: RetryPolicy
    private let clock: any Clock<Duration>
    private let random: @Sendable () -> Double
    private let onRetry: @Sendable (ModelFailure, Duration) -> Void

    /// Wraps a model.
    ///
    /// - Parameters:
    ///   - base: The model that answers.
    ///   - policy: When to ask again.
    ///   - clock: Waits between two attempts.
    ///   - random: Gives numbers from 0 up to 1.
    ///   - onRetry: Told before each wait, for a notice.
    public init(
        _ base: any LanguageModel,
        policy: RetryPolicy = RetryPolicy(),
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        onRetry: @escaping @Sendable (ModelFailure, Duration) -> Void = { _, _ in }
    ) {
        self.base = base
        self.policy = policy
        self.clock = clock
        self.random = random
        self.onRetry = onRetry
    }

    /// The wrapped model's.
    public var id: ModelID { base.id }

    /// The wrapped model's; not tried again.
    public func capabilities() async throws -> ModelCapabilities { try await base.capabilities() }

    /// The wrapped model's answer, of the first attempt that showed something or could not be repeated.
    public func respond(to request: ModelRequest) -> ModelEvents {
        ModelEvents { continuation in
            let task = Task {
                do {
                    try await answer(request) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func answer(_ request: ModelRequest, _ send: (ModelEvent) -> Void) async throws {
        var attempt = 1
        while true {
            var shown = false
            do {
                for try await event in base.respond(to: request) {
                    shown = shown || event.isShown
                    send(event)
                }
                return
            } catch let failure as ModelFailure {
                try Task.checkCancellation()
                let delay = policy.delay(after: failure, attempt: attempt, shown: shown, random: random())
                guard let delay else { throw failure }
                onRetry(failure, delay)
                try await clock.sleep(for: delay)
                attempt += 1
            }
        }
    }
}
