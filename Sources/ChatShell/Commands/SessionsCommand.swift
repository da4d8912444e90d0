import Sessions
import TerminalUI

/// `/sessions`: the latest sessions.
struct SessionsCommand: SlashCommand {
    let name = "sessions"
    let usage = "[all]"
    let summary = "list your sessions, the latest first"
    let arguments = [ArgumentKind.words(["all"])]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let isAll = typed.words.first?.lowercased() == "all"
        let current = await shell.current
        let limit = 15
        let sessions = try current.store.sessions(limit: isAll ? nil : limit)
        let screen = shell.screen
        if sessions.isEmpty {
            try screen.writeLine(StyledText("No session is stored yet.", .dim))
            return
        }
        let symbols = Symbols(screen.capabilities)
        let table = Tables.sessions(
            sessions,
            current: current.id,
            now: shell.bench.time,
            symbols: symbols,
            width: screen.capabilities.width
        )
        for line in table { try screen.writeLine(line) }
        if !isAll, sessions.count == limit {
            try screen.writeLine(StyledText("/sessions all lists every one; /search finds by words.", .dim))
        }
    }
}
