import MusicTheory

/// A groove as a table: sounds down, counts across, strokes by letter and shade.
///
/// A long groove is written in rows of bars, so that none runs off the paper.
struct GrooveTable {
    let groove: ScoreGroove

    /// Steps side by side that fit the page's width.
    private static let mostSteps = 32
    /// Steps from which the boxes are narrower.
    private static let manySteps = 24

    func html(caption: String, tracks: [GrooveTrack], bars: Int) -> String {
        let perRow = max(1, min(bars, GrooveTable.mostSteps / max(1, groove.stepsPerBar)))
        return stride(from: 0, to: bars, by: perRow).map { first in
            let row = first..<min(first + perRow, bars)
            let place =
                row.count == bars
                ? ""
                : row.count == 1 ? ", bar \(first + 1) of \(bars)" : ", bars \(first + 1)–\(row.upperBound) of \(bars)"
            return table(caption + place, tracks, row)
        }.joined()
    }

    private func table(_ caption: String, _ tracks: [GrooveTrack], _ bars: Range<Int>) -> String {
        let grid = GridText(meter: groove.meter, stepsPerBeat: groove.stepsPerBeat)
        let perBar = groove.stepsPerBar
        let counts = Array(repeating: grid.counts(perBar), count: bars.count).flatMap(\.self)
        let beat = Meter(groove.meter).map { Int($0.beatLength * Double(groove.stepsPerBeat)) } ?? groove.stepsPerBeat
        func edge(_ step: Int) -> String {
            let place = step % max(1, perBar)
            return place == 0 && step > 0 ? "bar" : place.isMultiple(of: max(1, beat)) ? "b" : ""
        }
        let head = counts.enumerated().map {
            "<th scope=\"col\" class=\"\(edge($0.offset))\">\(MarkupText.escaped($0.element))</th>"
        }.joined()
        let rows = tracks.map { track -> String in
            let steps = track.grid.dropFirst(bars.lowerBound * perBar).prefix(bars.count * perBar)
            let cells = steps.enumerated().map { step, stroke -> String in
                let kind = stroke == "." ? "" : String(stroke)
                return "<td class=\"\(edge(step)) \(kind)\">\(kind)</td>"
            }.joined()
            return "<tr><th scope=\"row\">\(MarkupText.escaped(track.name.shortLabel))</th>\(cells)</tr>\n"
        }
        let width = counts.count > GrooveTable.manySteps ? " wide" : ""
        return "<table class=\"grid\(width)\"><caption class=\"small\">\(MarkupText.escaped(caption))</caption>"
            + "<thead><tr><th scope=\"col\">Sound</th>\(head)</tr></thead><tbody>\n" + rows.joined()
            + "</tbody></table>\n"
    }
}
