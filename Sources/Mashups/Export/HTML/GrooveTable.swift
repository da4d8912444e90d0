import MusicTheory

/// A groove as a table: sounds down, counts across, strokes by letter and shade.
struct GrooveTable {
    let groove: ScoreGroove

    func html(caption: String, tracks: [GrooveTrack], bars: Int) -> String {
        let grid = GridText(meter: groove.meter, stepsPerBeat: groove.stepsPerBeat)
        let perBar = groove.stepsPerBar
        let counts = Array(repeating: grid.counts(perBar), count: bars).flatMap(\.self)
        let beat = Meter(groove.meter).map { Int($0.beatLength * Double(groove.stepsPerBeat)) } ?? groove.stepsPerBeat
        func edge(_ step: Int) -> String { (step % max(1, perBar)).isMultiple(of: max(1, beat)) ? "b" : "" }
        let head = counts.enumerated().map {
            "<th scope=\"col\" class=\"\(edge($0.offset))\">\(MarkupText.escaped($0.element))</th>"
        }.joined()
        let rows = tracks.map { track -> String in
            let cells = track.grid.enumerated().map { step, stroke -> String in
                let kind = stroke == "." ? "" : String(stroke)
                return "<td class=\"\(edge(step)) \(kind)\">\(kind)</td>"
            }.joined()
            return "<tr><th scope=\"row\">\(MarkupText.escaped(track.name.shortLabel))</th>\(cells)</tr>\n"
        }
        return "<table class=\"grid\"><caption class=\"small\">\(MarkupText.escaped(caption))</caption>"
            + "<thead><tr><th scope=\"col\">Sound</th>\(head)</tr></thead><tbody>\n" + rows.joined()
            + "</tbody></table>\n"
    }
}
