import TerminalUI

/// `/doctor`: says how every part is.
struct DoctorCommand: SlashCommand {
    let name = "doctor"
    let usage = ""
    let summary = "check that every part works"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let spinner = shell.screen.spinner("asking every part")
        defer { spinner.stop() }
        let bench = shell.bench
        let findings = try await shell.interrupts.cancelling { await Doctor(bench: bench).examine() }
        spinner.stop()
        let symbols = Symbols(shell.screen.capabilities)
        for finding in findings {
            for line in finding.lines(symbols: symbols) { try shell.screen.writeLine(line) }
        }
    }
}
