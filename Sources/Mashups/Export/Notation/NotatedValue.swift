/// The written value of a note or rest: a shape, dots, and whether three stand for two.
struct NotatedValue: Hashable {
    /// The shapes from a whole note down.
    enum Shape: Int, CaseIterable {
        case whole, half, quarter, eighth, sixteenth, thirtySecond, sixtyFourth

        /// Ticks of the shape without dots.
        var ticks: Int { (4 * Score.ticksPerQuarter) >> rawValue }

        /// Flags or beams on its stem.
        var flags: Int { max(0, rawValue - Shape.quarter.rawValue) }
    }

    var shape: Shape
    var isDotted = false
    var isTriplet = false

    /// Ticks it lasts.
    var ticks: Int {
        let dotted = isDotted ? shape.ticks * 3 / 2 : shape.ticks
        return isTriplet ? dotted * 2 / 3 : dotted
    }

    /// Every value without a tuplet, the longest first.
    static let plain: [NotatedValue] = Shape.allCases.flatMap { shape in
        [NotatedValue(shape: shape, isDotted: true), NotatedValue(shape: shape)]
    }
}
