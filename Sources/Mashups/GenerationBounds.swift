/// How much a lesson must hold at least.
public struct GenerationBounds: Sendable, Hashable {
    /// Theory concepts that hold on the score.
    public var minTheoryConcepts: Int
    /// Characters of cultural context.
    public var minCulturalContextLength: Int
    /// The score of every side of the lesson, 0…100, below which its weak parts are made again.
    public var minScore: Int

    /// Sets the bounds.
    ///
    /// - Parameters:
    ///   - minTheoryConcepts: Theory concepts that hold on the score, at least 1.
    ///   - minCulturalContextLength: Characters of cultural context.
    ///   - minScore: The score of every side of the lesson, 0…100, below which its weak parts are made again.
    public init(minTheoryConcepts: Int = 2, minCulturalContextLength: Int = 100, minScore: Int = 75) {
        self.minTheoryConcepts = max(1, minTheoryConcepts)
        self.minCulturalContextLength = minCulturalContextLength
        self.minScore = minScore
    }
}
