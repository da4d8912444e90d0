import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A program that was run through pipes from beginning to end: what it wrote, and how it ended.
public struct ProgramRun: Sendable {
    /// Why a program could not be run to its end.
    public enum Failure: Error, CustomStringConvertible {
        /// It was still running when its time was up, and was killed.
        case timedOut(command: String, output: String, errors: String)

        /// A sentence with what the program had written.
        public var description: String {
            switch self {
            case .timedOut(let command, let output, let errors):
                "\(command) did not end in time; output: \(output.debugDescription), errors: \(errors.debugDescription)"
            }
        }
    }

    /// What standard output is.
    public enum Output: Sendable {
        /// A pipe that is read to its end.
        case read
        /// A pipe whose reader has gone before the program starts.
        case closed
    }

    /// Everything written to standard output.
    public let outputBytes: [UInt8]
    /// Everything written to standard error.
    public let errorBytes: [UInt8]
    /// How the program ended.
    public let status: PseudoTerminal.ExitStatus

    /// Standard output as text; bytes that are no UTF-8 become U+FFFD.
    public var output: String { String(decoding: outputBytes, as: UTF8.self) }
    /// Standard error as text; bytes that are no UTF-8 become U+FFFD.
    public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

    /// Runs a program; standard input is a pipe with `input`, closed at its end.
    /// - Parameters:
    ///   - executable: its path.
    ///   - arguments: what follows its name.
    ///   - environment: all of its environment; nothing is inherited.
    ///   - workingDirectory: where it runs; the test's own when nil.
    ///   - input: the bytes of standard input.
    ///   - output: what becomes of standard output.
    ///   - limit: how long it may take.
    /// - Returns: what it wrote and how it ended.
    /// - Throws: ``Failure``, `PseudoTerminal.Failure.system(call:errno:)`.
    public static func run(
        _ executable: String,
        _ arguments: [String],
        environment: [String: String],
        workingDirectory: String? = nil,
        input: [UInt8] = [],
        output: Output = .read,
        within limit: Duration = .seconds(60)
    ) async throws -> ProgramRun {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        try runBlocking(
                            executable,
                            arguments,
                            environment,
                            workingDirectory,
                            input,
                            output,
                            limit
                        )
                    }
                )
            }
        }
    }

    private static func runBlocking(
        _ executable: String,
        _ arguments: [String],
        _ environment: [String: String],
        _ workingDirectory: String?,
        _ input: [UInt8],
        _ output: Output,
        _ limit: Duration
    ) throws -> ProgramRun {
        var pipes = try PipeSet()
        if output == .closed { pipes.closeReader() }
        let pid: pid_t
        do {
            pid = try ChildProcess.start(
                executable,
                arguments,
                environment: environment,
                workingDirectory: workingDirectory,
                streams: .descriptors(
                    input: pipes.input.read,
                    output: pipes.output.write,
                    error: pipes.error.write
                )
            )
        } catch {
            pipes.closeAll()
            throw error
        }
        pipes.closeChildEnds()
        let finished = pipes.transfer(input, deadline: ContinuousClock.now + limit)
        if !finished { kill(pid, SIGKILL) }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        pipes.closeAll()
        let run = ProgramRun(
            outputBytes: pipes.outputBytes,
            errorBytes: pipes.errorBytes,
            status: .init(waitStatus: status)
        )
        if finished { return run }
        let command = ([executable] + arguments).joined(separator: " ")
        throw Failure.timedOut(command: command, output: run.output, errors: run.errors)
    }
}

/// The three pipes of a program, and what came through them.
private struct PipeSet {
    struct Ends {
        var read: Int32
        var write: Int32
    }

    var input: Ends
    var output: Ends
    var error: Ends
    var outputBytes: [UInt8] = []
    var errorBytes: [UInt8] = []

    /// A program that ends without reading its input must not end the test.
    private static let ignoringBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    init() throws {
        Self.ignoringBrokenPipes
        (input, output, error) = try ChildProcess.makingDescriptors.withLock { _ in
            (try Self.make(), try Self.make(), try Self.make())
        }
        _ = fcntl(input.write, F_SETFL, O_NONBLOCK)
    }

    private static func make() throws -> Ends {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw PseudoTerminal.Failure.system(call: "pipe", errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return Ends(read: ends[0], write: ends[1])
    }

    mutating func closeReader() { Self.close(&output.read) }

    mutating func closeChildEnds() {
        Self.close(&input.read)
        Self.close(&output.write)
        Self.close(&error.write)
    }

    mutating func closeAll() {
        closeChildEnds()
        Self.close(&input.write)
        Self.close(&output.read)
        Self.close(&error.read)
    }

    /// Feeds `input` and collects output until the program has closed both of its outputs; false when the time is up.
    mutating func transfer(_ bytes: [UInt8], deadline: ContinuousClock.Instant) -> Bool {
        var rest = bytes[...]
        if rest.isEmpty { Self.close(&input.write) }
        while output.read >= 0 || error.read >= 0 {
            let left = ContinuousClock.now.duration(to: deadline).components.seconds
            if left < 0 { return false }
            // Descriptors below zero are passed over by poll.
            var states = [
                pollfd(fd: input.write, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: output.read, events: Int16(POLLIN), revents: 0),
                pollfd(fd: error.read, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&states, nfds_t(states.count), Int32(min(left, 1) * 1000 + 50))
            if ready <= 0 { continue }
            if states[0].revents != 0 { feed(&rest) }
            if states[1].revents != 0 { Self.collect(&output.read, &outputBytes) }
            if states[2].revents != 0 { Self.collect(&error.read, &errorBytes) }
        }
        return true
    }

    private mutating func feed(_ rest: inout ArraySlice<UInt8>) {
        let count = rest.withUnsafeBytes { write(input.write, $0.baseAddress, $0.count) }
        if count > 0 { rest = rest.dropFirst(count) }
        let isBroken = count < 0 && errno != EAGAIN && errno != EINTR
        if rest.isEmpty || isBroken { Self.close(&input.write) }
    }

    private static func collect(_ descriptor: inout Int32, _ bytes: inout [UInt8]) {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(descriptor, &chunk, chunk.count)
        if count > 0 { return bytes += chunk[..<count] }
        if count < 0, errno == EINTR || errno == EAGAIN { return }
        close(&descriptor)
    }

    private static func close(_ descriptor: inout Int32) {
        if descriptor >= 0 { _ = sysClose(descriptor) }
        descriptor = -1
    }
}

private func sysClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
