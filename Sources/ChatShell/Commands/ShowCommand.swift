import Conversations
import Mashups
import Sessions

/// `/show`: reads a lesson on the screen, or what was checked in it.
struct ShowCommand: SlashCommand {
    let name = "show"
    let usage = "[MASHUP] [--checks]"
    let summary = "read a whole lesson, or its checks and scores; without a name, the latest"
    let arguments = [ArgumentKind.mashup, .words([ShowRequest.checks])]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let request = try ShowRequest(typed)
        let mashup = try await shell.mashup(named: request.mashup)
        if request.showsChecks { return try await shell.screen.page(markdown: mashup.checksMarkdown) }
        let song = try ScoreView(mashup: mashup, look: shell.screen.scoreLook)
            .passages(prompts: PromptLibrary(folder: shell.bench.settings.prompts))
        try await shell.screen.page(
            [.markdown(mashup.markdownBeforeSong)] + song + [.markdown(mashup.markdownAfterSong)]
        )
    }
}

/// The words of `/show`: a mashup's name, and `--checks` before or behind it.
struct ShowRequest: Equatable {
    static let checks = "--checks"

    /// The name as it was typed; empty for the latest.
    var mashup: String
    var showsChecks: Bool

    init(_ typed: TypedCommand) throws(ProgramError) {
        showsChecks = typed.words.contains(Self.checks)
        let others = typed.words.filter { $0 != Self.checks }
        if let unknown = others.first(where: { $0.hasPrefix("--") }) {
            throw ProgramError(
                code: "unknown_option",
                message: "/show has no option \(unknown).",
                hint: "/show \(Self.checks) shows what was checked.",
                exit: .usage
            )
        }
        mashup = showsChecks ? others.joined(separator: " ") : typed.rest
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
