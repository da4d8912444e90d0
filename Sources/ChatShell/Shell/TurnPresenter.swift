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
        for try await event in turn.events {
            switch event {
            case .toolStarted(let call): life.show("looking up \(call.query)")
            case .thinking(let piece): life.show(fold.append(piece))
            case .text: life.stop()
            case .done(let end): summary = end
            case .saved, .toolFinished, .contextChanged, .phaseChanged, .notice: life.show("writing")
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
