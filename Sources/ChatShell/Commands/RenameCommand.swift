import Sessions
import TerminalUI

/// `/rename`: gives this session a name to find it by.
struct RenameCommand: SlashCommand {
    let name = "rename"
    let usage = "NAME"
    let summary = "name this session, to find it by"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard let name = typed.words.isEmpty ? nil : typed.words.joined(separator: " ") else {
            throw ProgramError.missingArgument("/rename NAME", see: "")
        }
        let current = await shell.current
        guard current.isStored else { throw ProgramError.nothingStored }
        try current.store.rename(current.id, to: name)
        try shell.screen.writeLine(StyledText("This session is now called ", .dim) + StyledText(name, .bold))
    }
}
