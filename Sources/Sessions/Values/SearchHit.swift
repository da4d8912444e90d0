/// One place where a search found its words.
public struct SearchHit: Sendable, Hashable {
    /// What was found.
    public enum Place: Sendable, Hashable {
        /// A message of either side.
        case message(Int64, StoredMessage.Role)
        /// A mashup's title or words.
        case mashup(MashupID, title: String)
    }

    /// What was found.
    public var place: Place
    /// The session it is in.
    public var sessionID: SessionID
    /// That session's name or title.
    public var sessionLabel: String
    /// The words around the place, found words between the markers.
    public var snippet: String
    /// When it was saved.
    public var createdAt: Timestamp
    /// How well it fits; smaller is better.
    public var rank: Double
}

/// How much is stored.
public struct StoreStatistics: Sendable, Hashable {
    /// Sessions.
    public var sessions: Int
    /// Messages of both sides, without those taken back.
    public var messages: Int
    /// Mashups.
    public var mashups: Int
    /// Lookups.
    public var toolCalls: Int
    /// Lookups that came back without an answer.
    public var failedToolCalls: Int
    /// Genres of the mashups, most used first.
    public var genres: [GenreUse]
    /// When the oldest session was begun; nil in an empty store.
    public var oldest: Timestamp?
    /// When something was last said; nil in an empty store.
    public var newest: Timestamp?
    /// Size of the database in bytes.
    public var bytes: Int64
    /// Language models that answered, most answers first, deleted sessions included.
    public var models: [ModelUse]
    /// What language models were used for and cost, ever.
    public var usage: UsageSum
    /// What language models were used for and cost since the month began, in UTC.
    public var usageThisMonth: UsageSum

    /// A genre and how many mashups it is in.
    public struct GenreUse: Sendable, Hashable {
        /// The genre's catalogue id.
        public var id: String
        /// How many mashups have it.
        public var mashups: Int
    }

    /// A language model and how much it answered.
    public struct ModelUse: Sendable, Hashable {
        /// The model, written `ollama/llama3.1:8b`.
        public var model: String
        /// How much.
        public var sum: UsageSum
    }
}
