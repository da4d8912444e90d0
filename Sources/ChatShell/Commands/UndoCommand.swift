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
        let text = try await shell.takeBackLastMessage()
        try shell.screen.writeLine(StyledText("Taken back: ", .dim) + StyledText(text))
        let screen = shell.screen
        let view = ContextView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
        for line in view.compact(await shell.current.conversation.state.context, changes: []) {
            try screen.writeLine(line)
        }
    }
}
