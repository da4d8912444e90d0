import Conversations
import Teaching
import TerminalUI

/// Draws a turn as its events come: what was looked up, what changed, then the reply.
///
/// A value: an event goes in, and what to write comes out.
struct TurnRenderer {
    /// One thing to write.
    enum Output: Equatable {
        /// A line of its own.
        case line(StyledText)
        /// A piece of the reply, already rendered.
        case reply(String)
    }

    private var markdown: MarkdownRenderer
    private let symbols: Symbols
    private let width: Int
    private var hasReply = false

    init(markdown: MarkdownRenderer, symbols: Symbols, width: Int) {
        self.markdown = markdown
        self.symbols = symbols
        self.width = width
    }

    mutating func render(_ event: TurnEvent) -> [Output] {
        switch event {
        case .saved, .toolStarted, .thinking: []
        case .notice(let text): apart([.line(StyledText("\(symbols.dot) \(text)", .warning))])
        case .toolFinished(let call) where call.repeatsError: []
        case .toolFinished(let call): apart([.line(line(for: call))])
        case .contextChanged(let context, let changes):
            ContextView(symbols: symbols, width: width).compact(context, changes: changes).map(Output.line)
        case .phaseChanged(let phase): [.line(StyledText("\(symbols.arrow) \(phase.title)", .dim))]
        case .text(let piece): reply(piece)
        case .done(let summary): end(summary)
        }
    }

    /// Lines that may come in the middle of a reply: what there is of it is finished first.
    private mutating func apart(_ lines: [Output]) -> [Output] {
        let rest = markdown.finish()
        hasReply = false
        return (rest.isEmpty ? [] : [.reply(rest)]) + lines
    }

    private func line(for call: ToolCall) -> StyledText {
        let name = call.tool.split(separator: "_").joined(separator: " ")
        guard call.success == true else {
            return StyledText("\(symbols.failed) \(name) “\(call.query)”: \(call.error ?? "stopped")", .warning)
        }
        let results = call.resultsCount == 1 ? "1 result" : "\(call.resultsCount) results"
        let head = StyledText("\(symbols.tool) \(name) ", .dim)
        let end = StyledText(" \(symbols.dot) \(results) \(symbols.dot) \(call.durationMilliseconds) ms", .dim)
        let summary = call.summary.map { " \(symbols.dot) \($0)" } ?? ""
        // A long question gives way to what came of it.
        let forSummary = min(DisplayWidth.of(summary), Self.summaryWidth)
        let forQuery = max(Self.queryWidth, width - head.width - end.width - forSummary - 2)
        let line = head + StyledText("“\(DisplayWidth.truncated(call.query, to: forQuery))”") + end
        let room = width - line.width
        return room > 12 ? line + StyledText(DisplayWidth.truncated(summary, to: room), .dim) : line
    }

    /// Columns that a question has at least, and that what came of it has at the cost of a longer one.
    private static let queryWidth = 16
    private static let summaryWidth = 30

    private mutating func reply(_ piece: String) -> [Output] {
        let text = markdown.append(piece)
        let lead: [Output] = hasReply ? [] : [.line("")]
        hasReply = true
        return lead + [.reply(text)]
    }

    private mutating func end(_ summary: TurnSummary) -> [Output] {
        let rest = markdown.finish()
        var output: [Output] = rest.isEmpty ? [] : [.reply(rest)]
        if summary.isInterrupted {
            output.append(.line(StyledText("\(symbols.failed) stopped; what was said so far is kept", .warning)))
        }
        return output
    }
}

extension Phase {
    /// The phase in a word or two, for lists.
    var label: String {
        switch self {
        case .initial: "begun"
        case .genreExploration: "genres"
        case .educationalClarification: "class"
        case .culturalResearch: "research"
        case .readyForGeneration: "ready"
        case .completed: "done"
        }
    }

    /// The phase as a teacher reads it.
    var title: String {
        switch self {
        case .initial: "getting to know your class"
        case .genreExploration: "choosing genres"
        case .educationalClarification: "getting to know your class"
        case .culturalResearch: "looking up the cultures behind the music"
        case .readyForGeneration: "ready to generate"
        case .completed: "lesson made"
        }
    }
}
