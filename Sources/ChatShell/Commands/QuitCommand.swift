/// `/quit`: leaves; everything is saved already.
struct QuitCommand: SlashCommand {
    let name = "quit"
    let usage = ""
    let summary = "leave; everything is saved"
    let arguments: [ArgumentKind] = []

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        await shell.leave()
    }
}
