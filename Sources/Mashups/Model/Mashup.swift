/// One finished mashup: the music, the lesson around it, and what was checked.
///
/// Everything but `id`, `sessionID` and `metadata`'s `createdAt`, `basedOn` and `version` follows from the context, the
/// seed and the tweaks, byte for byte.
public struct Mashup: Codable, Sendable, Hashable {
    /// The store's id; nil until the mashup is recorded.
    public var id: String?
    /// The session it was made in; nil outside a session.
    public var sessionID: String?
    /// The song's title.
    public var title: String
    /// The words as plain text, each section under its label in square brackets.
    public var lyrics: String
    /// The lesson.
    public var content: EducationalContent
    /// Every source the lesson cites, in the order of its numbers.
    public var sources: [WebSource]
    /// What was asked for, what was assumed, and what made it.
    public var metadata: MashupMetadata
    /// The music: the one source of truth for every export.
    public var music: Score
    /// Everything that was checked, passed or not.
    public var checks: [Check]
    /// A small score drawn from the checks and the coverage.
    public var quality: Quality

    /// Makes a mashup from its parts, not yet recorded.
    public init(
        title: String,
        lyrics: String,
        content: EducationalContent,
        sources: [WebSource],
        metadata: MashupMetadata,
        music: Score,
        checks: [Check],
        quality: Quality
    ) {
        self.title = title
        self.lyrics = lyrics
        self.content = content
        self.sources = sources
        self.metadata = metadata
        self.music = music
        self.checks = checks
        self.quality = quality
    }

    /// What nobody had said and the generator decided by itself.
    public var assumptions: [Assumption] { metadata.assumptions }

    /// The same mashup with the identity that a store gives it.
    ///
    /// - Parameters:
    ///   - id: The store's id.
    ///   - sessionID: The session it was made in.
    ///   - createdAt: ISO 8601 date and time in UTC.
    ///   - basedOn: The mashup it was made from; nil for a first version.
    ///   - version: Which version it is; nil for a first version.
    /// - Returns: The mashup, otherwise unchanged.
    public func recorded(
        id: String,
        sessionID: String?,
        createdAt: String,
        basedOn: String? = nil,
        version: Int? = nil
    ) -> Mashup {
        var copy = self
        copy.id = id
        copy.metadata.basedOn = basedOn
        copy.metadata.version = version
        copy.sessionID = sessionID
        copy.metadata.createdAt = createdAt
        return copy
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, lyrics, metadata, music, checks, quality
        case sessionID = "session_id"
        case content = "educational_content"
        case sources = "web_sources"
    }

    /// Writes every key; the identity is `null` while nothing has recorded the mashup.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(sessionID, forKey: .sessionID)
        try container.encode(title, forKey: .title)
        try container.encode(lyrics, forKey: .lyrics)
        try container.encode(content, forKey: .content)
        try container.encode(sources, forKey: .sources)
        try container.encode(metadata, forKey: .metadata)
        try container.encode(music, forKey: .music)
        try container.encode(checks, forKey: .checks)
        try container.encode(quality, forKey: .quality)
    }
}
