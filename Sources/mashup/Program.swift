import ArgumentParser
import ChatShell
import Foundation
import HTTPCurl
import Logging
import TerminalUI

/// The assembled program.
struct Program {
    private let environment: [String: String]
    private let screen: Screen
    private let bench: Workbench

    /// Reads the settings and prepares the parts; throws `SettingsError`.
    init() async throws {
        environment = ProcessInfo.processInfo.environment
        screen = Screen(writer: TerminalWriter(), environment: environment)
        let settings = try await ProgramSettings.load(environment: environment)
        let level = Logger.Level(rawValue: settings.logLevel.rawValue) ?? .warning
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
        bench = Workbench(
            settings: settings,
            transport: CurlTransport(userAgent: "lit-music-mashup/\(ProgramVersion.current)")
        )
    }

    /// Opens the chat in a terminal, or reads entries line by line where there is none.
    func chat(session: String?) async throws {
        let able = screen.capabilities
        let (bench, screen) = (bench, screen)
        try await stoppable {
            if able.isInputTerminal, able.isOutputTerminal {
                try await ChatShell(bench: bench, screen: screen, interrupts: .shared, session: session).run()
            } else {
                try await PipedChat(bench: bench, screen: screen, interrupts: .shared, session: session).run()
            }
        }
    }

    /// Runs one scripted command.
    func script(_ output: OutputOptions, _ work: @escaping @Sendable (Script) async throws -> Void) async throws {
        let script = Script(bench: bench, screen: screen, interrupts: .shared, json: output.json)
        try await stoppable { try await work(script) }
    }

    /// The message on the command line, or standard input for `-` or where there is none.
    func message(_ words: [String]) throws -> String {
        if !words.isEmpty, words != ["-"] { return words.joined(separator: " ") }
        if words.isEmpty, screen.capabilities.isInputTerminal { throw ValidationError("Missing the message.") }
        let input = try StandardInput.readAll()
        if input.replaced {
            try screen.notice(
                StyledText("Some bytes of the input were no text and were replaced by \u{FFFD}.", .warning)
            )
        }
        return input.text
    }

    /// Runs `work` so that a signal ends it in order: its task is cancelled, and what was said is kept.
    private func stoppable(_ work: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await work() }
        Interrupts.shared.install { _ in task.cancel() }
        try await task.value
    }
}
