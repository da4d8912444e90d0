/// Where a conversation stands.
///
/// The phase is a function of what is known, never of how it was said.
public enum Phase: String, Codable, CaseIterable, Sendable, Hashable {
    /// Nothing is known yet.
    case initial
    /// Fewer than two genres are known.
    case genreExploration = "genre_exploration"
    /// The genres are known; setting, level or objectives are not.
    case educationalClarification = "educational_clarification"
    /// All is known that a teacher must say; the culture of the genres is being looked up.
    case culturalResearch = "cultural_research"
    /// A lesson can be generated without assuming anything.
    case readyForGeneration = "ready_for_generation"
    /// A mashup was generated from what is known now.
    case completed
}
