import Mashups
import Sessions
import TerminalUI

/// `/versions`: the versions of a lesson, and what changed from one to the next.
struct VersionsCommand: SlashCommand {
    let name = "versions"
    let usage = "[MASHUP]"
    let summary = "list the versions of a lesson; without a name, of the latest"
    let arguments = [ArgumentKind.mashup]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let screen = shell.screen
        let id = try await shell.mashupID(named: typed.rest)
        let versions = try await shell.store.versions(of: id)
        for line in Tables.versions(versions, now: shell.bench.time, symbols: Symbols(screen.capabilities)) {
            try screen.writeLine(line)
        }
        if versions.count < 2 {
            try screen.writeLine(StyledText("One version so far. /tweak makes another one: /tweak slower", .dim))
        }
    }
}

extension ChatShell {
    /// The id of the mashup that a name, id or prefix means; empty is the latest of this session.
    func mashupID(named text: String) throws -> MashupID {
        if !text.isEmpty { return try store.findMashup(text).id }
        return try mashup(named: "").storedID
    }
}

extension Mashup {
    /// The id under which it is stored; throws where it is not.
    var storedID: MashupID {
        get throws {
            guard let id else { throw ProgramError.nothingStored }
            return MashupID(rawValue: id)
        }
    }
}
