import Conversations
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
        let song = try ScoreView(mashup: mashup, look: shell.screen.scoreLook)
            .passages(prompts: PromptLibrary(folder: shell.bench.settings.prompts))
        try await shell.screen.page(
            [.markdown(mashup.markdownBeforeSong)] + song + [.markdown(mashup.markdownAfterSong)]
        )
    }
}

extension ChatShell {
    /// The mashup that a name, id or prefix means; empty or `last` is the latest of this session.
    func mashup(named text: String) throws -> Mashup {
        if !text.isEmpty { return try store.mashup(try store.findMashup(text).id) }
        guard let latest = try store.mashups(in: current.id, limit: 1).first else {
            throw ProgramError(
                code: "no_mashup",
                message: "This session has no lesson yet.",
                hint: "/generate makes one; /mashups all lists those of other sessions.",
                exit: .notFound
            )
        }
        return try store.mashup(latest.id)
    }
}
