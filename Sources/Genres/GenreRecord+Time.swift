public import MusicTheory

extension GenreRecord {
    /// Quarter notes a minute.
    public struct Tempo: Hashable, Codable, Sendable {
        /// The slowest usual tempo, at least 40.
        public let min: Int
        /// The tempo to begin with.
        public let typical: Int
        /// The fastest usual tempo, at most 300.
        public let max: Int
        /// What the figures rest on.
        public let basis: Basis
        /// Identifiers of ``GenreRecord/sources``.
        public let refs: [String]

        /// From slowest to fastest.
        public var range: ClosedRange<Int> { min...Swift.max(min, max) }
    }

    /// How beats are divided and delayed.
    public struct Feel: Hashable, Codable, Sendable {
        /// The note value that divides the beat.
        public enum Subdivision: String, CaseIterable, Codable, Sendable {
            case eighth, sixteenth, triplet
        }

        /// Ratios of a long to a short note in a pair.
        public struct SwingRange: Hashable, Codable, Sendable {
            /// The straightest, at least 1.
            public let min: Double
            /// The usual one.
            public let typical: Double
            /// The most uneven, at most 3.5.
            public let max: Double

            /// The usual swing.
            public var swing: Swing { Swing(ratio: typical) }
        }

        /// The note value that divides the beat.
        public let subdivision: Subdivision
        /// How uneven pairs are.
        public let swing: SwingRange
        /// What to print above the music: "Swing 8ths".
        public let notation: String
        /// Identifiers of ``GenreRecord/sources``; none when editorial.
        public let refs: [String]

        /// Reads a feel; `refs` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            subdivision = try fields.decode(Subdivision.self, forKey: .subdivision)
            swing = try fields.decode(SwingRange.self, forKey: .swing)
            notation = try fields.decode(String.self, forKey: .notation)
            refs = try fields.list(forKey: .refs)
        }

        enum CodingKeys: String, CodingKey { case subdivision, swing, notation, refs }
    }
}
