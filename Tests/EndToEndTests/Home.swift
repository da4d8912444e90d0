import Foundation
import TestSupport
import Testing

/// A teacher's account of its own: home folder, database, working folder, environment, and the program to run in it.
struct Home: Sendable {
    let folder: TemporaryFolder
    var environment: [String: String]

    init(_ changes: [String: String] = [:]) throws {
        folder = try TemporaryFolder()
        environment = [
            "HOME": folder.path, "DATABASE_PATH": folder.file("sessions.db").path, "LC_ALL": "C.UTF-8",
            "TERM": "xterm-256color", "INPUTRC": "/dev/null", "PATH": "/usr/bin:/bin",
            // No test asks a model of the machine it runs on, nor the web.
            "MODEL_PROVIDER": "builtin", "OLLAMA_BASE_URL": "http://127.0.0.1:1", "SEARCH_PROVIDER": "none",
        ]
        .merging(changes) { $1 }
        // Under `make coverage` the program writes down which lines it ran, too.
        let profile = "LLVM_PROFILE_FILE"
        if let file = ProcessInfo.processInfo.environment[profile] { environment[profile] = file }
    }

    /// The file that holds the sessions.
    var database: URL { folder.file("sessions.db") }

    /// The built program.
    static func program() throws -> String { try BuiltProduct.executable("mashup").path }

    /// Runs a scripted command to its end.
    func run(
        _ arguments: String...,
        input: String = "",
        output: ProgramRun.Output = .read,
        environment changes: [String: String] = [:]
    ) async throws -> ProgramRun {
        try await run(arguments, bytes: Array(input.utf8), output: output, environment: changes)
    }

    /// Runs a scripted command with bytes that need not be text on its standard input.
    func run(
        _ arguments: [String],
        bytes: [UInt8],
        output: ProgramRun.Output = .read,
        environment changes: [String: String] = [:]
    ) async throws -> ProgramRun {
        try await ProgramRun.run(
            Self.program(),
            arguments,
            environment: environment.merging(changes) { $1 },
            workingDirectory: folder.path,
            input: bytes,
            output: output
        )
    }

    /// Runs a command that must succeed with `--json` and returns its answer.
    func json(_ arguments: String..., input: String = "") async throws -> JSONValue {
        try await json(arguments, input: input)
    }

    /// Runs a command that must succeed with `--json` and returns its answer.
    func json(_ arguments: [String], input: String = "") async throws -> JSONValue {
        // Behind two dashes everything is the message.
        let place = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let run = try await run(arguments[..<place] + ["--json"] + arguments[place...], bytes: Array(input.utf8))
        try #require(run.status == .exited(0), "\(run.errors)")
        return try JSONValue(run.output)
    }

    /// Opens the chat in a terminal and waits for the prompt.
    func chat(
        _ arguments: String...,
        columns: Int = 80,
        rows: Int = 24,
        environment changes: [String: String] = [:]
    ) async throws -> ChatWindow {
        let terminal = try PseudoTerminal.start(
            Self.program(),
            arguments,
            environment: environment.merging(changes) { $1 },
            workingDirectory: folder.path,
            columns: columns,
            rows: rows
        )
        let window = ChatWindow(terminal: terminal, columns: columns, home: self)
        try await window.promptAppears()
        return window
    }
}

/// The chat in a terminal, typed into as a teacher does: the next line when the prompt is there.
struct ChatWindow: Sendable {
    /// Generous: the machine may be busy with other things.
    static let patience = Duration.seconds(60)
    static let prompt = "you › "

    let terminal: PseudoTerminal
    let columns: Int
    /// Kept as long as the program runs in it.
    let home: Home

    /// What the window shows, scrolled-away lines included.
    var picture: TerminalPicture { TerminalPicture(terminal.output, columns: columns) }

    /// Waits for the prompt, colours or not.
    func promptAppears() async throws {
        // Behind the prompt's text only a colour may end; anything else is a line being drawn again.
        try await terminal.expect(matching: /you [›>] (?:\u{1B}\[0m)?/, within: Self.patience)
    }

    /// Types a line and Enter, waits for the next prompt, and returns what was shown between them.
    @discardableResult
    func say(_ line: String) async throws -> String {
        let before = picture.lines.count
        try terminal.send(line)
        if let end = line.split(separator: "\n").last { try await expect(String(end.suffix(8))) }
        try terminal.send("\r")
        try await expect("\u{1B}[?2004l")
        try await promptAppears()
        return picture.lines.dropFirst(before).dropLast().joined(separator: "\n")
    }

    /// Types a line that ends the program, and returns how it ended.
    func leave(saying line: String) async throws -> PseudoTerminal.ExitStatus {
        try terminal.send(line + "\r")
        return try await terminal.exitStatus(within: Self.patience)
    }

    /// Waits for a text.
    @discardableResult
    func expect(_ text: String) async throws -> String {
        try await terminal.expect(text, within: Self.patience)
    }

    /// Leaves by Ctrl-D and returns how the program ended.
    func leave() async throws -> PseudoTerminal.ExitStatus {
        try terminal.send("\u{4}")
        return try await terminal.exitStatus(within: Self.patience)
    }
}
