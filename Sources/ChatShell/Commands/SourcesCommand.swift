import Conversations
import Teaching
import TerminalUI

/// `/sources`: lists what was looked up, and takes sources out.
struct SourcesCommand: SlashCommand {
    let name = "sources"
    let usage = "[drop N]"
    let summary = "list what was looked up; drop N takes a source out"
    let arguments: [ArgumentKind] = [.words(["drop"])]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let conversation = await shell.current.conversation
        let sources = ResearchSource.all(in: await conversation.state.context.research)
        guard let action = typed.words.first else { return try list(sources, on: shell.screen) }
        guard action.lowercased() == "drop" else {
            throw ProgramError(
                code: "unknown_action",
                message: "/sources knows drop, not “\(action)”.",
                hint: "For example: /sources drop 2",
                exit: .usage
            )
        }
        let source = try chosen(typed.words.dropFirst().first, among: sources)
        let count = try await conversation.dropSource(source.url)
        let passages = count == 1 ? "1 passage" : "\(count) passages"
        try shell.screen.writeLine(
            StyledText("Taken out: \(source.title) (\(passages)). It will not be used again in this session.")
        )
    }

    private func list(_ sources: [ResearchSource], on screen: Screen) throws {
        if sources.isEmpty {
            return try screen.writeLine(StyledText("Nothing has been looked up yet. /research QUERY searches.", .dim))
        }
        let symbols = Symbols(screen.capabilities)
        for (offset, source) in sources.enumerated() {
            for line in source.lines(number: offset + 1, symbols: symbols) { try screen.writeLine(line) }
        }
    }

    private func chosen(_ word: String?, among sources: [ResearchSource]) throws -> ResearchSource {
        guard let word else { throw ProgramError.missingArgument("/sources drop N", see: "") }
        guard let number = Int(word), sources.indices.contains(number - 1) else {
            throw ProgramError(
                code: "no_such_source",
                message: "There is no source \(word).",
                hint: sources.isEmpty
                    ? "Nothing has been looked up yet." : "/sources lists them, 1 to \(sources.count).",
                exit: .usage
            )
        }
        return sources[number - 1]
    }
}
