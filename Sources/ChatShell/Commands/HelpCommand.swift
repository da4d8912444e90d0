import TerminalUI

/// `/help`: every command on a line.
struct HelpCommand: SlashCommand {
    let name = "help"
    let usage = "[COMMAND]"
    let summary = "show what you can type"
    let arguments = [ArgumentKind.command]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        if let asked = typed.words.first {
            let command = try SlashCommands.find(asked.hasPrefix("/") ? String(asked.dropFirst()) : asked)
            try shell.screen.writeLine(StyledText("/\(command.name) \(command.usage)", .bold))
            try shell.screen.writeLine(StyledText("  \(command.summary)"))
            return
        }
        try shell.screen.writeLine(StyledText("Say what you need in your own words, or type a command:"))
        let heads = SlashCommands.all.map { "/\($0.name) \($0.usage)" }
        let width = min(heads.map(DisplayWidth.of).max() ?? 0, 34)
        for (command, head) in zip(SlashCommands.all, heads) {
            try shell.screen.writeLine(
                StyledText("  " + DisplayWidth.padded(head, to: width), .bold) + StyledText("  \(command.summary)")
            )
        }
        try shell.screen.writeLine(
            StyledText(
                "Tab completes. \"\"\" begins and ends a text of several lines. Ctrl-C stops, Ctrl-D leaves.",
                .dim
            )
        )
    }
}
