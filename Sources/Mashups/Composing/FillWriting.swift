/// Changes bars of a groove with the groove's own sounds: a busier end before the next section, a small turn every four
/// bars, an intro that builds up and an outro that thins out.
struct FillWriting {
    /// Snare, rim, clap and toms may fill; bells and time lines keep their pattern.
    private static let drums = [38, 40, 39, 37, 50, 48, 47, 45, 43, 41]

    let groove: ScoreGroove
    let kind: ScoreSection.Kind
    let bars: Int
    /// Whether the piece ends here.
    let isFinal: Bool

    /// The changed bars of a section.
    ///
    /// - Parameters:
    ///   - groove: What is played otherwise; nil for nothing.
    ///   - section: Its kind and bars.
    ///   - protected: Whether the groove is a tradition's own and stays as it is.
    ///   - isFinal: Whether the piece ends here.
    /// - Returns: Changed bars in order.
    static func fills(for groove: ScoreGroove?, in section: SectionPlan, protected: Bool, isFinal: Bool) -> [Fill] {
        guard let groove, section.bars >= 4, !protected, groove.stepsPerBar >= groove.stepsPerBeat * 2 else {
            return []
        }
        return FillWriting(groove: groove, kind: section.kind, bars: section.bars, isFinal: isFinal).fills()
    }

    private func fills() -> [Fill] {
        var fills: [Int: [GrooveTrack]] = [:]
        for bar in stride(from: 4, to: bars, by: 4) { fills[bar] = turn(bar) }
        if !isFinal { fills[bars] = ending() }
        if kind == .intro {
            for bar in 1...bars / 2 { fills[bar] = timekeeper(bar) }
        }
        if kind == .outro {
            for bar in (bars / 2 + 1)...bars { fills[bar] = timekeeper(bar) }
        }
        return fills.sorted { $0.key < $1.key }.map { Fill(bar: $0.key, tracks: $0.value) }
    }

    /// The rows of the groove as they stand in one bar.
    private func rows(_ bar: Int) -> [(track: GrooveTrack, steps: [Character])] {
        let perBar = groove.stepsPerBar
        let start = (bar - 1) % groove.bars * perBar
        return groove.tracks.map { ($0, Array(Array($0.grid)[start..<start + perBar])) }
    }

    private var drum: Int? {
        FillWriting.drums.first { gm in groove.tracks.contains { $0.gm == gm } }
    }

    /// The last beat filled with strokes; nil where no drum may fill.
    private func ending() -> [GrooveTrack]? {
        guard let drum else { return nil }
        let perBar = groove.stepsPerBar
        return rows(bars).map { track, row in
            var steps = row
            guard track.gm == drum else { return track.with(steps) }
            for step in (perBar - groove.stepsPerBeat)..<perBar { steps[step] = step == perBar - 1 ? "X" : "x" }
            return track.with(steps)
        }
    }

    /// A light stroke before the next bar; nil where the drum already plays there.
    private func turn(_ bar: Int) -> [GrooveTrack]? {
        guard let drum, let row = rows(bar).first(where: { $0.track.gm == drum }), row.steps.last == "." else {
            return nil
        }
        return rows(bar).map { track, row in
            track.gm == drum ? track.with(row.dropLast() + ["o"]) : track.with(row)
        }
    }

    /// The busiest row alone, which keeps the time; nil where there is only one row.
    private func timekeeper(_ bar: Int) -> [GrooveTrack]? {
        let rows = rows(bar)
        let strokes = rows.map { row in row.steps.count { $0 != "." } }
        guard rows.count > 1, let busiest = strokes.indices.max(by: { strokes[$0] < strokes[$1] }) else { return nil }
        return rows.enumerated().map { index, row in
            row.track.with(index == busiest ? row.steps : row.steps.map { _ in "." })
        }
    }
}
