import TerminalUI

/// What a model thinks before it answers, folded: its last words while it thinks, one dim line when it is done.
struct ThinkingFold {
    private var words = 0
    private var tail = ""
    private var isInWord = false
    private var start: ContinuousClock.Instant?

    /// Whether anything was thought since the last fold.
    var isOpen: Bool { start != nil }

    /// Takes the next piece and tells what to show in passing.
    mutating func append(_ piece: String, at now: ContinuousClock.Instant = .now) -> String {
        if start == nil { start = now }
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
    mutating func close(symbols: Symbols, at now: ContinuousClock.Instant = .now) -> StyledText? {
        guard let start else { return nil }
        let seconds = start.duration(to: now).components.seconds
        let time = seconds < 1 ? "a moment" : "\(seconds) s"
        let line = StyledText("\(symbols.dot) thought for \(time) (\(words == 1 ? "1 word" : "\(words) words"))", .dim)
        self = ThinkingFold()
        return line
    }
}
