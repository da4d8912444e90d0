/// Shares the minutes of a lesson out so that they add up exactly.
enum LessonTiming {
    /// The warm-up's minutes.
    static func warmUp(of minutes: Int) -> Int {
        min(15, max(2, minutes / 10))
    }

    /// Whole minutes for every share, each at least 2, that add up to `minutes` (largest remainder first).
    static func minutes(_ minutes: Int, shares: [Int]) -> [Int] {
        let total = shares.reduce(0, +)
        guard total > 0 else { return shares }
        let least = 2
        let free = max(0, minutes - least * shares.count)
        var result = shares.map { least + $0 * free / total }
        let rest = shares.enumerated().map { ($0.offset, $0.element * free % total) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
        var missing = minutes - result.reduce(0, +)
        for (index, _) in rest where missing > 0 {
            result[index] += 1
            missing -= 1
        }
        return result
    }

    /// How many steps a lesson has room for.
    static func steps(in minutes: Int) -> Int {
        switch minutes {
        case ..<25: 3
        case ..<40: 5
        case ..<60: 6
        case ..<90: 7
        default: 9
        }
    }
}
