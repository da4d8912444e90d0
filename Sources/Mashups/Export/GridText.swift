import MusicTheory

/// A groove as rows of strokes under a line of counts.
struct GridText {
    let meter: String
    let stepsPerBeat: Int

    /// Rows for tracks whose grids have whole bars; a bar line between bars.
    func rows(_ tracks: [GrooveTrack], bars: Int) -> [String] {
        guard let first = tracks.first, bars > 0 else { return [] }
        let perBar = first.grid.count / bars
        let names = ["count"] + tracks.map(\.name.shortLabel)
        let width = names.map(\.count).max() ?? 0
        let cells =
            [Array(repeating: counts(perBar), count: bars)]
            + tracks.map { track in
                let steps = Array(track.grid).map(String.init)
                return (0..<bars).map {
                    Array(steps[min($0 * perBar, steps.count)..<min(($0 + 1) * perBar, steps.count)])
                }
            }
        let column = cells[0].flatMap(\.self).map(\.count).max() ?? 1
        return zip(names, cells).map { name, bars in
            let text = bars.map { bar in
                bar.map { $0 + String(repeating: " ", count: column - $0.count) }.joined(separator: " ")
            }.joined(separator: " | ")
            return name + String(repeating: " ", count: width - name.count) + " | " + text + " |"
        }
    }

    /// `1 e & a`, `1 & `, `1 & a` for triplets (say "1 and a"); in compound meters the eighths are numbered.
    func counts(_ steps: Int) -> [String] {
        let parsed = Meter(meter)
        if let parsed, parsed.unit == 8 {
            let perEighth = max(1, stepsPerBeat / 2)
            return (0..<steps).map { $0.isMultiple(of: perEighth) ? String($0 / perEighth + 1) : "&" }
        }
        let names: [String] =
            switch stepsPerBeat {
            case 1: [""]
            case 2: ["", "&"]
            case 3: ["", "&", "a"]
            case 4: ["", "e", "&", "a"]
            default: [""] + Array(repeating: "·", count: max(0, stepsPerBeat - 1))
            }
        return (0..<steps).map { step in
            let place = step % max(1, stepsPerBeat)
            return place == 0 ? String(step / max(1, stepsPerBeat) + 1) : names[place]
        }
    }
}
