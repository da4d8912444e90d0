/// A word that students should know after the lesson.
public struct Keyword: Codable, Sendable, Hashable {
    /// The word, at most 30 characters.
    public var term: String
    /// What it means, at most 200 characters.
    public var definition: String
}

/// A card to learn from: a question and its answer.
public struct Flashcard: Codable, Sendable, Hashable {
    /// What is asked.
    public var front: String
    /// The answer.
    public var back: String
}
