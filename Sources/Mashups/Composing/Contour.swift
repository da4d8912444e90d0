/// The shape of a phrase between the low and the high part of a voice.
enum Contour: CaseIterable {
    case arch, lateArch, fall, wave

    /// Where the phrase is at a point of its way, 0 low … 100 high.
    ///
    /// - Parameters:
    ///   - place: How much of the phrase is over, from 0.
    ///   - whole: Its length; more than 0.
    /// - Returns: Where it is, interpolated between the shape's five points.
    func height(at place: Int, of whole: Int) -> Int {
        let points = points
        let position = place * (points.count - 1) * 100 / max(1, whole)
        let left = min(position / 100, points.count - 1)
        let right = min(left + 1, points.count - 1)
        return points[left] + (points[right] - points[left]) * (position - left * 100) / 100
    }

    private var points: [Int] {
        switch self {
        case .arch: [20, 60, 90, 55, 20]
        case .lateArch: [30, 35, 60, 90, 35]
        case .fall: [85, 75, 55, 40, 20]
        case .wave: [35, 75, 40, 65, 20]
        }
    }
}
