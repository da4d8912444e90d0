#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif
import Foundation

/// Shows a long text page by page with the teacher's own pager.
public struct Pager: Sendable {
    private let writer: TerminalWriter
    private let capabilities: TerminalCapabilities
    private let environment: [String: String]
    private let interrupts: Interrupts

    /// A pager for this terminal.
    /// - Parameters:
    ///   - writer: where the text goes when it needs no paging.
    ///   - capabilities: what the terminal can do.
    ///   - environment: the process's; `PAGER` names the program, `less -FRX` when it is unset or empty.
    ///   - interrupts: who must not act on Ctrl-C while the pager has the terminal.
    public init(
        writer: TerminalWriter,
        capabilities: TerminalCapabilities,
        environment: [String: String],
        interrupts: Interrupts = .shared
    ) {
        self.writer = writer
        self.capabilities = capabilities
        self.environment = environment
        self.interrupts = interrupts
    }

    /// Whether the text would go through the pager: input and output are terminals and the window is too low for it.
    public func isNeeded(for text: String) -> Bool {
        guard capabilities.isInputTerminal, capabilities.isOutputTerminal, capabilities.cursorControl else {
            return false
        }
        let width = max(1, capabilities.width)
        let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
            .reduce(0) { $0 + max(1, (DisplayWidth.of(String($1)) + width - 1) / width) }
        return rows >= capabilities.height
    }

    /// Shows the text, through the pager when that is needed.
    ///
    /// A pager that is left early is no error; one that cannot be started leaves the text to be written as it is.
    /// - Throws: ``TerminalWriteError`` when the text is written without a pager and cannot be.
    public func show(_ text: String) async throws(TerminalWriteError) {
        guard isNeeded(for: text) else { return try writer.write(text) }
        // The pager gets Ctrl-C from the terminal itself; nothing else may act on it meanwhile.
        let claim = interrupts.claim {}
        defer { claim.release() }
        let wasShown = await withCheckedContinuation { continuation in
            let command = environment["PAGER"].flatMap { $0.isEmpty ? nil : $0 } ?? "less -FRX"
            let environment = environment
            Thread.detachNewThread {
                continuation.resume(returning: PagerProcess(command: command, environment: environment).show(text))
            }
        }
        writer.cursorIsAtLineStart()
        if !wasShown { try writer.write(text) }
    }
}
