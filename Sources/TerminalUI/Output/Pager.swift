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
    ///   - environment: the process's; `PAGER` names the program, `less -FRX` when it is unset.
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

    /// Shows the text: through the pager when the output is a terminal and the text is longer than its window.
    /// - Throws: ``TerminalWriteError`` when it is written without a pager and cannot be.
    public func show(_ text: String) async throws(TerminalWriteError) {
        try writer.write(text)
    }
}
