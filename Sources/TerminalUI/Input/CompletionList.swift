/// Lays candidates out below the line being edited.
enum CompletionList {
    private static let gap = 2

    /// The lines of the list.
    /// - Parameters:
    ///   - candidates: what may be chosen, in order.
    ///   - size: the window; two of its rows stay free for the line itself.
    ///   - color: whether descriptions are faint.
    /// - Returns: lines narrower than the window.
    static func lines(_ candidates: [Completion], size: TerminalSize, color: Bool) -> [String] {
        let room = max(1, size.rows - 2)
        let isDescribed = candidates.contains { $0.description != nil }
        let all =
            isDescribed
            ? described(candidates, width: size.columns, color: color)
            : columns(candidates.map { TextSanitizer.sanitize($0.text) }, width: size.columns)
        guard all.count > room else { return all }
        let hidden = all.count - (room - 1)
        return all.prefix(room - 1) + [isDescribed ? "… and \(hidden) more" : "… and \(hidden) more lines"]
    }

    private static func described(_ candidates: [Completion], width: Int, color: Bool) -> [String] {
        let texts = candidates.map { TextSanitizer.sanitize($0.text) }
        let widest = texts.map(DisplayWidth.of).max() ?? 0
        let textWidth = min(widest, max(8, width / 2))
        return zip(candidates, texts).map { candidate, text in
            let name = DisplayWidth.padded(DisplayWidth.truncated(text, to: textWidth), to: textWidth)
            let left = width - 1 - textWidth - gap
            guard let description = candidate.description, left > 0 else {
                return DisplayWidth.truncated(text, to: width - 1)
            }
            let words = TextSanitizer.sanitize(description).split(separator: "\n").joined(separator: " ")
            return name + "  " + Style.dim.applied(to: DisplayWidth.truncated(words, to: left), color: color)
        }
    }

    private static func columns(_ texts: [String], width: Int) -> [String] {
        let cell = (texts.map(DisplayWidth.of).max() ?? 0) + gap
        let perRow = max(1, (width - 1 + gap) / cell)
        let rows = (texts.count + perRow - 1) / perRow
        return (0..<rows).map { row in
            let cells = stride(from: row, to: texts.count, by: rows).map { texts[$0] }
            let padded = cells.dropLast().map { DisplayWidth.padded($0, to: cell) } + cells.suffix(1)
            return DisplayWidth.truncated(padded.joined(), to: width - 1)
        }
    }
}
