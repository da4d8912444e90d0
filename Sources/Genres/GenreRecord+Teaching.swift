extension GenreRecord {
    /// What a genre can teach.
    public struct Teaching: Hashable, Codable, Sendable {
        /// An activity for each level.
        public struct Levels: Hashable, Codable, Sendable {
            /// For beginners.
            public let beginner: String
            /// For those who play a little.
            public let intermediate: String
            /// For the experienced.
            public let advanced: String

            /// The activity for a level.
            public subscript(level: Level) -> String {
                switch level {
                case .beginner: beginner
                case .intermediate: intermediate
                case .advanced: advanced
                }
            }
        }

        /// A statement of music theory, and how a score proves it.
        public struct Concept: Hashable, Codable, Sendable {
            /// Unique in the record.
            public let id: String
            /// The statement, for teachers.
            public let claim: String
            /// What to look for in the score.
            public let check: TheoryCheck
        }

        /// An activity for each level.
        public let levels: Levels
        /// Statements with checks, at least two.
        public let concepts: [Concept]
    }

    /// What a genre gives to a mashup, and what not.
    public struct MashupRules: Hashable, Codable, Sendable {
        /// A side of the music that can move into another genre.
        public enum Layer: String, CaseIterable, Codable, Sendable {
            case form, harmony, groove, feel, scale, texture, instrumentation
            case lyricForm = "lyric-form"
        }

        /// What it gives, the most telling first.
        public let lends: [Layer]
        /// What must not be torn apart, in words.
        public let keepTogether: [String]
        /// What must not be done, in words.
        public let never: [String]

        /// Reads the rules; `never` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            lends = try fields.decode([Layer].self, forKey: .lends)
            keepTogether = try fields.decode([String].self, forKey: .keepTogether)
            never = try fields.list(forKey: .never)
        }

        enum CodingKeys: String, CodingKey {
            case lends, never
            case keepTogether = "keep_together"
        }
    }
}
