import Conversations
import Foundation
import Mashups
import Sessions
public import TerminalUI

/// The program for scripts: one command, an answer on standard output, an exit code.
public struct Script: Sendable {
    let bench: Workbench
    let screen: Screen
    let interrupts: Interrupts
    /// Whether answers and errors are JSON.
    let json: Bool

    /// Prepares a scripted command.
    public init(bench: Workbench, screen: Screen, interrupts: Interrupts, json: Bool) {
        self.bench = bench
        self.screen = screen
        self.interrupts = interrupts
        self.json = json
    }

    /// Reports what went wrong on standard error, as a sentence or as one JSON object.
    public static func report(_ error: ProgramError, json: Bool, screen: Screen) {
        // Where even standard error cannot be written to, the exit code has to say it.
        if json {
            try? screen.writer.writeLine(text(of: ErrorAnswer(error)), to: .standardError)
        } else {
            try? screen.report(error)
        }
    }

    func store() throws -> SessionStore {
        try bench.store { try screen.notice(StyledText($0, .warning)) }
    }

    func session(_ text: String?) throws -> CurrentSession {
        let store = try store()
        guard let text else { return try CurrentSession(newIn: store, bench: bench) }
        return try CurrentSession(resuming: text, in: store, bench: bench)
    }

    func printJSON(_ value: some Encodable) throws {
        try screen.writer.writeLine(try Self.text(of: value))
    }

    private static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
