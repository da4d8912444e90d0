/// A word and its meaning, from `data/lesson/keywords.yaml`.
struct KeywordProse: Codable, Sendable {
    var term: String
    var definition: String
    /// Keys of the concepts that bring it in; a word without any belongs to every lesson, the first ones first.
    var about: [String]
    /// What the piece must have, as in `lesson.yaml`.
    var needs: String?
}
