import Mashups

/// Where a score is after some time of playing at its tempo.
struct PlayedPosition: Sendable, Hashable {
    /// The section's label.
    let section: String
    /// The bar of the piece, from 1.
    let bar: Int
    /// The bars of the piece.
    let barCount: Int

    /// The place after a time from the beginning; the last bar where the piece is over, nil where it has no bars.
    init?(in score: Score, after elapsed: Duration) {
        barCount = score.barCount
        guard barCount > 0, score.seconds > 0 else { return nil }
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        let passed = Int(max(0, seconds) * Double(barCount) / score.seconds)
        let bar = min(barCount, passed + 1)
        self.bar = bar
        section = score.sections.first { $0.firstBar <= bar && bar <= $0.lastBar }?.label ?? ""
    }

    /// "Verse 1, bar 5 of 36".
    var text: String { section.isEmpty ? "bar \(bar) of \(barCount)" : "\(section), bar \(bar) of \(barCount)" }
}
