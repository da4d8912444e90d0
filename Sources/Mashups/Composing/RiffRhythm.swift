/// A two-bar rhythm for an instrument that plays where nobody sings.
struct RiffRhythm {
    /// Where notes start, in ticks from the start of the two bars, and how long they last.
    let notes: [(tick: Int, duration: Int)]

    /// Starts in felt beats of the first bar and of the second, halves being off-beats; the last note of a bar rings on.
    private static let easy: [[[Double]]] = [
        [[0, 1, 2], [0, 2]], [[0, 2, 3], [0]], [[0, 1, 2, 3], [0]],
    ]
    private static let moving: [[[Double]]] = [
        [[0, 1, 1.5, 2.5], [0, 2]], [[0, 0.5, 1, 2, 3], [0, 1]], [[0, 1.5, 2, 3.5], [1, 2]],
        [[0.5, 1, 2, 2.5], [0, 1.5]],
    ]

    /// Chooses a rhythm.
    ///
    /// - Parameters:
    ///   - bar: Ticks in a bar.
    ///   - beat: Ticks in a felt beat.
    ///   - isEasy: Whether every note starts on a beat.
    ///   - generator: Chooses.
    init(bar: Int, beat: Int, isEasy: Bool, using generator: inout SeededGenerator) {
        let cells = isEasy ? RiffRhythm.easy : RiffRhythm.moving
        let cell = generator.pick(cells) ?? cells[0]
        // The off-beat of a beat in three is its last third.
        let offBeat = 2 * beat == 3 * Score.ticksPerQuarter ? beat * 2 / 3 : beat / 2
        let starts = cell.enumerated().flatMap { number, beats in
            beats.map { number * bar + Int($0) * beat + ($0.truncatingRemainder(dividingBy: 1) > 0 ? offBeat : 0) }
                .filter { $0 < (number + 1) * bar }
        }
        notes = starts.enumerated().map { index, tick in
            let next = index + 1 < starts.count ? starts[index + 1] : 2 * bar
            return (tick, min(next - tick, 2 * beat))
        }
    }
}
