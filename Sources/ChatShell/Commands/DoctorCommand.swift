import TerminalUI

/// `/doctor`: says how every part is.
struct DoctorCommand: SlashCommand {
    let name = "doctor"
    let usage = ""
    let summary = "check that every part works"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let findings = Doctor(bench: shell.bench).examine()
        let symbols = Symbols(shell.screen.capabilities)
        for finding in findings {
            for line in finding.lines(symbols: symbols) { try shell.screen.writeLine(line) }
        }
    }
}
