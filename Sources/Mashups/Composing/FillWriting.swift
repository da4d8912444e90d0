/// Prepares the next section with a busier last beat on a drum the groove already has.
enum FillWriting {
    /// Snare, rim, clap and toms may fill; bells and time lines keep their pattern.
    private static let drums = [38, 40, 39, 37, 50, 48, 47, 45, 43, 41]

    static func fills(for groove: ScoreGroove?, bars: Int, protected: Bool) -> [Fill] {
        guard let groove, bars >= 4, !protected,
            groove.stepsPerBar >= groove.stepsPerBeat * 2,
            let drum = drums.first(where: { gm in groove.tracks.contains { $0.gm == gm } })
        else { return [] }
        let perBar = groove.stepsPerBar
        let lastBar = (bars - 1) % groove.bars
        let tracks = groove.tracks.map { track -> GrooveTrack in
            var steps = Array(Array(track.grid)[lastBar * perBar..<(lastBar + 1) * perBar])
            guard track.gm == drum else { return track.with(steps) }
            for step in (perBar - groove.stepsPerBeat)..<perBar { steps[step] = step == perBar - 1 ? "X" : "x" }
            return track.with(steps)
        }
        return [Fill(bar: bars, tracks: tracks)]
    }
}
