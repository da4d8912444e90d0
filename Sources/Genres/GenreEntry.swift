/// What lists and recognition need of a genre, without reading its record.
public struct GenreEntry: Hashable, Codable, Sendable {
    /// The record's identifier.
    public let id: GenreID
    /// The name to print.
    public let name: String
    /// Genre, umbrella or gated.
    public let kind: GenreRecord.Kind
    /// What a mashup may borrow.
    public let composable: GenreRecord.Composable.How
    /// Lower-case names that stand for this genre in a message.
    public let aliases: [String]
    /// Musicians that stand for this genre in a message; for recognition only.
    public let artists: [String]
    /// What an umbrella offers to choose from: identifiers, or names of kinds that have no record.
    public let ask: [GenreID]
    /// Genres that this one is a kind of.
    public let parents: [GenreID]
    /// Genres that this one is connected with.
    public let related: [GenreID]
    /// Quarter notes a minute.
    public let tempo: Tempo
    /// What it gives to a mashup.
    public let lends: [GenreRecord.MashupRules.Layer]

    /// Quarter notes a minute.
    public struct Tempo: Hashable, Codable, Sendable {
        /// The slowest usual tempo.
        public let min: Int
        /// The tempo to begin with.
        public let typical: Int
        /// The fastest usual tempo.
        public let max: Int
    }

    /// Extracts the entry of a record.
    public init(_ record: GenreRecord) {
        id = record.id
        name = record.name
        kind = record.kind
        composable = record.composable.how
        aliases = record.aliases
        artists = record.artists
        ask = record.ask
        parents = record.parents
        related = record.related.map(\.id)
        tempo = Tempo(min: record.tempo.min, typical: record.tempo.typical, max: record.tempo.max)
        lends = record.mashup.lends
    }
}
