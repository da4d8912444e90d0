import Sessions
import TerminalUI

/// `/edit`: changes the last message and sends it again.
struct EditCommand: SlashCommand {
    let name = "edit"
    let usage = ""
    let summary = "change your last message and send it again"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let current = await shell.current
        let shown = current.isStored ? try current.store.messages(of: current.id, last: 2) : []
        guard let last = shown.last(where: { $0.role == .user })?.text else {
            throw ProgramError.nothingStored
        }
        guard shell.screen.capabilities.isInputTerminal else {
            throw ProgramError(
                code: "no_terminal",
                message: "/edit needs a terminal to type in.",
                hint: "/undo takes the last message back; then send the changed one.",
                exit: .usage
            )
        }
        guard let editor = shell.screen.textEditor() else {
            // Without an editor of the teacher's own the line is one.
            await shell.prefill(replacing: last)
            return try shell.screen.writeLine(StyledText("Change it and press Enter (EDITOR names an editor).", .dim))
        }
        let text = try await editor.edit(last)
        shell.screen.writer.cursorIsAtLineStart()
        let plain = OneLine.plain(text)
        if plain.isEmpty || plain == OneLine.plain(last) {
            return try shell.screen.writeLine(StyledText("Nothing was changed.", .dim))
        }
        _ = try await shell.takeBackLastMessage()
        try shell.screen.writeLine(StyledText("Now: ", .dim) + StyledText(plain))
        try await shell.send(text)
    }
}
