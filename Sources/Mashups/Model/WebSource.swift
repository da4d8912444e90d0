public import Teaching

/// A source the lesson cites by its number.
public struct WebSource: Codable, Sendable, Hashable {
    /// The number in square brackets in the lesson, from 1.
    public var number: Int
    /// The source's title.
    public var title: String
    /// Where it can be read.
    public var url: String
    /// Who published it, where known.
    public var publisher: String?
    /// Its licence or terms, as far as they were read.
    public var licence: String
    /// How far a department head would trust it.
    public var quality: ResearchNote.Quality
    /// The parts of the lesson that rest on it.
    public var used: [String]
}
