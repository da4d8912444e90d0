import ArgumentParser
import ChatShell
import Foundation
import TerminalUI

/// `mashup`: the chat, or one of its scripted commands.
struct MashupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mashup",
        abstract: "Plan a music lesson around an original mashup of two or more genres.",
        discussion: """
            Without a command it opens the chat. Everything you say is kept: mashup --session ID goes on with it, where
            ID is a session's id, the beginning of one, its name, or last.
            """,
        version: "mashup \(ProgramVersion.current)",
        subcommands: [
            OpenCommand.self, ChatCommand.self, GenerateCommand.self, ExportCommand.self, SessionsCommand.self,
            TweakCommand.self, MashupsCommand.self,
            GenresCommand.self, DoctorCommand.self, BackupCommand.self, RestoreCommand.self, StatsCommand.self,
        ],
        defaultSubcommand: OpenCommand.self
    )
}

/// `mashup` alone, or `mashup --session ID`: the chat.
///
/// A command of its own, so that its option does not take those of the others away from them.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the chat; mashup alone does the same."
    )

    @Option(name: .shortAndLong, help: "Go on with a session: its id, the beginning of it, its name, or last.")
    var session: String?
    @Argument(help: .hidden)
    var words: [String] = []

    func run() async throws {
        if let word = words.first {
            throw ProgramError.unknownCommand(
                word,
                among: MashupCommand.configuration.subcommands.map { $0._commandName }
            )
        }
        try await Program().chat(session: session)
    }
}

/// The option that all scripted commands share.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "Print one JSON value instead of text.")
    var json = false
}

struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Send one message and print the reply."
    )

    @Option(name: .shortAndLong, help: "The session to go on with; a new one without it.")
    var session: String?
    @OptionGroup var output: OutputOptions
    @Argument(help: "The message; - or none reads standard input.")
    var message: [String] = []

    func run() async throws {
        let program = try await Program()
        let text = try program.message(message)
        try await program.script(output) { try await $0.chat(session: session, message: text) }
    }
}

struct GenerateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "generate", abstract: "Make a mashup and print it.")

    @Option(name: .shortAndLong, help: "The session whose context to use; a new one without it.")
    var session: String?
    @Option(help: "Genres, parted by commas.")
    var genres: String?
    @Option(help: "beginner, intermediate or advanced.")
    var level: String?
    @Option(help: "Where it is taught, such as \"middle school\".")
    var setting: String?
    @Option(help: "Learning objectives, parted by commas.")
    var objectives: String?
    @Option(help: "Length of the lesson in minutes.")
    var minutes: Int?
    @Option(help: "The same seed and context make the same piece.")
    var seed: UInt64?
    @OptionGroup var output: OutputOptions
    @Argument(help: "What the lesson is for, in your own words.")
    var prompt: [String] = []

    func run() async throws {
        var request = GenerateRequest()
        request.genres = list(genres)
        request.level = level
        request.setting = setting
        request.objectives = list(objectives)
        request.minutes = minutes
        request.seed = seed
        request.prompt = prompt.isEmpty ? nil : prompt.joined(separator: " ")
        let (session, ready) = (session, request)
        try await Program().script(output) { try await $0.generate(session: session, request: ready) }
    }

    private func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}

struct TweakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tweak",
        abstract: "Make a version of a mashup in which something is different."
    )

    @Argument(help: "The mashup: its id, the beginning of it, its title, or last.")
    var mashup: String
    @Argument(help: "What is to be different, such as: slower, key G, other words.")
    var words: [String]
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (mashup, wanted) = (mashup, words.joined(separator: " "))
        try await Program().script(output) { try await $0.tweak(mashup: mashup, words: wanted) }
    }
}

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "Write a mashup to a file.")

    @Argument(help: "The mashup: its id, the beginning of it, its title, or last.")
    var mashup: String
    @Option(
        name: .shortAndLong,
        help: "markdown, html, chordpro, musicxml, midi, abc, anki, json, or all of them: all."
    )
    var format: String?
    @Option(name: .shortAndLong, help: "The file, a folder, or - for standard output; for all, a folder.")
    var output: String?
    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var options: OutputOptions

    func run() async throws {
        try await Program().script(options) {
            try $0.export(mashup: mashup, format: format, output: output, overwrites: force)
        }
    }
}

struct GenresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "genres",
        abstract: "List the catalogue, or read one genre."
    )

    @Argument(help: "A genre: its id, name or another word for it.")
    var name: [String] = []
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let wanted = name.isEmpty ? nil : name.joined(separator: " ")
        try await Program().script(output) { try $0.genres(wanted) }
    }
}

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doctor", abstract: "Check that every part works.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Program().script(output) { try await $0.doctor() }
    }
}

struct StatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "stats", abstract: "Tell how much is stored.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Program().script(output) { try $0.statistics() }
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a safe copy of all sessions."
    )

    @Argument(help: "The file to write.")
    var path: String
    @Flag(name: .long, help: "Replace the file if it is there.")
    var force = false
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Program().script(output) { try $0.backup(to: path, overwrites: force) }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup in place of the present sessions, which are kept aside."
    )

    @Argument(help: "The backup.")
    var path: String
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await Program().script(output) { try $0.restore(from: path) }
    }
}
