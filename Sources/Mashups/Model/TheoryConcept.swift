/// A theory claim that was run on the score and holds.
public struct TheoryConcept: Codable, Sendable, Hashable {
    /// A short name for the board.
    public var name: String
    /// What is true.
    public var claim: String
    /// The bars where it is true.
    public var evidence: Evidence
    /// What it means, for the level.
    public var explanation: String
    /// What to hear or do with it.
    public var prompt: String
    /// The genre it comes from, as a catalogue id; nil for what the piece as a whole shows.
    public var genre: String?
    /// What was run.
    public var check: ConceptCheck
    /// The objective it serves best, in the words of `learning_objectives`.
    public var objective: String

    private enum CodingKeys: String, CodingKey {
        case name, claim, explanation, prompt, genre, check, objective
        case evidence = "where"
    }
}

/// Where a claim holds.
public struct Evidence: Codable, Sendable, Hashable {
    /// Labels of the sections; empty for the whole piece.
    public var sections: [String]
    /// Bar numbers in the piece, in order.
    public var bars: [Int]
    /// For example `bars 5–16 (Verse 1)`.
    public var text: String
}
