#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One run of a pager; blocks the thread until the pager ends.
struct PagerProcess {
    /// The shell's code for a command it does not find or may not run.
    private static let commandNotFound: ClosedRange<Int32> = 126...127

    private let shell: ShellProcess

    init(command: String, environment: [String: String]) {
        var variables = environment
        // So that a bare `less` shows colours and leaves a short text on the screen, as git does it.
        if variables["LESS"] == nil { variables["LESS"] = "FRX" }
        shell = ShellProcess(command: command, environment: variables)
    }

    /// Feeds the text to the pager and waits for it.
    /// - Returns: false when the pager could not be started, so that nobody has seen the text.
    func show(_ text: String) -> Bool {
        let modes = TerminalModes()
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return false }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let pager = shell.start(input: ends[0])
        close(ends[0])
        // A broken pipe only means that the reader has seen enough.
        if pager != nil { _ = sendAll(Array(text.utf8), to: ends[1]) }
        close(ends[1])
        guard let pager else { return false }
        let status = ShellProcess.wait(for: pager)
        modes.restore()
        return !PagerProcess.commandNotFound.contains(status)
    }
}
