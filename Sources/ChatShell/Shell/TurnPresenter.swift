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
        let spinner = screen.spinner("thinking")
        defer { spinner.stop() }
        var renderer = TurnRenderer(
            markdown: screen.markdownRenderer(),
            symbols: Symbols(screen.capabilities),
            width: screen.proseWidth
        )
        var summary: TurnSummary?
        for try await event in turn.events {
            if case .toolStarted(let call) = event { spinner.update("looking up \(call.query)") }
            if case .done(let end) = event { summary = end }
            if case .text = event { spinner.stop() }
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
