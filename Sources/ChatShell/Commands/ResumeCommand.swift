/// `/resume`: goes on with another session.
struct ResumeCommand: SlashCommand {
    let name = "resume"
    let usage = "SESSION"
    let summary = "go on with a session: its id, its beginning, its name, or last"
    let arguments = [ArgumentKind.session]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        guard !typed.rest.isEmpty else { throw ProgramError.missingArgument("/resume SESSION", see: "/sessions") }
        let session = try CurrentSession(resuming: typed.rest, in: await shell.store, bench: shell.bench)
        await shell.switchTo(session)
        try await shell.recall()
    }
}
