#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One run of a pager; blocks the thread until the pager ends.
struct PagerProcess {
    /// The shell's code for a command it does not find or may not run.
    private static let commandNotFound: ClosedRange<Int32> = 126...127

    let command: String
    let environment: [String: String]

    /// Feeds the text to the pager and waits for it.
    /// - Returns: false when the pager could not be started, so that nobody has seen the text.
    func show(_ text: String) -> Bool {
        var modes = termios()
        let hasModes = tcgetattr(STDIN_FILENO, &modes) == 0
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let pager = start(input: ends[0])
        close(ends[0])
        // A broken pipe only means that the reader has seen enough.
        if pager != nil { _ = sendAll(Array(text.utf8), to: ends[1]) }
        close(ends[1])
        guard let pager else { return false }
        let status = wait(for: pager)
        if hasModes { _ = tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) }
        return !PagerProcess.commandNotFound.contains(status)
    }

    private func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return 0 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 0
    }

    private func start(input: Int32) -> pid_t? {
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
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        // What this program ignores, the pager must not: SIGPIPE would stay ignored across exec.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGPIPE, SIGTSTP] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: Int32(POSIX_SPAWN_SETSIGDEF)))
        return spawn(&actions, &attributes)
    }

    #if canImport(Glibc)
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    #else
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    #endif

    private func spawn(_ actions: inout Actions, _ attributes: inout Attributes) -> pid_t? {
        var variables = environment
        // So that a bare `less` shows colours and leaves a short text on the screen, as git does it.
        if variables["LESS"] == nil { variables["LESS"] = "FRX" }
        var arguments: [UnsafeMutablePointer<CChar>?] =
            (["/bin/sh", "-c", command] as [String]).map { strdup($0) } + [nil]
        var values: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for string in arguments + values { free(string) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, "/bin/sh", &actions, &attributes, &arguments, &values)
        return result == 0 ? process : nil
    }
}
