import Sessions
import TerminalUI

/// `/delete`: removes a session for good, after asking.
struct DeleteCommand: SlashCommand {
    let name = "delete"
    let usage = "SESSION"
    let summary = "delete a session with everything in it (asks first)"
    let arguments = [ArgumentKind.session]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard !typed.rest.isEmpty else { throw ProgramError.missingArgument("/delete SESSION", see: "/sessions") }
        let current = await shell.current
        let session = try current.store.find(typed.rest)
        let count = session.messageCount == 1 ? "1 message" : "\(session.messageCount) messages"
        let title = TextSanitizer.sanitize(session.title)
        guard await shell.confirm("Delete \(session.id) “\(title)” with \(count) for good?") else {
            try shell.screen.writeLine(StyledText("Nothing was deleted.", .dim))
            return
        }
        try current.store.delete(session.id)
        try shell.screen.writeLine(StyledText("Deleted.", .dim))
        if session.id == current.id { try await NewCommand().run(typed, in: shell) }
    }
}
