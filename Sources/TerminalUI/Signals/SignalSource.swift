#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Foundation
import Synchronization

/// The one place that installs signal handlers; each writes its signal's number to a pipe that a thread reads.
enum SignalSource {
    /// The signals the program acts on.
    enum Signal: CaseIterable {
        case interrupt, terminate, hangup, resize, suspend

        var number: Int32 {
            switch self {
            case .interrupt: SIGINT
            case .terminate: SIGTERM
            case .hangup: SIGHUP
            case .resize: SIGWINCH
            case .suspend: SIGTSTP
            }
        }
    }

    private struct State {
        var receiver: (@Sendable (Signal) -> Void)?
        var isStarted = false
    }

    private static let state = Mutex(State())
    private static let pipe = SelfPipe(blockingReads: true)

    /// Installs the handlers once and sends every signal to the last receiver given.
    static func start(_ receiver: @escaping @Sendable (Signal) -> Void) {
        let isFirst = state.withLock { state in
            state.receiver = receiver
            defer { state.isStarted = true }
            return !state.isStarted
        }
        guard isFirst else { return }
        signalPipeWriteEnd.store(pipe.writeEnd, ordering: .releasing)
        Thread.detachNewThread { dispatch() }
        for signal in Signal.allCases where signal != .suspend && !isIgnored(signal) { install(signal) }
        signal(SIGPIPE, SIG_IGN)
    }

    /// Whether Ctrl-Z is told to the receiver (true) or stops the process as usual (false).
    static func catchSuspend(_ isCaught: Bool) {
        guard state.withLock({ $0.isStarted }), !isIgnored(.suspend) else { return }
        if isCaught { install(.suspend) } else { signal(SIGTSTP, SIG_DFL) }
    }

    /// A signal that was ignored from the start, as `nohup` does with SIGHUP, stays ignored.
    private static func isIgnored(_ signal: Signal) -> Bool {
        var current = sigaction()
        guard sigaction(signal.number, nil, &current) == 0 else { return false }
        #if canImport(Glibc)
        let handler = current.__sigaction_handler.sa_handler
        #else
        let handler = current.__sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    private static func install(_ signal: Signal) {
        var action = sigaction()
        #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = writeSignalToPipe
        #else
        action.__sigaction_u.__sa_handler = writeSignalToPipe
        #endif
        action.sa_flags = Int32(SA_RESTART)
        sigemptyset(&action.sa_mask)
        _ = sigaction(signal.number, &action, nil)
    }

    private static func dispatch() {
        while let byte = pipe.read() {
            guard let signal = Signal.allCases.first(where: { $0.number == Int32(byte) }) else { continue }
            state.withLock { $0.receiver }?(signal)
        }
    }
}

/// Read inside the signal handler, so it is a plain atomic that needs no set-up there.
private let signalPipeWriteEnd = Atomic<Int32>(-1)

/// The signal handler: async-signal-safe, as it only loads an atomic, writes one byte and keeps errno.
private func writeSignalToPipe(_ number: Int32) {
    let savedError = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(signalPipeWriteEnd.load(ordering: .acquiring), &byte, 1)
    errno = savedError
}
