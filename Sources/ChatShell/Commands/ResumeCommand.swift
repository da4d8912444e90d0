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
        guard let recap = try Recap(of: session, now: shell.bench.time) else { return }
        let screen = shell.screen
        for line in recap.lines(symbols: Symbols(screen.capabilities), width: screen.proseWidth) {
            try screen.writeLine(line)
        }
    }
}
