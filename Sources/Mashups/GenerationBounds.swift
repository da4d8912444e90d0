/// How much a lesson must hold at least.
public struct GenerationBounds: Sendable, Hashable {
    /// Theory concepts that hold on the score.
    public var minTheoryConcepts: Int
    /// Characters of cultural context.
    public var minCulturalContextLength: Int

    /// Sets the bounds.
    ///
    /// - Parameters:
    ///   - minTheoryConcepts: Theory concepts that hold on the score, at least 1.
    ///   - minCulturalContextLength: Characters of cultural context.
    public init(minTheoryConcepts: Int = 2, minCulturalContextLength: Int = 100) {
        self.minTheoryConcepts = max(1, minTheoryConcepts)
        self.minCulturalContextLength = minCulturalContextLength
    }
}
