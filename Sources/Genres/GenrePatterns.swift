/// The bass and accompaniment figures of one genre.
public struct GenrePatterns: Hashable, Sendable {
    /// Figures for the bass; none where the tradition has no bass part.
    public let bass: [BassPattern]
    /// Figures for a chord instrument; none where the tradition has none.
    public let comping: [CompingPattern]

    /// Puts figures together.
    public init(bass: [BassPattern], comping: [CompingPattern]) {
        self.bass = bass
        self.comping = comping
    }
}

/// A file of `data/patterns`.
struct PatternFile: Decodable {
    let genre: GenreID
    let patterns: GenrePatterns

    private enum CodingKeys: String, CodingKey { case schema, genre, bass, comping }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try fields.decode(Int.self, forKey: .schema)
        guard schema == 1 else { throw fields.corrupted(.schema, "schema is \(schema); this program reads 1") }
        genre = try fields.decode(GenreID.self, forKey: .genre)
        let bass = try fields.list(forKey: .bass) as [BassEntry]
        let comping = try fields.list(forKey: .comping) as [CompingEntry]
        patterns = GenrePatterns(bass: bass.map(\.pattern), comping: comping.map(\.pattern))
    }

    private struct BassEntry: Decodable {
        let pattern: BassPattern

        init(from decoder: any Decoder) throws {
            pattern = try BassPattern(from: decoder.container(keyedBy: PatternKeys.self))
        }
    }

    private struct CompingEntry: Decodable {
        let pattern: CompingPattern

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: PatternKeys.self)
            pattern = CompingPattern(
                rhythm: try AccompanimentPattern(from: fields),
                voicing: try fields.decode(VoicingStyle.self, forKey: .voicing),
                instrument: try fields.decode(String.self, forKey: .instrument)
            )
        }
    }
}
