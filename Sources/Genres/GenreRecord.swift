public import MusicTheory

/// Everything the catalogue knows of one genre: a file of `data/genres`, as `data/schema/genre.schema.json` describes it.
public struct GenreRecord: Hashable, Codable, Sendable {
    /// Whether a genre can be taken as it is, needs a question first, or is for listening and talking only.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// A genre as teachers name it.
        case genre
        /// A name for many genres ("latin"); the conversation asks which, see ``GenreRecord/ask``.
        case umbrella
        /// Music that is not to be imitated, such as worship.
        case gated
    }

    /// The version of the schema, 1.
    public let schema: Int
    /// The file's name.
    public let id: GenreID
    /// The name to print.
    public let name: String
    /// Genre, umbrella or gated.
    public let kind: Kind
    /// Lower-case names that stand for this genre in a message.
    public let aliases: [String]
    /// Names of musicians that stand for this genre in a message; for recognition only, never to imitate.
    public let artists: [String]
    /// What an umbrella offers to choose from: identifiers, or names of kinds that have no record.
    public let ask: [GenreID]
    /// Genres that this one is a kind of; not all have records.
    public let parents: [GenreID]
    /// Genres that this one is connected with; not all have records.
    public let related: [Relation]
    /// What a mashup may borrow; everything unless the record says otherwise.
    public let composable: Composable
    /// Where, when and among whom it began.
    public let origin: Origin
    /// Quarter notes a minute.
    public let tempo: Tempo
    /// Its meters, the usual one first.
    public let meters: [Meter]
    /// Subdivision and swing.
    public let feel: Feel
    /// Its chord progressions.
    public let harmony: Harmony
    /// Its scales.
    public let scales: [ScaleRecord]
    /// Its grooves.
    public let rhythm: [Rhythm]
    /// Its instruments and what a classroom can use instead.
    public let instruments: [Instrument]
    /// Its forms.
    public let forms: [Form]
    /// How its words are made.
    public let lyrics: LyricForm
    /// Recordings to listen to.
    public let recordings: [Recording]
    /// Its history and what to take care of.
    public let culture: Culture
    /// What it can teach.
    public let teaching: Teaching
    /// What it gives to a mashup, and what not.
    public let mashup: MashupRules
    /// What the record is based on.
    public let sources: [Source]
    /// Who has read the record.
    public let review: Review

    /// Reads a record; lists that may be left out are empty then, and a missing `composable` is full.
    ///
    /// - Parameter decoder: A mapping in the schema's field names.
    /// - Throws: `DecodingError`, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        schema = try fields.decode(Int.self, forKey: .schema)
        id = try fields.decode(GenreID.self, forKey: .id)
        name = try fields.decode(String.self, forKey: .name)
        kind = try fields.decode(Kind.self, forKey: .kind)
        aliases = try fields.decode([String].self, forKey: .aliases)
        artists = try fields.list(forKey: .artists)
        ask = try fields.list(forKey: .ask)
        parents = try fields.list(forKey: .parents)
        related = try fields.list(forKey: .related)
        composable = try fields.decodeIfPresent(Composable.self, forKey: .composable) ?? .full
        origin = try fields.decode(Origin.self, forKey: .origin)
        tempo = try fields.decode(Tempo.self, forKey: .tempo)
        meters = try fields.nonEmptyList(forKey: .meters)
        feel = try fields.decode(Feel.self, forKey: .feel)
        harmony = try fields.decode(Harmony.self, forKey: .harmony)
        scales = try fields.nonEmptyList(forKey: .scales)
        rhythm = try fields.nonEmptyList(forKey: .rhythm)
        instruments = try fields.decode([Instrument].self, forKey: .instruments)
        forms = try fields.nonEmptyList(forKey: .forms)
        lyrics = try fields.decode(LyricForm.self, forKey: .lyrics)
        recordings = try fields.decode([Recording].self, forKey: .recordings)
        culture = try fields.decode(Culture.self, forKey: .culture)
        teaching = try fields.decode(Teaching.self, forKey: .teaching)
        mashup = try fields.decode(MashupRules.self, forKey: .mashup)
        sources = try fields.decode([Source].self, forKey: .sources)
        review = try fields.decode(Review.self, forKey: .review)
    }

    enum CodingKeys: String, CodingKey {
        case schema, id, name, kind, aliases, artists, ask, parents, related, composable, origin, tempo, meters, feel
        case harmony, scales, rhythm, instruments, forms, lyrics, recordings, culture, teaching, mashup, sources, review
    }
}

extension GenreRecord {
    /// The source with an identifier, as `refs` name it; nil when the record has none such.
    public func source(_ id: String) -> Source? {
        sources.first { $0.id == id }
    }

    /// The scale with an identifier; nil when the record has none such.
    public func scale(_ id: String) -> Scale? {
        scales.first { $0.id == id }?.scale
    }

    /// The progression with an identifier; nil when the record has none such.
    public func progression(_ id: String) -> Harmony.Progression? {
        harmony.progressions.first { $0.id == id }
    }
}
