public import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A terminal that a test types into and reads from, with or without a program running in it.
///
/// The program is started with `posix_spawn` as the leader of a new session, and its standard input is opened by the name
/// of the terminal as the first thing it does: that open makes it the program's controlling terminal, so that Ctrl-C,
/// Ctrl-Z and a change of size reach it as signals. No helper program is needed.
///
/// A thread of its own reads all output at once; ``expect(_:within:)`` waits for output and never polls or sleeps.
public final class PseudoTerminal: Sendable {
    private struct Waiter {
        let id: UInt64
        let expecting: String
        let find: @Sendable (String) -> Range<String.Index>?
        let continuation: CheckedContinuation<String, any Error>
    }

    private struct State {
        var bytes: [UInt8] = []
        var readTo = 0
        var killsAtByte: Int?
        var hasEnded = false
        var waiters: [Waiter] = []
        var nextID: UInt64 = 0
        var status: ExitStatus?
        var statusWaiters: [(id: UInt64, continuation: CheckedContinuation<ExitStatus, any Error>)] = []
    }

    /// The name a program opens to use this terminal.
    public let path: String
    private let master: Int32
    private let slave: Mutex<Int32>
    private let state = Mutex(State())
    private let child = Mutex<pid_t>(0)

    /// A terminal that no program uses yet; a test in the same process may open ``path``.
    /// - Throws: ``Failure/system(call:errno:)``.
    public init(columns: Int = 80, rows: Int = 24) throws {
        var ends: (master: Int32, slave: Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 256)
        let result = ChildProcess.makingDescriptors.withLock { _ in
            let result = openpty(&ends.master, &ends.slave, &name, nil, nil)
            if result == 0 { for end in [ends.master, ends.slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
            return result
        }
        guard result == 0 else { throw Failure.system(call: "openpty", errno: errno) }
        master = ends.master
        slave = Mutex(ends.slave)
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try setSize(columns: columns, rows: rows)
    }

    deinit {
        // Not reaped yet means the test forgot it; it must not outlive the test.
        let pid = child.withLock { $0 }
        if pid > 0 { _ = sendSignal(pid, SIGKILL) }
        closeSlave()
        close(master)
    }

    /// The descriptor a program in this process would have as its standard input; open until a program is started.
    public var descriptor: Int32 { slave.withLock { $0 } }

    private func closeSlave() {
        slave.withLock { slave in
            if slave >= 0 { close(slave) }
            slave = -1
        }
    }

    /// Starts a program in a new terminal.
    /// - Parameters:
    ///   - executable: its path.
    ///   - arguments: what follows its name.
    ///   - environment: all of its environment; nothing is inherited.
    ///   - workingDirectory: where it runs; the test's own when nil.
    ///   - columns: the window's width in cells.
    ///   - rows: the window's height in cells.
    /// - Returns: the terminal, from which everything the program writes is being read.
    /// - Throws: ``Failure/system(call:errno:)``.
    public static func start(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String],
        workingDirectory: String? = nil,
        columns: Int = 80,
        rows: Int = 24
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(columns: columns, rows: rows)
        let pid = try ChildProcess.start(
            executable,
            arguments,
            environment: environment,
            workingDirectory: workingDirectory,
            streams: .terminal(path: terminal.path)
        )
        terminal.child.withLock { $0 = pid }
        terminal.closeSlave()
        terminal.startReading()
        Thread.detachNewThread { [weak terminal] in
            var status: Int32 = 0
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
            terminal?.noteExit(status)
        }
        return terminal
    }

    /// Starts to collect output; only needed when no program was started in the terminal.
    public func startReading() {
        let master = master
        Thread.detachNewThread { [weak self] in
            var chunk = [UInt8](repeating: 0, count: 16_384)
            while true {
                let count = read(master, &chunk, chunk.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { break }
                guard let self else { return }
                self.receive(chunk[..<count])
            }
            self?.noteEnd()
        }
    }

    /// Types a text, as bytes; `"\r"` is Enter, `"\u{3}"` Ctrl-C, `"\u{4}"` Ctrl-D, `"\t"` Tab.
    /// - Throws: ``Failure/system(call:errno:)``.
    public func send(_ text: String) throws {
        try send(bytes: Array(text.utf8))
    }

    /// Types bytes that need not be text.
    /// - Throws: ``Failure/system(call:errno:)``.
    public func send(bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { throw Failure.system(call: "write", errno: errno) }
            sent += max(0, count)
        }
    }

    /// Types a text as a terminal pastes it.
    /// - Throws: ``Failure/system(call:errno:)``.
    public func paste(_ text: String) throws {
        try send("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~")
    }

    /// Waits until a text appears after the last one that was expected.
    /// - Returns: the unread output up to and with the text.
    /// - Throws: ``Failure``.
    @discardableResult
    public func expect(_ text: String, within limit: Duration = .seconds(20)) async throws -> String {
        try await wait(for: text, within: limit) { $0.range(of: text) }
    }

    /// Waits until output after the last match satisfies a regular expression, which is made anew for every look.
    /// - Returns: the unread output up to and with the match.
    /// - Throws: ``Failure``.
    @discardableResult
    public func expect<Output>(
        matching pattern: @autoclosure @escaping @Sendable () -> Regex<Output>,
        within limit: Duration = .seconds(20)
    ) async throws -> String {
        try await wait(for: "a pattern", within: limit) { $0.firstRange(of: pattern()) }
    }

    /// Waits until the program has ended and all of its output is read.
    ///
    /// A child it left behind may keep the terminal open; then the status is given when the time is up.
    /// - Throws: ``Failure/timedOut(expecting:unread:)``.
    public func exitStatus(within limit: Duration = .seconds(20)) async throws -> ExitStatus {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let timer = Task { [weak self] in
            try await Task.sleep(for: limit)
            self?.giveUpStatus(id)
        }
        defer { timer.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                state.statusWaiters.append((id, continuation))
                PseudoTerminal.settleStatus(&state)
            }
        }
    }

