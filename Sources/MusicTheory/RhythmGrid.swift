/// One step of a rhythm grid.
public enum Stroke: Character, CaseIterable, Sendable {
    case hit = "x"
    case accent = "X"
    case ghost = "o"
    case rest = "."
}

/// A rhythm written as equal steps, such as `x..x..x.`; a beat here is a quarter note in every meter.
public struct RhythmGrid: Hashable, Sendable {
    /// A stroke that sounds, and where.
    public struct Onset: Hashable, Sendable {
        /// Quarter notes from the grid's beginning.
        public let beat: Double
        /// Hit, accent or ghost; never a rest.
        public let stroke: Stroke

        /// Makes an onset.
        ///
        /// - Parameters:
        ///   - beat: Quarter notes from the grid's beginning.
        ///   - stroke: Hit, accent or ghost.
        public init(beat: Double, stroke: Stroke) {
            self.beat = beat
            self.stroke = stroke
        }
    }

    /// Steps in a quarter note: 2 eighths, 3 triplets, 4 sixteenths.
    public let stepsPerBeat: Int

    /// The steps in order.
    public let steps: [Stroke]

    /// Makes a grid.
    ///
    /// - Parameters:
    ///   - stepsPerBeat: Steps in a quarter note, at least 1.
    ///   - steps: The steps in order.
    public init(stepsPerBeat: Int, steps: [Stroke]) {
        self.stepsPerBeat = max(1, stepsPerBeat)
        self.steps = steps
    }

    /// Reads `x` hit, `X` accent, `o` ghost and `.` rest; nil when another character occurs or nothing is there.
    ///
    /// - Parameters:
    ///   - stepsPerBeat: Steps in a quarter note, at least 1.
    ///   - pattern: The steps, such as `x..x..x.`.
    public init?(stepsPerBeat: Int, pattern: some StringProtocol) {
        let steps = pattern.compactMap { Stroke(rawValue: $0) }
        guard stepsPerBeat >= 1, !steps.isEmpty, steps.count == pattern.count else { return nil }
        self.init(stepsPerBeat: stepsPerBeat, steps: steps)
    }

    /// The written form: `x..x..x.`.
    public var pattern: String {
        String(steps.map(\.rawValue))
    }

    /// The length in quarter notes.
    public var beats: Double {
        Double(steps.count) / Double(stepsPerBeat)
    }

    /// The strokes that sound, in order, straight: swing is applied by ``Swing``.
    public var onsets: [Onset] {
        steps.enumerated().compactMap { index, stroke in
            stroke == .rest ? nil : Onset(beat: Double(index) / Double(stepsPerBeat), stroke: stroke)
        }
    }

    /// The steps that bars of a meter have; nil when a bar does not end on a step.
    public static func stepCount(meter: Meter, bars: Int, stepsPerBeat: Int) -> Int? {
        let steps = meter.beats * 4 * stepsPerBeat * bars
        return steps.isMultiple(of: meter.unit) ? steps / meter.unit : nil
    }
}
