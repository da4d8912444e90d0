import Synchronization

/// Signals turned into calls: Ctrl-C for whoever claims it last, and an orderly stop for the others.
///
/// The last claim alone hears Ctrl-C, so a turn, a pager and the line editor can each hold one without knowing of each
/// other. Calls are made on a thread of their own, never inside the signal handler.
public final class Interrupts: Sendable {
    /// Why the program should end.
    public enum StopSignal: Sendable, Equatable {
        /// Ctrl-C while nobody claimed it.
        case interrupt
        /// A request to end, as `kill` sends it.
        case terminate
        /// The terminal went away.
        case hangup
    }

    /// What a terminal tells besides its keys.
    enum TerminalEvent: Sendable {
        case resized, suspended
    }

    private struct State {
        var claims: [(id: UInt64, handler: @Sendable () -> Void)] = []
        var observers: [(id: UInt64, handler: @Sendable (TerminalEvent) -> Void)] = []
        var nextID: UInt64 = 0
        var onStop: (@Sendable (StopSignal) -> Void)?
    }

    private let state = Mutex(State())

    /// The facility that hears this process's signals once ``install(onStop:)`` was called on it.
    public static let shared = Interrupts()

    /// A facility that hears nothing until it is installed or told by ``deliver(_:)``.
    public init() {}

    /// Starts to hear SIGINT, SIGTERM, SIGHUP and SIGWINCH.
    ///
    /// SIGPIPE is ignored, so that a closed pipe is an error of the write that meets it. Calling this again only
    /// replaces the callback.
    /// - Parameter onStop: called on the signal thread when the program should end.
    public func install(onStop: @escaping @Sendable (StopSignal) -> Void) {
        state.withLock { $0.onStop = onStop }
        SignalSource.start { [weak self] signal in self?.handle(signal) }
    }

    /// Claims Ctrl-C until the claim is released or forgotten.
    /// - Parameter handler: called for every Ctrl-C, on the signal thread; must not wait.
    /// - Returns: the claim; keep it for as long as Ctrl-C should come here.
    public func claim(_ handler: @escaping @Sendable () -> Void) -> InterruptClaim {
        let id = state.withLock { state in
            state.nextID += 1
            state.claims.append((state.nextID, handler))
            return state.nextID
        }
        return InterruptClaim { [weak self] in
            self?.state.withLock { state in state.claims.removeAll { $0.id == id } }
        }
    }

    /// Every Ctrl-C from now on, claimed until the stream is no longer iterated.
    public func interrupts() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let claim = claim { continuation.yield() }
        continuation.onTermination = { _ in claim.release() }
        return stream
    }

    /// Runs an operation that the first Ctrl-C cancels.
    /// - Parameters:
    ///   - onInterrupt: told the number of the Ctrl-C, from one, before the operation is cancelled; later ones as well.
    ///   - operation: the work; it sees the cancellation of its task.
    /// - Returns: what the operation returns.
    /// - Throws: what the operation throws.
    public func cancelling<Success: Sendable>(
        onInterrupt: @escaping @Sendable (Int) -> Void = { _ in },
        _ operation: @escaping @Sendable () async throws -> Success
    ) async throws -> Success {
        let task = Task { try await operation() }
        let count = Counter()
        let claim = claim {
            // Told first, so that a notice stands before whatever the cancelled work still prints.
            onInterrupt(count.next())
            task.cancel()
        }
        defer { claim.release() }
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Acts as if a signal had come; for tests and for keys that are not signals.
    public func deliver(_ signal: StopSignal) {
        let action: (@Sendable () -> Void)? = state.withLock { state in
            if signal == .interrupt, let claim = state.claims.last { return claim.handler }
            guard let onStop = state.onStop else { return nil }
            return { onStop(signal) }
        }
        action?()
    }

    /// Hears of resizing, and of Ctrl-Z instead of being stopped by it, until the claim is released.
    func observeTerminal(_ handler: @escaping @Sendable (TerminalEvent) -> Void) -> InterruptClaim {
        let id = state.withLock { state in
            state.nextID += 1
            state.observers.append((state.nextID, handler))
            return state.nextID
        }
        SignalSource.catchSuspend(true)
        return InterruptClaim { [weak self] in
            SignalSource.catchSuspend(false)
            self?.state.withLock { state in state.observers.removeAll { $0.id == id } }
        }
    }

    func deliver(_ event: TerminalEvent) {
        state.withLock { $0.observers.last?.handler }?(event)
    }

    private func handle(_ signal: SignalSource.Signal) {
        switch signal {
        case .interrupt: deliver(StopSignal.interrupt)
        case .terminate: deliver(StopSignal.terminate)
        case .hangup: deliver(StopSignal.hangup)
        case .resize: deliver(TerminalEvent.resized)
        case .suspend: deliver(TerminalEvent.suspended)
        }
    }
}

/// A hold on Ctrl-C that ends when it is released or forgotten.
public final class InterruptClaim: Sendable {
    private let onRelease: Mutex<(@Sendable () -> Void)?>

    init(onRelease: @escaping @Sendable () -> Void) {
        self.onRelease = Mutex(onRelease)
    }

    deinit { release() }

    /// Gives Ctrl-C back to whoever claimed it before; does nothing the second time.
    public func release() {
        let action = onRelease.withLock { action in
            defer { action = nil }
            return action
        }
        action?()
    }
}

/// Counts from one, for closures that may be called anywhere.
private final class Counter: Sendable {
    private let count = Atomic(0)

    func next() -> Int {
        count.add(1, ordering: .relaxed).newValue
    }
}
