/// How far off-beats are delayed: the ratio of the long to the short half of a pair, 1 straight, 2 triplet swing.
public struct Swing: Hashable, Comparable, Sendable {
    /// The pair of notes that swings.
    public enum Subdivision: String, CaseIterable, Codable, Sendable {
        case eighth, sixteenth

        /// The length of a long-short pair in quarter notes.
        public var pairLength: Double {
            switch self {
            case .eighth: 1
            case .sixteenth: 0.5
            }
        }
    }

    /// Long divided by short, 1…3.5.
    public let ratio: Double

    /// Makes a swing; a ratio outside 1…3.5 is brought to the nearer end, one that is not a number to 1.
    public init(ratio: Double) {
        self.ratio = ratio.isNaN ? 1 : min(max(ratio, 1), 3.5)
    }

    /// Even notes, ratio 1.
    public static let straight = Swing(ratio: 1)

    /// Triplet swing, ratio 2.
    public static let triplet = Swing(ratio: 2)

    /// Whether nothing is delayed.
    public var isStraight: Bool { ratio == 1 }

    /// Where the off-beat falls in its pair, 0.5 straight, 2/3 in triplet swing.
    public var offBeat: Double {
        ratio / (ratio + 1)
    }

    /// Moves a straight position to where it is played.
    ///
    /// The first half of each pair is stretched and the second squeezed evenly, so that beats stay in place and notes
    /// never change their order.
    ///
    /// - Parameters:
    ///   - position: Quarter notes from a beat.
    ///   - subdivision: Which pairs swing.
    /// - Returns: The played position in quarter notes.
    public func apply(to position: Double, subdivision: Subdivision = .eighth) -> Double {
        let pair = subdivision.pairLength
        let start = (position / pair).rounded(.down)
        let within = position / pair - start
        let moved = within < 0.5 ? within * 2 * offBeat : offBeat + (within - 0.5) * 2 * (1 - offBeat)
        return (start + moved) * pair
    }

    /// The ratio that jazz drummers tend to at a tempo: a short note of about 100 ms, from 3.5 down to even.
    ///
    /// A rule of thumb after Friberg and Sundström, Swing Ratios and Ensemble Timing in Jazz Performance
    /// (Music Perception 19/3, 2002).
    ///
    /// - Parameter tempo: Quarter notes a minute, more than 0.
    /// - Returns: The swing at that tempo, within 1…3.5.
    public static func drummers(atTempo tempo: Double) -> Swing {
        Swing(ratio: (60 / tempo - 0.1) / 0.1)
    }

    /// Compares by ratio.
    public static func < (left: Swing, right: Swing) -> Bool {
        left.ratio < right.ratio
    }
}
