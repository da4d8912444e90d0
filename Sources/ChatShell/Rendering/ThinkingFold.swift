import TerminalUI

/// What a model thinks before it answers, folded: its last words while it thinks, one dim line when it is done.
struct ThinkingFold {
    private var words = 0
    private var tail = ""
    private var isInWord = false
    private let clock = ContinuousClock()
    private var start: ContinuousClock.Instant?

    /// Whether anything was thought since the last fold.
    var isOpen: Bool { start != nil }

    /// Takes the next piece and tells what to show in passing.
    mutating func append(_ piece: String) -> String {
        if start == nil { start = clock.now }
        for character in piece {
            if character.isWhitespace {
                isInWord = false
            } else if !isInWord {
                isInWord = true
                words += 1
            }
        }
        tail = String((tail + piece).suffix(60))
        return "thinking \(OneLine.plain(tail))"
    }

    /// The line that stays, and a fold that is empty again.
    mutating func close(symbols: Symbols) -> StyledText? {
        guard let start else { return nil }
        let seconds = start.duration(to: clock.now).components.seconds
        let line = StyledText(
            "\(symbols.dot) thought for \(seconds) s (\(words == 1 ? "1 word" : "\(words) words"))",
            .dim
        )
        self = ThinkingFold()
        return line
    }
}
