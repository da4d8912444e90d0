/// How far the learners (not their teacher) are.
public enum SkillLevel: String, Codable, CaseIterable, Sendable, Hashable, Comparable {
    case beginner
    case intermediate
    case advanced

    /// Orders levels from beginner to advanced.
    public static func < (first: SkillLevel, second: SkillLevel) -> Bool {
        first.rank < second.rank
    }

    private var rank: Int {
        switch self {
        case .beginner: 0
        case .intermediate: 1
        case .advanced: 2
        }
    }
}