    /// Everything the program wrote so far, escape sequences included; bytes that are no UTF-8 become U+FFFD.
    public var output: String {
        String(decoding: state.withLock { $0.bytes }, as: UTF8.self)
    }

    /// Changes the size of the window; a program in it is told by SIGWINCH.
    /// - Throws: ``Failure/system(call:errno:)``.
    public func resize(columns: Int, rows: Int) throws {
        try setSize(columns: columns, rows: rows)
    }

    /// Sends a signal to the program that was started, SIGTERM unless told otherwise.
    public func terminate(_ signal: Int32 = SIGTERM) {
        let pid = child.withLock { $0 }
        if pid > 0 { _ = sendSignal(pid, signal) }
    }

    /// Ends the program without warning as soon as it has written so many bytes.
    public func kill(atByte count: Int) {
        let isReached = state.withLock { state in
            state.killsAtByte = count
            return state.bytes.count >= count
        }
        if isReached { terminate(SIGKILL) }
    }

    // MARK: - Inside

    private func wait(
        for expecting: String,
        within limit: Duration,
        find: @escaping @Sendable (String) -> Range<String.Index>?
    ) async throws -> String {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let timer = Task { [weak self] in
            try await Task.sleep(for: limit)
            self?.giveUp(id)
        }
        defer { timer.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                state.waiters.append(
                    Waiter(id: id, expecting: expecting, find: find, continuation: continuation)
                )
                PseudoTerminal.settle(&state)
            }
        }
    }

    private func receive(_ bytes: ArraySlice<UInt8>) {
        let kills = state.withLock { state in
            state.bytes += bytes
            PseudoTerminal.settle(&state)
            return state.killsAtByte.map { state.bytes.count >= $0 } ?? false
        }
        if kills { terminate(SIGKILL) }
    }

    private func noteEnd() {
        state.withLock { state in
            state.hasEnded = true
            PseudoTerminal.settle(&state)
            PseudoTerminal.settleStatus(&state)
        }
    }

    private func noteExit(_ status: Int32) {
        let exit = ExitStatus(waitStatus: status)
        child.withLock { $0 = 0 }
        state.withLock { state in
            state.status = exit
            PseudoTerminal.settleStatus(&state)
        }
    }

    private static func settleStatus(_ state: inout State) {
        guard let status = state.status, state.hasEnded else { return }
        for waiter in state.statusWaiters { waiter.continuation.resume(returning: status) }
        state.statusWaiters = []
    }

    /// Answers the waiters that can be answered.
    private static func settle(_ state: inout State) {
        while let waiter = state.waiters.first {
            let unread = String(decoding: state.bytes[state.readTo...], as: UTF8.self)
            if let range = waiter.find(unread) {
                let seen = String(unread[..<range.upperBound])
                state.readTo = min(state.bytes.count, state.readTo + seen.utf8.count)
                waiter.continuation.resume(returning: seen)
            } else if state.hasEnded {
                waiter.continuation.resume(throwing: Failure.ended(expecting: waiter.expecting, unread: unread))
            } else {
                return
            }
            state.waiters.removeFirst()
        }
    }

    private func giveUp(_ id: UInt64) {
        state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return }
            let waiter = state.waiters.remove(at: index)
            let unread = String(decoding: state.bytes[state.readTo...], as: UTF8.self)
            waiter.continuation.resume(throwing: Failure.timedOut(expecting: waiter.expecting, unread: unread))
        }
    }

    private func giveUpStatus(_ id: UInt64) {
        state.withLock { state in
            guard let index = state.statusWaiters.firstIndex(where: { $0.id == id }) else { return }
            let waiter = state.statusWaiters.remove(at: index)
            if let status = state.status { return waiter.continuation.resume(returning: status) }
            let unread = String(decoding: state.bytes[state.readTo...], as: UTF8.self)
            waiter.continuation.resume(throwing: Failure.timedOut(expecting: "the end", unread: unread))
        }
    }

    private func setSize(columns: Int, rows: Int) throws {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(master, UInt(TIOCSWINSZ), &size) == 0 else {
            throw Failure.system(call: "ioctl(TIOCSWINSZ)", errno: errno)
        }
    }
}

/// `kill(2)`, under a name that the terminal's own method does not hide.
private func sendSignal(_ process: pid_t, _ signal: Int32) -> Int32 { kill(process, signal) }
