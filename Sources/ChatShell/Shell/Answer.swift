/// Reads what the shell's own questions are answered with.
enum Answer {
    /// Whether the answer to a question of yes or no is yes; anything else is no.
    static func isYes(_ text: String) -> Bool {
        ["y", "yes", "ja", "oui", "si", "sí", "sure", "ok"].contains(
            text.lowercased().filter { !$0.isWhitespace }
        )
    }
}
