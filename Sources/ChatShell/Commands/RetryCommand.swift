import Sessions
import TerminalUI

/// `/retry`: asks again for an answer to the last message.
struct RetryCommand: SlashCommand {
    let name = "retry"
    let usage = ""
    let summary = "answer your last message anew"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let text = try await shell.takeBackLastMessage()
        try shell.screen.writeLine(StyledText("Again: ", .dim) + StyledText(OneLine.plain(text)))
        try await shell.send(text)
    }
}
