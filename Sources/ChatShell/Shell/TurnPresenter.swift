import Conversations
import TerminalUI

/// Shows a turn while it runs, and stops it on Ctrl-C.
struct TurnPresenter {
    let screen: Screen
    let interrupts: Interrupts

    /// Draws every event and returns how the turn ended; nil where it ended without a word.
    func present(_ turn: RunningTurn) async throws -> TurnSummary? {
        let claim = interrupts.claim { turn.stop() }
        defer { claim.release() }
        // What is typed while the reply comes waits for the next line.
        let echo = TerminalEcho()
        defer { echo?.restore() }
        let life = SignOfLife(screen: screen, label: "reading your message")
        defer { life.stop() }
        var renderer = TurnRenderer(
            markdown: screen.markdownRenderer(),
            symbols: Symbols(screen.capabilities),
            width: screen.proseWidth
        )
        var fold = ThinkingFold()
        var summary: TurnSummary?
        var lookups = LookupsUnderWay()
        for try await event in turn.events {
            switch event {
            case .toolStarted(let call):
                lookups.begin(call)
                life.show(lookups.label)
            case .toolFinished(let call):
                lookups.end(call)
                life.show(lookups.label)
            case .thinking(let piece): life.show(fold.append(piece))
            case .text: life.stop()
            case .done(let end): summary = end
            case .saved, .contextChanged, .phaseChanged, .notice: life.show(lookups.label)
            }
            if case .text = event, let line = fold.close(symbols: Symbols(screen.capabilities)) {
                try screen.writeLine(line)
            }
            for output in renderer.render(event) { try show(output) }
        }
        return summary
    }

    private func show(_ output: TurnRenderer.Output) throws {
        switch output {
        case .line(let line): try screen.writeLine(line)
        case .reply(let text): try screen.writeRendered(text)
        }
    }
}

/// The lookups of a turn that have not come back, for the line that says what is being done.
struct LookupsUnderWay {
    private var queries: [(number: Int, query: String)] = []

    mutating func begin(_ call: ToolCall) { queries.append((call.number, call.query)) }

    mutating func end(_ call: ToolCall) { queries.removeAll { $0.number == call.number } }

    /// What is being done: the lookup that began first, and how many more there are.
    var label: String {
        guard let first = queries.first else { return "writing" }
        let more = queries.count > 1 ? " and \(queries.count - 1) more" : ""
        return "looking up \(first.query)\(more)"
    }
}

/// A spinner that may be stopped and shown again.
private final class SignOfLife {
    private let screen: Screen
    private var spinner: Spinner?

    init(screen: Screen, label: String) {
        self.screen = screen
        spinner = screen.spinner(label)
    }

    func show(_ label: String) {
        if let spinner { spinner.update(label) } else { spinner = screen.spinner(label) }
    }

    func stop() {
        spinner?.stop()
        spinner = nil
    }
}
