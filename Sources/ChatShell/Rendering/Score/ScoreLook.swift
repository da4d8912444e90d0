import TerminalUI

/// What a drawing of a score may use.
struct ScoreLook: Sendable, Hashable {
    /// Columns, the indent included.
    var width = 80
    /// Whether block and line characters may be drawn; else ASCII.
    var unicode = true
    /// How many colours there are; whether any is written is decided when the lines are.
    var depth = ColorDepth.sixteen

    /// Spaces before everything that is drawn.
    static let indent = "  "

    /// Columns beside the indent; enough for one bar even where the window is absurdly narrow.
    var room: Int { max(20, width - ScoreLook.indent.count) }
    /// The line between two bars.
    var barLine: String { unicode ? "│" : "|" }
}

extension ScoreLook {
    /// What a terminal can show, no wider than prose is set.
    init(_ capabilities: TerminalCapabilities, width: Int) {
        self.init(width: width, unicode: capabilities.unicode, depth: capabilities.colorDepth)
    }
}
