/// A score for one side of a lesson, with the facts it was counted from.
public struct QualityAspect: Codable, Sendable, Hashable {
    /// The sides that are scored.
    public enum Name: String, Codable, CaseIterable, Sendable {
        /// Depth of the objectives, differentiation, minutes, standards, assessment.
        case educationalValue = "educational_value"
        /// Sources and their quality, named people and places, sensitivity, wording.
        case culturalAccuracy = "cultural_accuracy"
        /// Variety of sections, grooves and steps, answering voices, the tune, the hook.
        case engagement
    }

    /// What is scored.
    public var name: Name
    /// 0…100.
    public var score: Int
    /// What was counted, a sentence for each fact with its points.
    public var reasons: [String]
    /// The score that another try could reach: what is missing because of the form, the genres or the class stays missing;
    /// nil where it was not computed, as in a stored lesson.
    var reachable: Int?

    private enum CodingKeys: String, CodingKey {
        case name, score, reasons
    }

    /// Whether two say the same; what another try could reach is no part of it.
    public static func == (first: QualityAspect, second: QualityAspect) -> Bool {
        first.name == second.name && first.score == second.score && first.reasons == second.reasons
    }

    /// Feeds what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(score)
        hasher.combine(reasons)
    }
}
