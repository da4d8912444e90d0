import Conversations
import Sessions
import TerminalUI

/// `/undo`: takes the last message and its reply back.
struct UndoCommand: SlashCommand {
    let name = "undo"
    let usage = ""
    let summary = "take back your last message and what followed from it"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let current = await shell.current
        guard current.isStored else { throw ProgramError.nothingStored }
        let undone = try current.store.undo(current.id)
        await shell.switchTo(
            try CurrentSession(resuming: current.id.description, in: current.store, bench: shell.bench)
        )
        try shell.screen.writeLine(StyledText("Taken back: ", .dim) + StyledText(undone.text))
        let screen = shell.screen
        let view = ContextView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
        for line in view.compact(undone.state.context, changes: []) { try screen.writeLine(line) }
    }
}
