#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Foundation
import Synchronization

/// A program that runs beside this one and has nothing of the terminal: no input, and output that nobody sees.
///
/// It is started without a shell, as the leader of a process group of its own, so that a key that is pressed reaches it only
/// through ``stop()``, and what it starts ends with it.
public final class SilentProcess: Sendable {
    /// How it ended.
    public enum Ending: Sendable, Equatable {
        /// By itself, with this code.
        case exited(Int32)
        /// By this signal.
        case signalled(Int32)
    }

    /// Why it could not be started.
    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// The system refused, with its error number.
        case notStarted(path: String, errno: Int32)

        /// A sentence and a hint.
        public var description: String {
            switch self {
            case .notStarted(let path, let number):
                "\(path) could not be started (\(String(cString: strerror(number)))). Check that the program is whole."
            }
        }
    }

    private struct State {
        var ending: Ending?
        var waiting: [CheckedContinuation<Ending, Never>] = []
    }

    /// What it is given to end by itself once it was asked to.
    private static let grace = Duration.milliseconds(500)

    private let process: pid_t
    private let state = Mutex(State())

    private init(process: pid_t) {
        self.process = process
    }

    /// Starts a program.
    /// - Parameters:
    ///   - path: its absolute path.
    ///   - arguments: what it is told, without its own name; taken as they are.
    ///   - environment: the variables it sees.
    /// - Returns: the running program.
    /// - Throws: ``Failure``.
    public static func start(
        _ path: String,
        _ arguments: [String],
        environment: [String: String]
    ) throws(Failure) -> SilentProcess {
        var process: pid_t = 0
        let result = spawn(path, [path] + arguments, environment, &process)
        guard result == 0 else { throw .notStarted(path: path, errno: result) }
        let running = SilentProcess(process: process)
        // Waiting blocks, so it has a thread of its own.
        Thread.detachNewThread { running.waitForEnd() }
        return running
    }

    /// Waits until it has ended.
    public func ending() async -> Ending {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state -> Ending? in
                if state.ending == nil { state.waiting.append(continuation) }
                return state.ending
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Asks it to end, and ends it where it does not; does nothing once it has ended.
    public func stop() {
        signal(SIGTERM)
        Task {
            // A sleep that is cut short only means that the program is ended earlier.
            try? await Task.sleep(for: Self.grace)
            signal(SIGKILL)
        }
    }

    private func signal(_ number: Int32) {
        // Under the lock the process has not been waited for, so its number cannot be another's.
        state.withLock { state in
            if state.ending == nil { _ = kill(-process, number) }
        }
    }

    private func waitForEnd() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
        let (ending, waiting) = state.withLock { state in
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
            let signal = status & 0x7F
            let ending = signal == 0 ? Ending.exited((status >> 8) & 0xFF) : .signalled(signal)
            state.ending = ending
            defer { state.waiting = [] }
            return (ending, state.waiting)
        }
        for continuation in waiting { continuation.resume(returning: ending) }
    }

    private static func spawn(
        _ path: String,
        _ words: [String],
        _ environment: [String: String],
        _ process: inout pid_t
    ) -> Int32 {
        #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        #else
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        // What this program ignores, another one must not: SIGPIPE would stay ignored across exec.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGPIPE, SIGTERM, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The threads of Swift's pool block signals, and a program that inherited that could not be asked to end.
        var blocked = sigset_t()
        sigemptyset(&blocked)
        posix_spawnattr_setsigmask(&attributes, &blocked)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var values: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in arguments + values { free(string) } }
        return posix_spawn(&process, path, &actions, &attributes, &arguments, &values)
    }
}
