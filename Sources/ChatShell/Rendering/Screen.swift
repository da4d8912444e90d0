public import Foundation
public import TerminalUI

/// Where the shell shows things: answers on standard output, everything else on standard error.
///
/// Everything that passes is stripped of control characters first; a write that fails because the reader has gone ends
/// the program quietly, further up.
public struct Screen: Sendable {
    /// The streams.
    public let writer: TerminalWriter
    /// The process's variables.
    let environment: [String: String]
    private let fixedCapabilities: TerminalCapabilities?

    /// A screen on `writer`; `capabilities` fixes what the terminal can do, for tests.
    public init(writer: TerminalWriter, environment: [String: String], capabilities: TerminalCapabilities? = nil) {
        self.writer = writer
        self.environment = environment
        fixedCapabilities = capabilities
    }

    /// What the terminal can do at this moment; its width follows the window.
    public var capabilities: TerminalCapabilities {
        fixedCapabilities ?? TerminalCapabilities.current(environment: environment)
    }

    /// Columns that prose is wrapped to: the window's, but never so wide that lines are hard to read.
    public var proseWidth: Int { min(max(capabilities.width, 20), 100) }

    /// Starts rendering Markdown that arrives in pieces.
    public func markdownRenderer() -> MarkdownRenderer {
        let able = capabilities
        return MarkdownRenderer(width: proseWidth, color: able.color, unicode: able.unicode)
    }

    /// Writes text that has been rendered already.
    public func writeRendered(_ text: String) throws {
        try writer.write(text)
    }

    /// Writes a whole Markdown text.
    public func writeMarkdown(_ text: String) throws {
        try writer.write(rendered(markdown: text))
    }

    /// Writes a document: rendered for a terminal, as Markdown into a file or a pipe.
    public func writeDocument(_ markdown: String) throws {
        if capabilities.isOutputTerminal { return try writeMarkdown(markdown) }
        try writer.writeLine(TextSanitizer.sanitize(markdown))
    }

    /// Renders a whole Markdown text for this terminal, without escape sequences where there is no colour.
    public func rendered(markdown text: String) -> String {
        let able = capabilities
        return MarkdownRenderer.render(text, width: proseWidth, color: able.color, unicode: able.unicode)
    }

    /// Writes one styled line to standard output, broken to the window's width.
    public func writeLine(_ line: StyledText = "") throws {
        let able = capabilities
        let text =
            able.isOutputTerminal
            ? line.rendered(color: able.color, width: able.width) : line.rendered(color: able.color)
        try writer.writeLine(text)
    }

    /// Writes plain text as it is to standard output, cleaned, with a line end.
    public func writeText(_ text: String) throws {
        try writer.writeLine(TextSanitizer.sanitize(text))
    }

    /// Writes bytes of an export, which go to files and pipes as they are.
    public func writeExport(_ text: String) throws {
        try writer.write(text)
    }

    /// Writes bytes of an export that may be no text.
    public func writeExport(_ bytes: Data) throws {
        try writer.write(bytes: [UInt8](bytes))
    }

    /// Tells something beside the answer, on standard error.
    public func notice(_ line: StyledText) throws {
        let able = capabilities
        let text =
            able.isErrorTerminal
            ? line.rendered(color: able.errorColor, width: able.width, hanging: 0)
            : line.rendered(color: able.errorColor)
        try writer.writeLine(text, to: .standardError)
    }

    /// Tells what went wrong, and what to do, on standard error.
    public func report(_ error: ProgramError) throws {
        var line = StyledText(error.message, .error)
        if !error.hint.isEmpty { line = line + StyledText(" " + error.hint) }
        try notice(line)
    }

    /// Starts a sign of life for work that may take longer than a moment.
    public func spinner(_ label: String) -> Spinner {
        Spinner(TextSanitizer.sanitize(label), writer: writer, capabilities: capabilities)
    }

    /// The teacher's own editor; nil where the environment names none.
    public func textEditor() -> TextEditor? { TextEditor(environment: environment) }

    /// Shows a long text: through the pager where that is wanted and possible.
    public func page(markdown text: String) async throws {
        try await page([.markdown(text)])
    }

    /// Shows a long text with drawings in it, in the same way.
    func page(_ passages: [Passage]) async throws {
        let pager = Pager(writer: writer, capabilities: capabilities, environment: environment)
        try await pager.show(rendered(passages))
    }

    /// Renders prose and drawings for this terminal, an empty line between them.
    func rendered(_ passages: [Passage]) -> String {
        let color = capabilities.color
        return passages.map { passage in
            switch passage {
            case .markdown(let text): rendered(markdown: text)
            case .drawing(let lines): lines.map { $0.rendered(color: color) + "\n" }.joined()
            }
        }
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// How a score may be drawn on this terminal.
    var scoreLook: ScoreLook { ScoreLook(capabilities, width: proseWidth) }
}
