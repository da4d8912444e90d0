import TerminalUI

/// Draws rows of steps under a line of counts: drums, or a bass figure.
///
/// `X` is an accent, `x` a stroke, `o` a quiet one, a dot a rest: bold, plain and faint where there are styles, and
/// different letters where there are none. Bars stand beside each other where the window is wide enough, else below.
struct StepGridView {
    /// One instrument.
    struct Row: Sendable, Hashable {
        /// What plays it.
        var name: String
        /// A character a step, whole bars.
        var steps: String
    }

    let rows: [Row]
    let bars: Int
    let counts: [String]
    let look: ScoreLook
    /// The colour of the strokes.
    var style = Style.plain

    private static let longestName = 28
    /// The space behind a name, and the lines before and behind a bar.
    private static let linesBesideGrid = 3

    /// The lines, the counts first.
    func lines() -> [StyledText] {
        guard bars > 0, !rows.isEmpty, !counts.isEmpty else { return [] }
        let room = look.room - Self.linesBesideGrid
        let names = rows.map { shortened($0.name, to: roomForNames(beside: room)) }
        let nameWidth = max(5, names.map(DisplayWidth.of).max() ?? 0)
        let isSpaced = counts.count * 2 + nameWidth <= room
        let barWidth = counts.count * (isSpaced ? 2 : 1) + 1
        let barsBeside = max(1, min(bars, (room + 1 - nameWidth) / barWidth))
        return stride(from: 0, to: bars, by: barsBeside).flatMap { first -> [StyledText] in
            let shown = first..<min(first + barsBeside, bars)
            var head = StyledText(ScoreLook.indent + DisplayWidth.padded("count", to: nameWidth) + " ", .dim)
            head.append(look.barLine, .dim)
            for _ in shown {
                head.append(spread(counts, isSpaced), .dim)
                head.append(look.barLine, .dim)
            }
            return [head]
                + zip(names, rows).map { draw($1, name: DisplayWidth.padded($0, to: nameWidth), shown, isSpaced) }
        }
    }

    private func draw(_ row: Row, name: String, _ shown: Range<Int>, _ isSpaced: Bool) -> StyledText {
        let steps = row.steps.map(String.init)
        var line = StyledText(ScoreLook.indent + name + " ")
        line.append(look.barLine, .dim)
        for bar in shown {
            let start = min(bar * counts.count, steps.count)
            for step in steps[start..<min(start + counts.count, steps.count)] {
                line.append(isSpaced ? sign(step) + " " : sign(step), look(of: step))
            }
            line.append(look.barLine, .dim)
        }
        return line
    }

    /// Columns for names beside one bar, its steps spaced where that leaves a readable name.
    private func roomForNames(beside room: Int) -> Int {
        let besideSpaced = room - counts.count * 2
        return min(Self.longestName, max(8, besideSpaced >= 12 ? besideSpaced : room - counts.count))
    }

    /// A name in the room there is for one, its end marked where it was cut.
    private func shortened(_ name: String, to room: Int) -> String {
        let short = DisplayWidth.truncated(name, to: room)
        return look.unicode || short == name ? short : short.dropLast() + "."
    }

    private func spread(_ counts: [String], _ isSpaced: Bool) -> String {
        counts.joined(separator: isSpaced ? " " : "") + (isSpaced ? " " : "")
    }

    private func sign(_ step: String) -> String { step == "." && look.unicode ? "·" : step }

    private func look(of step: String) -> Style {
        switch step {
        case ".", "-": .dim
        case "o": style.adding(.dim)
        case "X": style.adding(.bold)
        default: style
        }
    }
}
