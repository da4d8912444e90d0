import TerminalUI

/// `/new`: begins another session and leaves this one as it is.
struct NewCommand: SlashCommand {
    let name = "new"
    let usage = ""
    let summary = "start another session; this one stays"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let left = await shell.current
        await shell.switchTo(try CurrentSession(newIn: left.store, bench: shell.bench))
        let kept = left.isStored ? " The other one is kept: /resume \(left.id)" : ""
        try shell.screen.writeLine(StyledText("A new session.\(kept)", .dim))
    }
}
