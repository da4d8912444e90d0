import Sessions
import TerminalUI

/// `/mashups`: what was made in this session, or everywhere.
struct MashupsCommand: SlashCommand {
    let name = "mashups"
    let usage = "[all]"
    let summary = "list the mashups of this session, or all"
    let arguments = [ArgumentKind.words(["all"])]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let current = await shell.current
        let everywhere = typed.words.first?.lowercased() == "all"
        let mashups = try current.store.mashups(in: everywhere ? nil : current.id)
        let screen = shell.screen
        if mashups.isEmpty {
            let more = everywhere ? "" : " /mashups all lists those of other sessions."
            try screen.writeLine(StyledText("No mashup yet. /generate makes one.\(more)", .dim))
            return
        }
        for line in Tables.mashups(mashups, now: shell.bench.time, symbols: Symbols(screen.capabilities)) {
            try screen.writeLine(line)
        }
    }
}
