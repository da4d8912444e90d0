import TerminalUI

/// A piece of a longer text for a terminal.
enum Passage: Sendable, Hashable {
    /// Prose, to be wrapped.
    case markdown(String)
    /// Lines that have their places already, none wider than the window.
    case drawing([StyledText])
}
