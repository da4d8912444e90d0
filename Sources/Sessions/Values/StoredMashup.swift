public import Foundation

/// A mashup as a list shows it.
public struct MashupSummary: Sendable, Hashable, Identifiable {
    /// The mashup's id.
    public var id: MashupID
    /// The session it was made in.
    public var sessionID: SessionID
    /// The song's title.
    public var title: String
    /// Catalogue ids of its genres.
    public var genres: [String]
    /// The seed it was made with.
    public var seed: UInt64
    /// When it was made.
    public var createdAt: Timestamp
    /// The mashup it was made from; nil for a first version.
    public var basedOn: MashupID?
    /// Which of its versions it is, from 1.
    public var version: Int
    /// What was asked to be different from `basedOn`; nil for a first version.
    public var change: String?

    /// Describes a mashup.
    public init(
        id: MashupID,
        sessionID: SessionID,
        title: String,
        genres: [String],
        seed: UInt64,
        createdAt: Timestamp,
        basedOn: MashupID? = nil,
        version: Int = 1,
        change: String? = nil
    ) {
        self.id = id
        self.sessionID = sessionID
        self.title = title
        self.genres = genres
        self.seed = seed
        self.createdAt = createdAt
        self.basedOn = basedOn
        self.version = version
        self.change = change
    }
}

/// The place of a new mashup among the versions of another one.
public struct VersionOrigin: Sendable, Hashable {
    /// The mashup it was made from.
    public var basedOn: MashupID
    /// What was asked to be different, in short.
    public var change: String

    /// Names where a version comes from.
    public init(basedOn: MashupID, change: String) {
        self.basedOn = basedOn
        self.change = change
    }
}

/// A mashup as it is stored: what the store can list and search, and the whole document as JSON.
public struct StoredMashup: Sendable, Hashable, Identifiable {
    /// What a list shows of it.
    public var summary: MashupSummary
    /// The words, for the search.
    public var lyrics: String
    /// The whole mashup as JSON.
    public var json: Data

    /// The mashup's id.
    public var id: MashupID { summary.id }

    /// Describes a mashup.
    public init(summary: MashupSummary, lyrics: String, json: Data) {
        self.summary = summary
        self.lyrics = lyrics
        self.json = json
    }
}

/// A source that a session found, or a mashup cites.
public struct StoredSource: Sendable, Hashable {
    /// Where it can be read.
    public var url: String
    /// The source's title.
    public var title: String
    /// Who found it: `catalogue` or the name of a search service; nil for a mashup's.
    public var provider: String?
    /// `high`, `medium` or `low`.
    public var quality: String
    /// When it was found, as ISO 8601; nil where that is not known.
    public var retrievedAt: String?
    /// The licence of what was found, as far as it is known.
    public var licence: String?
    /// The parts of a mashup's lesson that rest on it; empty where none does.
    public var used: [String]

    /// Describes a source.
    public init(
        url: String,
        title: String,
        provider: String? = nil,
        quality: String,
        retrievedAt: String? = nil,
        licence: String? = nil,
        used: [String] = []
    ) {
        self.url = url
        self.title = title
        self.provider = provider
        self.quality = quality
        self.retrievedAt = retrievedAt
        self.licence = licence
        self.used = used
    }
}
