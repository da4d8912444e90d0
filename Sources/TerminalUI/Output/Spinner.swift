import Synchronization

/// A sign of life on standard error while the program works.
///
/// Nothing is drawn during the first 300 ms, nor ever without a terminal whose cursor can be moved; when it stops the
/// line it used is empty again.
public final class Spinner: Sendable {
    private struct State {
        var label: String
        var isStopped = false
    }

    private let state: Mutex<State>
    private let task = Mutex<Task<Void, Never>?>(nil)
    private let writer: TerminalWriter

    /// Starts to spin.
    /// - Parameters:
    ///   - label: what is being done, in a few words.
    ///   - writer: the program's writer, which keeps the line apart from text.
    ///   - capabilities: what the terminal can do.
    ///   - clock: the time; tests pass their own.
    public init(
        _ label: String,
        writer: TerminalWriter,
        capabilities: TerminalCapabilities,
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        state = Mutex(State(label: label))
        self.writer = writer
        guard capabilities.isErrorTerminal, capabilities.cursorControl else { return }
        let frames = SpinnerFrames(
            unicode: capabilities.unicode,
            width: capabilities.width,
            color: capabilities.errorColor
        )
        let spinning = Task { [weak self] in
            let start = clock.now
            while !Task.isCancelled {
                // Not held while it sleeps: a spinner that was forgotten stops.
                guard self?.draw(frames, elapsed: start.duration(to: clock.now)) != nil else { return }
                // A cancelled sleep is how the spinner ends; there is nothing to report.
                try? await clock.sleep(for: SpinnerFrames.interval)
            }
        }
        task.withLock { $0 = spinning }
    }

    deinit { stop() }

    /// Changes what is said to be done.
    public func update(_ label: String) {
        state.withLock { $0.label = label }
    }

    /// Stops at once and erases the line; after it returns nothing more is drawn.
    public func stop() {
        let wasRunning = state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        guard wasRunning else { return }
        let running = task.withLock { $0 }
        running?.cancel()
        if running != nil { writer.showPassingLine(nil) }
    }

    private func draw(_ frames: SpinnerFrames, elapsed: Duration) {
        // Drawn under the lock, so that nothing can be drawn once stop() has returned.
        state.withLock { state in
            guard !state.isStopped, let line = frames.line(after: elapsed, label: state.label) else { return }
            writer.showPassingLine(line)
        }
    }
}
