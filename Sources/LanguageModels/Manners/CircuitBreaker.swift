/// Decides whether a server that keeps failing is asked at all, so that nobody waits for it with every message.
///
/// After failures in a row it opens for a while; then one request goes through quietly, and its end decides.
/// A pure value: what happened and when comes from outside.
public struct CircuitBreaker: Sendable, Hashable {
    /// What to do with a request.
    public enum Permission: Sendable, Hashable {
        /// Ask the server.
        case granted
        /// Ask the server without announcing it: it failed before, and this request finds out whether it is back.
        case trial
        /// Do not ask; the next trial is possible after this time.
        case refused(wait: Duration)
    }

    private enum State: Hashable {
        case closed(failures: Int)
        case open(until: ContinuousClock.Instant, openings: Int)
        /// A trial that began at `since` and has not ended.
        case trying(since: ContinuousClock.Instant, openings: Int)
    }

    /// Failures in a row that open it.
    public let threshold: Int
    /// How long it stays open at first; each trial that fails doubles it.
    public let pause: Duration
    /// How long it stays open at most.
    public let longestPause: Duration
    private var state = State.closed(failures: 0)

    /// A breaker that lets everything through until failures are reported.
    public init(threshold: Int = 3, pause: Duration = .seconds(30), longestPause: Duration = .seconds(600)) {
        self.threshold = threshold
        self.pause = pause
        self.longestPause = longestPause
    }

    /// Whether requests go to the server without a doubt.
    public var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    /// Asks for leave to send a request; a trial is given to one request at a time.
    public mutating func request(at now: ContinuousClock.Instant) -> Permission {
        switch state {
        case .closed: return .granted
        case .open(let until, _) where now < until: return .refused(wait: now.duration(to: until))
        case .open(_, let openings):
            state = .trying(since: now, openings: openings)
            return .trial
        case .trying(let since, let openings):
            // Whoever held the trial may never report its end; after as long a time as a pause another may try.
            let until = since.advanced(by: length(openings))
            if now < until { return .refused(wait: now.duration(to: until)) }
            state = .trying(since: now, openings: openings)
            return .trial
        }
    }

    /// Takes note of an answer that came.
    ///
    /// - Returns: Whether this closed it: the server is back.
    @discardableResult
    public mutating func succeeded() -> Bool {
        let wasOpen = !isClosed
        state = .closed(failures: 0)
        return wasOpen
    }

    /// Takes note of a request that was given up before its end, by the teacher: it proves nothing.
    public mutating func abandoned(at now: ContinuousClock.Instant) {
        if case .trying(_, let openings) = state { state = .open(until: now, openings: openings) }
    }

    /// Takes note of a failure.
    ///
    /// A failure that is not the server's fault shows that it is there, and counts as an answer.
    ///
    /// - Returns: Whether this opened it for the first time, which is worth a notice; a trial that fails is not.
    @discardableResult
    public mutating func failed(_ failure: ModelFailure, at now: ContinuousClock.Instant) -> Bool {
        switch (state, failure.bearing) {
        case (_, .none):
            succeeded()
            return false
        // A request sent before it opened may fail later; the pause is not made longer for it.
        case (.open, _): return false
        case (.trying(_, let openings), _):
            open(openings + 1, after: failure, at: now)
            return false
        case (.closed(let failures), .counts) where failures + 1 < threshold:
            state = .closed(failures: failures + 1)
            return false
        case (.closed, _):
            open(1, after: failure, at: now)
            return true
        }
    }

    private mutating func open(_ openings: Int, after failure: ModelFailure, at now: ContinuousClock.Instant) {
        let asked = min(failure.retryAfter ?? .zero, longestPause)
        state = .open(until: now.advanced(by: max(length(openings), asked)), openings: openings)
    }

    private func length(_ openings: Int) -> Duration {
        min(pause * (1 << min(max(openings - 1, 0), 20)), longestPause)
    }
}

extension ModelFailure {
    /// What a failure says about the server.
    enum Bearing: Sendable, Hashable {
        /// Nothing: the server is there, and another request may be answered.
        case none
        /// Several in a row mean that it is not worth asking.
        case counts
        /// Asking again is of no use until somebody changed something.
        case decides
    }

    /// What the failure says about the server.
    var bearing: Bearing {
        switch self {
        case .contextTooLong, .refusedRequest: .none
        case .notRunning, .hostNotFound, .rateLimited, .overloaded, .loading, .firstByteTimeout, .silence,
            .connectionLost, .endedEarly, .server, .notTheService, .unreadable, .certificate, .redirected:
            .counts
        case .keyMissing, .keyRefused, .outOfCredit, .modelMissing: .decides
        }
    }
}
