import Mashups
import Sessions

/// `/show`: reads a lesson on the screen.
struct ShowCommand: SlashCommand {
    let name = "show"
    let usage = "[MASHUP]"
    let summary = "read a whole lesson; without a name, the latest"
    let arguments = [ArgumentKind.mashup]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let mashup = try await shell.mashup(named: typed.rest)
        let markdown = try MashupExport.text(of: mashup, as: .markdown)
        try await shell.screen.page(markdown: markdown)
    }
}

extension ChatShell {
    /// The mashup that a name, id or prefix means; empty or `last` is the latest of this session.
    func mashup(named text: String) throws -> Mashup {
        if text.isEmpty, let latest = try store.mashups(in: current.id, limit: 1).first {
            return try store.mashup(latest.id)
        }
        return try store.mashup(try store.findMashup(text.isEmpty ? "last" : text).id)
    }
}
