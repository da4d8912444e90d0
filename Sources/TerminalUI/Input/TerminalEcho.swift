#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Synchronization

/// Keeps what is typed ahead from being drawn into what is being written; it stands in the next line instead.
///
/// Ctrl-C still works. The echo comes back with `restore`, or when this is let go of.
public final class TerminalEcho: Sendable {
    private let isOff: Mutex<Bool>

    /// Turns the echo of standard input's terminal off; nil where there is no terminal, or it was off already.
    public init?() {
        guard TerminalEcho.set(false) else { return nil }
        isOff = Mutex(true)
    }

    deinit { restore() }

    /// Turns the echo on again; does nothing the second time.
    public func restore() {
        let wasOff = isOff.withLock { isOff in
            defer { isOff = false }
            return isOff
        }
        // A terminal that has gone away needs no echo.
        if wasOff { _ = TerminalEcho.set(true) }
    }

    /// Changes nothing but the echo, so that what the line editor sets in between stands.
    private static func set(_ isOn: Bool) -> Bool {
        var modes = termios()
        guard tcgetattr(STDIN_FILENO, &modes) == 0 else { return false }
        let echo = tcflag_t(ECHO)
        if (modes.c_lflag & echo != 0) == isOn { return false }
        modes.c_lflag = isOn ? modes.c_lflag | echo : modes.c_lflag & ~echo
        return tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0
    }
}
