#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Synchronization

/// One of the two streams a program writes to.
public enum OutputStream: Sendable, CaseIterable {
    /// Answers.
    case standardOutput
    /// Notices, progress, errors.
    case standardError
}

/// Why something could not be written.
public enum TerminalWriteError: Error, Equatable, CustomStringConvertible {
    /// The reader of a pipe has gone, as `head` does; the program should end quietly.
    case brokenPipe
    /// The system refused, with its error number.
    case failed(errno: Int32)

    /// A sentence and a hint.
    public var description: String {
        switch self {
        case .brokenPipe: "The program that was reading this output has ended. Nothing more was written."
        case .failed(let number):
            "The output could not be written (\(String(cString: strerror(number)))). "
                + "Check that the disk has room and the terminal is still open."
        }
    }
}

/// The one place that writes to standard output and standard error.
///
/// It retries partial writes, and keeps a passing line (a spinner) apart from text: the line is only drawn while the
/// cursor stands at the start of a line, and it is erased before anything else is written.
public final class TerminalWriter: Sendable {
    private struct State {
        var cursorIsAtLineStart = true
        var passingLineIsShown = false
    }

    private let state = Mutex(State())
    private let output: Int32
    private let error: Int32
    private let outputIsTerminal: Bool
    private let errorIsTerminal: Bool

    /// A writer on the process's own streams, or on other descriptors in tests.
    public init(output: Int32 = 1, error: Int32 = 2) {
        self.output = output
        self.error = error
        outputIsTerminal = isatty(output) == 1
        errorIsTerminal = isatty(error) == 1
    }

    /// Writes a text whole; control characters are the caller's matter.
    /// - Throws: ``TerminalWriteError``; ``TerminalWriteError/brokenPipe`` asks the program to end quietly.
    public func write(_ text: String, to stream: OutputStream = .standardOutput) throws(TerminalWriteError) {
        guard !text.isEmpty else { return }
        let result = state.withLock { state -> Result<Void, TerminalWriteError> in
            let isTerminal = stream == .standardOutput ? outputIsTerminal : errorIsTerminal
            if isTerminal {
                eraseLine(&state)
                state.cursorIsAtLineStart = text.utf8.last == UInt8(ascii: "\n")
            }
            return send(text, to: stream == .standardOutput ? output : error)
        }
        try result.get()
    }

    /// Writes bytes whole, as they are: for files that are no text, into a pipe or a file.
    /// - Throws: ``TerminalWriteError``; ``TerminalWriteError/brokenPipe`` asks the program to end quietly.
    public func write(bytes: [UInt8]) throws(TerminalWriteError) {
        guard !bytes.isEmpty else { return }
        let result = state.withLock { state -> Result<Void, TerminalWriteError> in
            if outputIsTerminal {
                eraseLine(&state)
                state.cursorIsAtLineStart = bytes.last == UInt8(ascii: "\n")
            }
            return sendAll(bytes, to: output)
        }
        try result.get()
    }

    /// Writes a text and ends the line.
    /// - Throws: ``TerminalWriteError``.
    public func writeLine(_ text: String = "", to stream: OutputStream = .standardOutput) throws(TerminalWriteError) {
        try write(text + "\n", to: stream)
    }

    /// Tells the writer that something else, such as the line editor or a pager, left the cursor at a line's start.
    public func cursorIsAtLineStart() {
        state.withLock { $0.cursorIsAtLineStart = true }
    }

    /// Draws a passing line on standard error, in place of the one before; nil erases it.
    ///
    /// Nothing is drawn when standard error is no terminal, or while a text's line is not finished. What cannot be
    /// drawn is not reported: a passing line carries nothing that would be missed.
    /// - Parameter line: a text that fits on one line of the terminal.
    public func showPassingLine(_ line: String?) {
        guard errorIsTerminal else { return }
        state.withLock { state in
            eraseLine(&state)
            guard let line, state.cursorIsAtLineStart else { return }
            state.passingLineIsShown = true
            _ = send(line, to: error)
        }
    }

    private func eraseLine(_ state: inout State) {
        guard state.passingLineIsShown else { return }
        state.passingLineIsShown = false
        _ = send("\r\u{1B}[K", to: error)
    }

    private func send(_ text: String, to descriptor: Int32) -> Result<Void, TerminalWriteError> {
        sendAll(Array(text.utf8), to: descriptor)
    }
}

/// Writes every byte, waiting where the descriptor asks to be waited for.
func sendAll(_ bytes: [UInt8], to descriptor: Int32) -> Result<Void, TerminalWriteError> {
    var sent = 0
    while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            sent += count
            continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
            var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&waiting, 1, -1)
        case EPIPE: return .failure(.brokenPipe)
        case let number: return .failure(.failed(errno: number))
        }
    }
    return .success(())
}
