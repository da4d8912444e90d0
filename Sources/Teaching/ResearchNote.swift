/// One passage found for the lesson, with where it comes from.
public struct ResearchNote: Codable, Sendable, Hashable {
    /// How far a department head would trust the source.
    public enum Quality: String, Codable, CaseIterable, Sendable, Hashable {
        case high, medium, low
    }

    /// The source's title.
    public var title: String
    /// The source's address.
    public var url: String
    /// The passage, as plain text.
    public var content: String
    /// How far the source can be trusted.
    public var sourceQuality: Quality
    /// Who found it: `catalogue`, or the name of a search service.
    public var provider: String
    /// When it was found, as an ISO 8601 date and time in UTC.
    public var retrievedAt: String
    /// The genre it was looked up for, as a catalogue id.
    public var genre: String?
    /// What it was looked up for; nil for the catalogue's own passages on a genre's culture.
    public var topic: ResearchTopic?
    /// The licence of the passage, where the service states one.
    public var licence: String?

    /// Makes a note from its parts.
    public init(
        title: String,
        url: String,
        content: String,
        sourceQuality: Quality,
        provider: String,
        retrievedAt: String,
        genre: String? = nil,
        topic: ResearchTopic? = nil,
        licence: String? = nil
    ) {
        self.title = title
        self.url = url
        self.content = content
        self.sourceQuality = sourceQuality
        self.provider = provider
        self.retrievedAt = retrievedAt
        self.genre = genre
        self.topic = topic
        self.licence = licence
    }

    /// The `provider` of notes that come from the program's own catalogue.
    public static let catalogueProvider = "catalogue"

    /// Whether it tells of where a genre comes from or what it means to people.
    public var isCultural: Bool {
        switch topic {
        case nil, .significance, .impact: true
        case .characteristics, .practice, .methods, .words: false
        }
    }

    private enum CodingKeys: String, CodingKey {
        case title, url, content, provider, genre, topic, licence
        case sourceQuality = "source_quality"
        case retrievedAt = "retrieved_at"
    }
}
