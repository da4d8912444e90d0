public import TerminalUI

/// The few signs the shell draws with, in Unicode or plain ASCII.
public struct Symbols: Sendable, Hashable {
    let tool: String
    let failed: String
    let arrow: String
    let dot: String
    let added: String
    let dash: String
    /// Whether bars are drawn with block characters.
    let drawsBlocks: Bool

    /// Picks the signs that the terminal can show.
    public init(unicode: Bool) {
        tool = unicode ? "♪" : "*"
        failed = unicode ? "✗" : "x"
        arrow = unicode ? "→" : "->"
        dot = unicode ? "·" : "-"
        added = "+"
        drawsBlocks = unicode
        dash = unicode ? "–" : "-"
    }

    /// Picks the signs for a terminal.
    public init(_ capabilities: TerminalCapabilities) {
        self.init(unicode: capabilities.unicode)
    }
}
