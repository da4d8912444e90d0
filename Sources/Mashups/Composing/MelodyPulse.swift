import MusicTheory

/// Where the weight of a meter falls, in ticks.
struct MelodyPulse {
    /// Ticks in a bar and in a felt beat.
    let bar: Int
    let beat: Int
    private let strong: Set<Int>

    init(_ meter: Meter) {
        bar = Int(meter.quarterLength * Double(Score.ticksPerQuarter))
        beat = Int(meter.beatLength * Double(Score.ticksPerQuarter))
        let beat = beat
        strong = Set(meter.strongBeats.map { ($0 - 1) * beat })
    }

    /// Whether a note that starts here has the weight of the bar.
    func isStrong(_ tick: Int) -> Bool { strong.contains(tick % bar) }
}
