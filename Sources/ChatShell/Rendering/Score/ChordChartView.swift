import Mashups
import MusicTheory
import TerminalUI

/// Draws the chords of a section as a chart: four bars a row, or two or one where the window is narrow.
///
/// `%` is a bar like the one before. A bar in which the chord changes shows its beats, `/` for one on which the chord stays.
/// Rows that come again stand once between repeat signs, with the number of times.
struct ChordChartView {
    let score: Score
    let look: ScoreLook

    /// The rows; none where the section has no chords.
    func lines(_ section: ScoreSection) -> [StyledText] {
        guard !section.chords.isEmpty, section.bars > 0 else { return [] }
        let bars = (1...section.bars).map { bar in symbols(in: bar, of: section) }
        let column = bars.map { DisplayWidth.of(cell($0)) }.max() ?? 1
        // Room for the repeat signs at both ends and the number of times behind them.
        let perRow = [4, 2].first { $0 * (column + 3) + 6 <= look.room } ?? 1
        let rows = stride(from: 0, to: bars.count, by: perRow).map { start in
            cells(bars[start..<min(start + perRow, bars.count)])
        }
        return repeats(in: rows).flatMap { draw($0, column: column) }
    }

    /// Rows that are played several times.
    private struct Repeat {
        var rows: ArraySlice<[String]>
        var times: Int
    }

    /// The rows parted into stretches, each as short as its repetitions allow.
    private func repeats(in rows: [[String]]) -> [Repeat] {
        var found: [Repeat] = []
        var index = 0
        while index < rows.count {
            let longest = (rows.count - index) / 2
            let length = longest == 0 ? nil : (1...longest).first { times(of: $0, at: index, in: rows) > 1 }
            let playings = length.map { times(of: $0, at: index, in: rows) } ?? 1
            found.append(Repeat(rows: rows[index..<index + (length ?? 1)], times: playings))
            index += (length ?? 1) * playings
        }
        return found
    }

    private func times(of length: Int, at start: Int, in rows: [[String]]) -> Int {
        var times = 1
        while start + (times + 1) * length <= rows.count,
            rows[start..<start + length].elementsEqual(rows[start + times * length..<start + (times + 1) * length])
        {
            times += 1
        }
        return times
    }

    private func draw(_ stretch: Repeat, column: Int) -> [StyledText] {
        stretch.rows.indices.map { index in
            let begins = stretch.times > 1 && index == stretch.rows.startIndex
            let ends = stretch.times > 1 && index + 1 == stretch.rows.endIndex
            var text = StyledText(ScoreLook.indent)
            text.append(begins ? "\(look.barLine):" : "\(look.barLine) ", .dim)
            for (offset, cell) in stretch.rows[index].enumerated() {
                if offset > 0 { text.append(" \(look.barLine) ", .dim) }
                text.append(DisplayWidth.padded(cell, to: column), .bold)
            }
            text.append(ends ? ":\(look.barLine) \(stretch.times)x" : " \(look.barLine)", .dim)
            return text
        }
    }

    /// What stands in the bars of a row; its first bar names its chord, so that every row can be read alone.
    private func cells(_ bars: ArraySlice<[String]>) -> [String] {
        bars.indices.map { $0 > bars.startIndex && bars[$0] == bars[$0 - 1] ? "%" : cell(bars[$0]) }
    }

    /// A bar's beats, or its chord alone where it has one from its beginning.
    private func cell(_ beats: [String]) -> String {
        beats.dropFirst().allSatisfy { $0 == "/" } ? beats.first ?? "/" : beats.joined(separator: " ")
    }

    private func symbols(in bar: Int, of section: ScoreSection) -> [String] {
        let inBar = section.chords.filter { $0.bar == bar }
        let last = max(feltBeats, inBar.map(\.beat).max() ?? 1)
        return (1...last).map { beat in inBar.first { $0.beat == beat }?.symbol ?? "/" }
    }

    private var feltBeats: Int { Meter(score.meter)?.beatsFelt ?? 4 }
}
