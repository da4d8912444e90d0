public import Teaching

/// A source the lesson cites by its number, or one that was looked up for it and is not cited.
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
    /// The parts of the lesson that rest on it; empty where it was looked up and is not cited.
    public var used: [String]
    /// Who found it, where a search did; nil for the catalogue's own sources.
    public var provider: String?
    /// When it was found, as an ISO 8601 date and time in UTC; nil for the catalogue's own sources.
    public var retrievedAt: String?

    private enum CodingKeys: String, CodingKey {
        case number, title, url, publisher, licence, quality, used, provider
        case retrievedAt = "retrieved_at"
    }
}
