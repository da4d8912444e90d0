import Sessions
import TerminalUI

/// `/search`: finds words in every message and mashup.
struct SearchCommand: SlashCommand {
    let name = "search"
    let usage = "WORDS"
    let summary = "find words in all your messages and lessons"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard !typed.rest.isEmpty else { throw ProgramError.missingArgument("/search WORDS", see: "") }
        let hits = try await shell.store.search(typed.rest, limit: 12)
        let screen = shell.screen
        if hits.isEmpty {
            try screen.writeLine(StyledText("Nothing found for “\(typed.rest)”.", .dim))
            return
        }
        for line in Tables.hits(hits, now: shell.bench.time, symbols: Symbols(screen.capabilities)) {
            try screen.writeLine(line)
        }
    }
}
