/// When a failed request is sent again, and how long to wait before.
///
/// The waits grow as `base` × 2ⁿ up to `cap`, each shortened by chance so that many programs do not come back at the
/// same moment.
public struct RetryPolicy: Sendable, Hashable {
    /// Requests sent at most, the first one included.
    public var attempts: Int
    /// The wait after the first failure.
    public var base: Duration
    /// The longest wait of the policy's own.
    public var cap: Duration
    /// The part of a wait that chance may take away, 0 to 1.
    public var jitter: Double
    /// The longest wait a server may ask for; beyond it nobody waits.
    public var patience: Duration

    /// A policy; the defaults are three attempts with about half a second and a second between them.
    public init(
        attempts: Int = 3,
        base: Duration = .milliseconds(500),
        cap: Duration = .seconds(8),
        jitter: Double = 0.25,
        patience: Duration = .seconds(60)
    ) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.jitter = jitter
        self.patience = patience
    }

    /// How long to wait before the next attempt.
    ///
    /// A wait the server asks for is kept exactly; one of zero counts as none asked for.
    ///
    /// - Parameters:
    ///   - failure: Why the last attempt failed.
    ///   - attempt: Attempts made so far, from 1.
    ///   - shown: Whether anything of the answer has gone out, which another attempt would repeat.
    ///   - random: A number from 0 up to 1.
    /// - Returns: The wait; nil where there is no next attempt.
    public func delay(after failure: ModelFailure, attempt: Int, shown: Bool, random: Double) -> Duration? {
        guard !shown, failure.isWorthRetrying, attempt < attempts else { return nil }
        if let asked = failure.retryAfter, asked > .zero { return asked <= patience ? asked : nil }
        let doubled = base * (1 << min(max(attempt - 1, 0), 20))
        return min(doubled, cap) * (1 - min(max(jitter * random, 0), 1))
    }
}

extension ModelEvent {
    /// Whether the reader has something of the answer once this event is out, so that starting anew would repeat it.
    var isShown: Bool {
        switch self {
        case .text(let piece), .thinking(let piece): !piece.isEmpty
        case .toolCall, .echo, .done: true
        case .usage: false
        }
    }
}
