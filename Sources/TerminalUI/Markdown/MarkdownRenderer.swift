/// Renders Markdown for a terminal while it arrives.
public struct MarkdownRenderer: Sendable {
    /// A renderer for one text.
    /// - Parameters:
    ///   - width: columns to write in.
    ///   - color: whether styles are written.
    ///   - unicode: whether bullets and rules beyond ASCII may be drawn.
    public init(width: Int, color: Bool, unicode: Bool = true) {
    }

    /// Takes the next piece of the text and gives what may be printed now.
    public mutating func append(_ text: String) -> String { text }

    /// Gives what is left, ending with a newline unless nothing was printed at all.
    public mutating func finish() -> String { "" }

    /// A whole text, rendered.
    public static func render(_ text: String, width: Int, color: Bool, unicode: Bool = true) -> String {
        var renderer = MarkdownRenderer(width: width, color: color, unicode: unicode)
        return renderer.append(text) + renderer.finish()
    }
}
