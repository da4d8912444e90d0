import Teaching

/// The prose around theory claims, from `data/lesson/concepts.yaml`.
struct Concepts: Codable, Sendable {
    /// What is said about one kind of claim.
    struct Kind: Codable, Sendable {
        /// A short name for the board.
        var name: String
        /// The objectives it serves, the best first, in the words of `learning_objectives`.
        var objectives: [String]
        /// The claim for a piece whose records do not make it; nil where only records do.
        var claim: String?
        /// What it means, by level.
        var explain: [String: String]
        /// What to hear or do, by level.
        var prompt: [String: String]
        /// What students often think.
        var belief: String?
        /// What helps.
        var response: String?
    }

    /// By the check's type; `swing` is for swung and `straight` for even pieces, `no-chords` for pieces without.
    var kinds: [String: Kind]
}
