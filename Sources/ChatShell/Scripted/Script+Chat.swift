import Conversations
import Foundation
import Sessions
import Teaching
import TerminalUI

extension Script {
    /// One turn: sends the message and prints the reply.
    public func chat(session text: String?, message: String) async throws {
        let message = try MessageError.check(message)
        let session = try session(text)
        for repair in session.repairs { try screen.notice(StyledText(repair, .warning)) }
        guard let summary = try await run(session.conversation.send(message)) else { throw CancellationError() }
        if json {
            try printJSON(
                ChatAnswer(
                    sessionID: session.id,
                    agentResponse: summary.reply,
                    toolCalls: summary.toolCalls.map(ChatAnswer.Call.init),
                    readyForGeneration: summary.isReady,
                    gatheredContext: summary.context,
                    currentPhase: summary.phase
                )
            )
        } else {
            try screen.writeMarkdown(summary.reply)
            try screen.notice(StyledText("\(session.resumeCommand)", .dim))
        }
        if summary.isInterrupted { throw CancellationError() }
    }

    /// Runs a turn to its end without drawing the reply; lookups are told on standard error.
    func run(_ turn: RunningTurn) async throws -> TurnSummary? {
        let claim = interrupts.claim { turn.stop() }
        defer { claim.release() }
        var renderer = TurnRenderer(
            markdown: screen.markdownRenderer(),
            symbols: Symbols(screen.capabilities),
            width: screen.proseWidth
        )
        var summary: TurnSummary?
        for try await event in turn.events {
            if case .done(let end) = event { summary = end }
            if json { continue }
            if case .toolFinished = event {
                for case .line(let line) in renderer.render(event) { try screen.notice(line) }
            }
        }
        return summary
    }
}

/// Reads a message from standard input.
public enum StandardInput {
    /// The whole of standard input as text; bytes that are no UTF-8 are replaced, and `replaced` says so.
    ///
    /// Throws `ProgramError` where it cannot be read, as a folder cannot.
    public static func readAll() throws(ProgramError) -> (text: String, replaced: Bool) {
        let bytes: Data
        do {
            bytes = try FileHandle.standardInput.readToEnd() ?? Data()
        } catch {
            throw ProgramError(
                code: "unreadable_input",
                message: "Standard input cannot be read.",
                hint: "Give the message on the command line, or pipe a text in.",
                exit: .badData
            )
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return (text, String(data: bytes, encoding: .utf8) == nil)
    }
}
