import TerminalUI

/// `/stop`: says how an answer is stopped.
struct StopCommand: SlashCommand {
    let name = "stop"
    let usage = ""
    let summary = "stop an answer: press Ctrl-C while it is written"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        // The line is only there while nothing runs: a model that has begun is stopped by Ctrl-C.
        try shell.screen.writeLine(
            StyledText(
                "Nothing is being written now. Ctrl-C stops an answer while it comes; what is there is kept.",
                .dim
            )
        )
    }
}
