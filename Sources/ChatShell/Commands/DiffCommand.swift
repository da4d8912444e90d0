import Mashups
import Sessions
import TerminalUI

/// `/diff`: what differs between two versions of a lesson.
struct DiffCommand: SlashCommand {
    let name = "diff"
    let usage = "[A] [B]"
    let summary = "compare two versions by number or id; without, the last two"
    let arguments = [ArgumentKind.mashup, .mashup]

    func run(_ typed: TypedCommand, in shell: ChatShell) async throws {
        let latest = try await shell.mashup(named: "")
        let store = await shell.store
        let choice = VersionChoice(store: store, latest: try latest.storedID)
        let (first, second) = try choice.pair(typed.words)
        let (before, after) = (try store.mashup(first), try store.mashup(second))
        let screen = shell.screen
        let view = ComparisonView(symbols: Symbols(screen.capabilities), width: screen.proseWidth)
        for line in view.lines(of: MashupComparison(before, after), from: before, to: after) {
            try screen.writeLine(line)
        }
    }
}

/// Which two versions are meant: numbers of versions of the latest mashup, ids, titles, or nothing.
struct VersionChoice {
    let store: SessionStore
    let latest: MashupID

    /// The two, the earlier one first where one or none was named.
    func pair(_ words: [String]) throws -> (MashupID, MashupID) {
        let versions = try store.versions(of: latest)
        switch words.count {
        case 0:
            guard versions.count > 1 else { throw Self.onlyOne }
            return (versions[versions.count - 2].id, versions[versions.count - 1].id)
        case 1:
            let one = try id(words[0], versions)
            guard one != latest else { throw Self.onlyOne }
            return (one, latest)
        case 2: return (try id(words[0], versions), try id(words[1], versions))
        default:
            throw ProgramError(
                code: "too_many_arguments",
                message: "/diff compares two versions.",
                hint: "For example: /diff 1 2",
                exit: .usage
            )
        }
    }

    private func id(_ word: String, _ versions: [MashupSummary]) throws -> MashupID {
        guard let number = Int(word) else { return try store.findMashup(word).id }
        if let version = versions.first(where: { $0.version == number }) { return version.id }
        throw ProgramError(
            code: "version_not_found",
            message: "There is no version \(number) of “\(versions.last?.title ?? "")”.",
            hint: "/versions lists them.",
            exit: .notFound
        )
    }

    private static let onlyOne = ProgramError(
        code: "one_version",
        message: "There is only one version to compare.",
        hint: "/tweak makes another one, and /versions lists them.",
        exit: .usage
    )
}
