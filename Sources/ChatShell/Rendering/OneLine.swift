import TerminalUI

/// Longer texts brought to one line, for lists.
enum OneLine {
    /// The text with every stretch of white space as one space.
    static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The words of a Markdown text, without its marks.
    static func ofMarkdown(_ text: String) -> String {
        // Wide enough that nothing is broken; emphasis and the like vanish where there is no colour. A text cut out of a
        // longer one may hold half a pair of marks.
        plain(MarkdownRenderer.render(text, width: 100_000, color: false)).replacing("**", with: "")
    }
}
