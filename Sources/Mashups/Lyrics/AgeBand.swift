public import Teaching

/// Which of three kinds of words suit the singers.
public enum AgeBand: String, Codable, CaseIterable, Sendable, Hashable {
    /// Up to grade 5: things one can see and do, plain sentences.
    case young
    /// Grades 6 to 8.
    case middle
    /// Grade 9 and above, adults included.
    case older

    /// The band for a place of teaching; mixed groups get the words that suit everyone in them.
    public init(_ setting: Setting) {
        self =
            switch setting {
            case .preschool, .elementarySchool: .young
            case .middleSchool, .privateLessons, .afterSchool, .homeschool: .middle
            case .highSchool, .university, .community, .professionalDevelopment: .older
            }
    }
}
