import ArgumentParser
import ChatShell

/// `mashup sessions`: what was said.
struct SessionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sessions",
        abstract: "List, show, rename, delete or search sessions.",
        subcommands: [List.self, Show.self, Rename.self, Delete.self, Search.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the sessions, newest first."
        )
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.listSessions() }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Print a session with its messages."
        )
        @Argument(help: "The session.") var session: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.showSession(session) }
        }
    }

    struct Rename: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rename",
            abstract: "Name a session."
        )
        @Argument(help: "The session.") var session: String
        @Argument(help: "Its new name.") var name: [String]
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.renameSession(session, to: name.joined(separator: " ")) }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete",
            abstract: "Delete a session for good."
        )
        @Argument(help: "The session.") var session: String
        @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.deleteSession(session, isConfirmed: yes) }
        }
    }

    struct Search: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "search",
            abstract: "Find words in messages and mashups."
        )
        @Argument(help: "The words.") var words: [String]
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.search(words.joined(separator: " ")) }
        }
    }
}

/// `mashup mashups`: what was made.
struct MashupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mashups",
        abstract: "List, show or delete mashups.",
        subcommands: [List.self, Show.self, Delete.self],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the mashups, newest first."
        )
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.listMashups() }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Print a mashup."
        )
        @Argument(help: "The mashup.") var mashup: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.showMashup(mashup) }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete",
            abstract: "Delete a mashup for good."
        )
        @Argument(help: "The mashup.") var mashup: String
        @Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await Program().script(output) { try $0.deleteMashup(mashup, isConfirmed: yes) }
        }
    }
}
