import MusicTheory

/// Where a written tick is played: swing moves the off-beats, and leaves alone what is on thirds already.
struct PlayedTime {
    private let swing: Swing
    private let pair: Int

    init(feel: ScoreFeel) {
        let subdivision: Swing.Subdivision = feel.kind == .swungSixteenths ? .sixteenth : .eighth
        pair = Int(subdivision.pairLength * Double(Score.ticksPerQuarter))
        swing = feel.kind == .straight ? .straight : Swing(ratio: feel.swingRatio)
    }

    /// The played tick; the piece and every pair of notes begin and end where they are written.
    func callAsFunction(_ tick: Int) -> Int {
        let thirty = NotatedValue.Shape.sixtyFourth.ticks / 2
        guard !swing.isStraight, !tick.isMultiple(of: pair), tick.isMultiple(of: thirty) else { return tick }
        let start = tick / pair * pair
        let within = Double(tick - start) / Double(pair)
        let offBeat = swing.offBeat
        let moved = within < 0.5 ? within * 2 * offBeat : offBeat + (within - 0.5) * 2 * (1 - offBeat)
        return start + Int((moved * Double(pair)).rounded())
    }
}
