import HTTPCore

/// Tells when a transfer has taken too long; the clock is its owner's.
///
/// The time to connect is libcurl's to watch.
struct TransferDeadlines: Sendable {
    private let limits: HTTPLimits
    private let end: ContinuousClock.Instant?
    /// Since when the server owes us something; nil before the request is sent and while the reader is behind.
    private var waitingSince: ContinuousClock.Instant?
    private var hasBody = false

    /// Deadlines of a transfer; `start` is when its caller asked, before any redirects.
    init(_ limits: HTTPLimits, start: ContinuousClock.Instant) {
        self.limits = limits
        end = limits.total.map { start + $0 }
    }

    /// The request is about to be sent.
    mutating func sent(at now: ContinuousClock.Instant) { waitingSince = now }

    /// A piece of the body came.
    mutating func received(at now: ContinuousClock.Instant) {
        hasBody = true
        waitingSince = now
    }

    /// The transfer waits for its reader.
    mutating func paused() { waitingSince = nil }

    /// The reader has caught up.
    mutating func resumed(at now: ContinuousClock.Instant) { waitingSince = now }

    /// When to look again; nil where nothing can expire.
    var next: ContinuousClock.Instant? {
        let wait = waitingSince.map { $0 + (hasBody ? limits.idle : limits.firstByte) }
        guard let wait, let end else { return wait ?? end }
        return min(wait, end)
    }

    /// What has expired; nil where nothing has.
    func failure(at now: ContinuousClock.Instant) -> HTTPFailure? {
        if let end, let total = limits.total, now >= end { return .totalTimeout(after: total) }
        guard let waitingSince else { return nil }
        if hasBody { return now >= waitingSince + limits.idle ? .silence(after: limits.idle) : nil }
        return now >= waitingSince + limits.firstByte ? .firstByteTimeout(after: limits.firstByte) : nil
    }
}
