import NameMatching

/// A command of the chat: one type and one file each, listed in `SlashCommands.all`.
protocol SlashCommand: Sendable {
    /// The name without its slash.
    var name: String { get }
    /// What may follow, as `/help` shows it.
    var usage: String { get }
    /// What the command does, in a few words.
    var summary: String { get }
    /// What may stand in the place of each word, for completion; the last one goes on for further words.
    var arguments: [ArgumentKind] { get }
    /// Does it. Throws what the shell reports in one or two sentences before it asks for the next line.
    func run(_ typed: TypedCommand, in shell: ChatShell) async throws
}

/// What completion offers in the place of one word.
enum ArgumentKind: Sendable, Hashable {
    case none
    case session
    case mashup
    case genre
    case format
    case path
    case command
    case contextAction
    case slot
    case slotValue
    case words([String])
}

/// Every command, in the order in which `/help` shows them, and how a typed name finds one.
enum SlashCommands {
    static let all: [any SlashCommand] = [
        HelpCommand(), ContextCommand(), GenerateCommand(), TweakCommand(), VersionsCommand(), DiffCommand(),
        MashupsCommand(), ShowCommand(), PlayCommand(), ExportCommand(),
        ResearchCommand(), SourcesCommand(), RetryCommand(), EditCommand(), UndoCommand(), StopCommand(),
        ModelCommand(), UsageCommand(),
        SessionsCommand(), ResumeCommand(), RenameCommand(), DeleteCommand(), NewCommand(), SearchCommand(),
        GenresCommand(), DoctorCommand(), QuitCommand(),
    ]

    /// The command that a typed name means: exactly, or as the beginning of one name only.
    static func find(_ name: String) throws(ProgramError) -> any SlashCommand {
        let wanted = aliases[name] ?? name
        if let exact = all.first(where: { $0.name == wanted }) { return exact }
        let started = wanted.isEmpty ? [] : all.filter { $0.name.hasPrefix(wanted) }
        if started.count == 1 { return started[0] }
        if started.count > 1 {
            let names = started.map { "/\($0.name)" }.joined(separator: ", ")
            throw ProgramError(
                code: "ambiguous_command",
                message: "/\(name) could be \(names).",
                hint: "Type one letter more.",
                exit: .usage
            )
        }
        let nearest = NearestName.of(name, among: all.map(\.name))
        throw ProgramError(
            code: "unknown_command",
            message: "There is no command /\(name).",
            hint: nearest.map { "Did you mean /\($0)?" } ?? "/help lists them all.",
            exit: .usage
        )
    }

    private static let aliases = [
        "?": "help", "exit": "quit", "bye": "quit", "q": "quit", "gen": "generate", "load": "resume",
    ]
}
