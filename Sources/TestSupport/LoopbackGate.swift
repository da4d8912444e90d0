import Dispatch
import Synchronization

/// Lets a test and a server wait for each other without sleeping; once open it stays open.
public final class LoopbackGate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())

    /// A closed gate.
    public init() {}

    /// Whether it was opened.
    public var isOpen: Bool { state.withLock { $0.isOpen } }

    /// Lets everybody through, now and later.
    public func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for proceed in waiting { proceed() }
    }

    /// Blocks the thread until the gate is open; for the server's side.
    /// - Returns: false when the time was up first.
    @discardableResult
    public func wait(within limit: Duration = .seconds(60)) -> Bool {
        let semaphore = DispatchSemaphore(value: 0)
        whenOpen { semaphore.signal() }
        return semaphore.wait(timeout: .now() + limit.dispatchInterval) == .success
    }

    /// Suspends until the gate is open; for the test's side.
    /// - Returns: false when the time was up first.
    @discardableResult
    public func opened(within limit: Duration = .seconds(60)) async -> Bool {
        let once = LoopbackOnce()
        return await withCheckedContinuation { continuation in
            whenOpen { if once.isFirst() { continuation.resume(returning: true) } }
            DispatchQueue.global().asyncAfter(deadline: .now() + limit.dispatchInterval) {
                if once.isFirst() { continuation.resume(returning: false) }
            }
        }
    }

    /// Calls `proceed` once the gate is open, at once when it is already.
    func whenOpen(_ proceed: @escaping @Sendable () -> Void) {
        let isOpen = state.withLock { state in
            if !state.isOpen { state.waiting.append(proceed) }
            return state.isOpen
        }
        if isOpen { proceed() }
    }
}

/// Tells the first caller from the others.
private final class LoopbackOnce: Sendable {
    private let taken = Atomic(false)

    func isFirst() -> Bool {
        taken.compareExchange(expected: false, desired: true, ordering: .acquiringAndReleasing).exchanged
    }
}

extension Duration {
    /// The same length for Dispatch.
    var dispatchInterval: DispatchTimeInterval {
        .nanoseconds(Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000))
    }
}
