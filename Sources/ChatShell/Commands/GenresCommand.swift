import Genres
import TerminalUI

/// `/genres`: the catalogue, or one genre's page.
struct GenresCommand: SlashCommand {
    let name = "genres"
    let usage = "[NAME]"
    let summary = "list the genres I know, or read about one"
    let arguments = [ArgumentKind.genre]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let page = GenrePage(bench: shell.bench, screen: shell.screen)
        if typed.rest.isEmpty {
            try shell.screen.writeMarkdown(try page.list())
        } else {
            try await shell.screen.page(markdown: try page.markdown(of: try page.find(typed.rest)))
        }
        try shell.screen.writeLine()
    }
}
