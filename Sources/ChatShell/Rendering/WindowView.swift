import Conversations
import LanguageModels
import TerminalUI

/// Draws what fills a model's context window.
struct WindowView {
    let symbols: Symbols
    /// Columns of the window; a narrow one has no room for bars.
    var width = 80

    private static let columnsWithBar = 52

    /// One line for each part, and how much room is left.
    func lines(_ report: WindowReport) -> [StyledText] {
        let model = report.model.map(\.description) ?? "no model has answered yet"
        var lines = [StyledText("  \(model), a window of \(report.contextTokens) tokens (parts are estimated)", .dim)]
        let bar = ProgressBar(unicode: symbols.drawsBlocks)
        for part in report.parts {
            var line = StyledText("  \(DisplayWidth.padded(part.kind.title, to: 20)) ", .dim)
            if width >= Self.columnsWithBar {
                line.append(DisplayWidth.padded("\(part.tokens)", to: 7), .plain)
                line.append(bar.share(of: part.tokens, in: report.contextTokens), .accent)
            } else {
                line.append("\(part.tokens)", .plain)
            }
            if part.leftOut > 0 { line.append("  \(part.leftOut) left out or shortened", .warning) }
            lines.append(line)
        }
        // What the next message and its reply may still take.
        let free = report.budget - report.promptTokens
        lines.append(StyledText("  \(DisplayWidth.padded("kept for the answer", to: 20)) \(report.answerTokens)", .dim))
        lines.append(StyledText("  \(DisplayWidth.padded("free", to: 20)) \(max(0, free))", .dim))
        return lines
    }
}

extension WindowReport.Part.Kind {
    /// The kind, for teachers.
    fileprivate var title: String {
        switch self {
        case .instructions: "instructions"
        case .tools: "tools"
        case .message: "your message"
        case .lookups: "lookups"
        case .context: "what is known"
        case .research: "research"
        case .summary: "summary of before"
        case .turns: "latest turns"
        }
    }
}
