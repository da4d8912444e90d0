import Genres
import Mashups
import TerminalUI

/// Draws the form of a piece: a block for each section, as long as it lasts, marked with the genre that leads it.
///
/// Above a block stands its label, below it the number of its first bar. Blocks go on in a further row where the window
/// is too narrow for all of them; their proportions stay the same.
struct FormMapView {
    let mashup: Mashup
    let look: ScoreLook

    private var score: Score { mashup.music }

    /// The rows of blocks and the key to the genres' marks.
    func lines() -> [StyledText] {
        rows().flatMap(draw) + legend()
    }

    /// A part of a section that stands in one row.
    private struct Block {
        var section: ScoreSection
        var firstBar: Int
        var bars: Int
    }

    /// Columns of one bar: as many as let the piece stand in one row, at least two.
    private var columnsPerBar: Int {
        min(4, max(2, (look.room - 1) / max(1, score.barCount)))
    }

    private func rows() -> [[Block]] {
        let barsInRow = max(1, (look.room - 1) / columnsPerBar)
        var rows: [[Block]] = [[]]
        var free = barsInRow
        for section in score.sections {
            var first = section.firstBar
            var left = section.bars
            // A section stays whole where a row can hold it.
            if left > free, left <= barsInRow, free < barsInRow {
                rows.append([])
                free = barsInRow
            }
            while left > 0 {
                if free == 0 {
                    rows.append([])
                    free = barsInRow
                }
                let taken = min(left, free)
                rows[rows.count - 1].append(Block(section: section, firstBar: first, bars: taken))
                first += taken
                left -= taken
                free -= taken
            }
        }
        return rows.filter { !$0.isEmpty }
    }

    private func draw(_ row: [Block]) -> [StyledText] {
        var labels = StyledText(ScoreLook.indent)
        var blocks = StyledText(ScoreLook.indent)
        var numbers = StyledText(ScoreLook.indent)
        for block in row {
            let mark = GenreMark(block.section.genre, in: mashup, look: look)
            let columns = block.bars * columnsPerBar
            labels.append(DisplayWidth.padded(label(block, columns: columns - 1), to: columns), .bold)
            blocks.append(look.barLine, .dim)
            blocks.append(mark.letter, mark.style.adding(.bold))
            blocks.append(String(repeating: mark.fill, count: max(0, columns - 2)), mark.style)
            let number = "\(block.firstBar)"
            numbers.append(DisplayWidth.padded(number.count < columns ? number : "", to: columns), .dim)
        }
        blocks.append(look.barLine, .dim)
        return [labels, blocks, numbers].map(\.trimmed)
    }

    /// The label, else its initials and number, else as much of it as fits.
    private func label(_ block: Block, columns: Int) -> String {
        let full = block.section.label
        if DisplayWidth.of(full) <= columns { return full }
        let short = full.split(separator: " ").map { $0.first?.isNumber == true ? String($0) : String($0.prefix(1)) }
            .joined()
        return DisplayWidth.of(short) <= columns ? short : String(short.prefix(max(0, columns)))
    }

    private func legend() -> [StyledText] {
        let leaders = Set(score.sections.map(\.genre))
        let genres = mashup.metadata.genres.map(\.rawValue).filter(leaders.contains)
        var lines: [StyledText] = []
        for genre in genres {
            let mark = GenreMark(genre, in: mashup, look: look)
            let entry =
                StyledText(mark.letter, mark.style.adding(.bold)) + StyledText(mark.fill, mark.style)
                + StyledText(" \(mark.name) leads")
            if let last = lines.last, last.width + 3 + entry.width <= look.width {
                lines[lines.count - 1] = last + StyledText("   ") + entry
            } else {
                lines.append(StyledText(ScoreLook.indent) + entry)
            }
        }
        return lines
    }
}

extension StyledText {
    /// The text without spaces at its end.
    fileprivate var trimmed: StyledText {
        guard let last = runs.last else { return self }
        let text = String(last.text.reversed().drop { $0 == " " }.reversed())
        return StyledText(runs: runs.dropLast()) + StyledText(text, last.style)
    }
}
