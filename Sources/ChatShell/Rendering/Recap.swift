import Conversations
import Sessions
import Teaching
import TerminalUI

/// What a resumed session shows first: where it was left, what is known, the last words, and what to do next.
struct Recap {
    private let summary: SessionSummary
    private let context: GatheredContext
    private let phase: Phase
    private let last: [StoredMessage]
    private let repairs: [String]
    private let now: Timestamp

    /// Collects the recap of a resumed session; nil for a new one.
    ///
    /// Throws `SessionError`.
    init?(of session: CurrentSession, now: Timestamp, timeoutMinutes: Int) throws {
        guard let resumed = session.resumed else { return nil }
        summary = resumed.summary
        context = resumed.state.context
        phase = resumed.summary.phase
        let silence = (now.milliseconds - summary.updatedAt.milliseconds) / 60_000
        last = try session.store.messages(of: session.id, last: silence > timeoutMinutes ? 6 : 2)
        repairs = session.repairs
        self.now = now
    }

    func lines(symbols: Symbols, width: Int) -> [StyledText] {
        let count = summary.messageCount == 1 ? "1 message" : "\(summary.messageCount) messages"
        let age = Age.text(of: summary.updatedAt, now: now)
        var lines = [
            StyledText("Welcome back to ", .plain) + StyledText(summary.label, .bold)
                + StyledText("  \(summary.id) \(symbols.dot) \(count) \(symbols.dot) \(age)", .dim)
        ]
        let view = ContextView(symbols: symbols, width: width)
        lines += view.compact(context, changes: [])
        for message in last {
            let name = message.role == .user ? "you" : "reply"
            let text = message.role == .user ? OneLine.plain(message.text) : OneLine.ofMarkdown(message.text)
            let room = max(20, width - 10)
            lines.append(
                StyledText("  \(DisplayWidth.padded(name, to: 6)) ", .dim)
                    + StyledText(DisplayWidth.truncated(text, to: room))
            )
        }
        lines += repairs.map { StyledText("  \(symbols.failed) \($0)", .warning) }
        lines.append(StyledText("\(symbols.arrow) \(phase.nextStep)", .dim))
        lines.append("")
        return lines
    }
}

extension Phase {
    /// What a teacher may do next, in a few words.
    var nextStep: String {
        switch self {
        case .initial: "say which class you have, or which genres you would like"
        case .genreExploration: "name the genres to mix"
        case .educationalClarification: "say who it is for, how far they are and what they should learn"
        case .culturalResearch: "say “go on” to look the cultures up again"
        case .readyForGeneration: "/generate makes the lesson"
        case .completed: "/show reads the lesson, /export writes it to a file"
        }
    }
}
