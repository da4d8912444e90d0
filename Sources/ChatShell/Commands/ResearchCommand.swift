import Conversations
import TerminalUI
import WebSearch

/// `/research`: searches the web for the teacher's own words and keeps what is found for the lesson.
struct ResearchCommand: SlashCommand {
    let name = "research"
    let usage = "QUERY"
    let summary = "search the web; what is found is kept for the lesson"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard !typed.rest.isEmpty else { throw ProgramError.missingArgument("/research QUERY", see: "") }
        let current = await shell.current
        guard let service = shell.bench.searchService(store: current.store) else {
            throw ProgramError(
                code: "no_search",
                message: "SEARCH_PROVIDER is none, so nothing is searched.",
                hint: "Set it to auto, tavily, wikipedia or searxng and start again.",
                exit: .unavailable
            )
        }
        // Who types this wants it tried, whatever a service said before.
        service.forgetRests()
        current.replies.stopSummarising()
        try await shell.present(current.conversation.research(typed.rest))
        try shell.screen.writeLine()
    }
}
