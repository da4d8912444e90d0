import Conversations
import Foundation
import Mashups
import Sessions
import Synchronization
import Teaching
import TerminalUI

extension Script {
    /// One turn: sends the message and prints the reply.
    public func chat(session text: String?, message: String) async throws {
        let message = try MessageError.check(message)
        let session = try session(text)
        for repair in session.repairs { try screen.notice(StyledText(repair, .warning)) }
        let wasStopped = Mutex(false)
        let turn = session.conversation.send(message)
        let summary = try await run(turn, onStop: { wasStopped.withLock { $0 = true } })
        guard let summary else { throw CancellationError() }
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
        if summary.intent == .tweak, let latest = try session.store.mashups(in: session.id, limit: 1).first {
            let base = try session.store.mashup(latest.id)
            let request = try TweakRequest(message, reader: bench.tweakReader)
            let version = try await tweak(base, request, in: session)
            if !json { try show(version) }
        }
        // A reply that the model broke off is an answer all the same; only who pressed Ctrl-C wants the program to end.
        if summary.isInterrupted, wasStopped.withLock({ $0 }) { throw CancellationError() }
    }

    /// Runs a turn to its end without drawing the reply; what the teacher should know is told on standard error, and
    /// lookups too where a person reads along.
    func run(_ turn: RunningTurn, onStop: @escaping @Sendable () -> Void = {}) async throws -> TurnSummary? {
        let claim = interrupts.claim {
            onStop()
            turn.stop()
        }
        defer { claim.release() }
        var renderer = TurnRenderer(
            markdown: screen.markdownRenderer(),
            symbols: Symbols(screen.capabilities),
            width: screen.proseWidth
        )
        var summary: TurnSummary?
        for try await event in turn.events {
            switch event {
            case .done(let end): summary = end
            case .toolFinished where json: break
            case .notice, .toolFinished:
                for case .line(let line) in renderer.render(event) { try screen.notice(line) }
            case .saved, .toolStarted, .contextChanged, .phaseChanged, .thinking, .text: break
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
