extension GenreRecord {
    /// How a genre's words are made.
    public struct LyricForm: Hashable, Codable, Sendable {
        /// How words are delivered.
        public enum Delivery: String, CaseIterable, Codable, Sendable {
            case sung, rapped, either, instrumental
        }

        /// Syllables in a line.
        public struct SyllableRange: Hashable, Codable, Sendable {
            /// The fewest.
            public let min: Int
            /// The most.
            public let max: Int

            /// From fewest to most.
            public var range: ClosedRange<Int> { min...Swift.max(min, max) }
        }

        /// How words are delivered.
        public let delivery: Delivery
        /// Rhyme schemes, the usual one first; the same capital rhymes.
        public let rhymeSchemes: [String]
        /// Whether the first line is sung twice, as in blues.
        public let repeatFirst: Bool
        /// Syllables in a line.
        public let syllablesPerLine: SyllableRange
        /// The bars one line takes.
        public let barsPerLine: Int
        /// Whether lines are answered.
        public let callAndResponse: Bool
        /// What the words do.
        public let devices: [String]
        /// What to keep out of them.
        public let avoid: [String]
        /// Identifiers of ``GenreRecord/sources``; none when editorial.
        public let refs: [String]

        /// Reads a lyric form; `repeat_first` and `avoid` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            delivery = try fields.decode(Delivery.self, forKey: .delivery)
            rhymeSchemes = try fields.decode([String].self, forKey: .rhymeSchemes)
            repeatFirst = try fields.decodeIfPresent(Bool.self, forKey: .repeatFirst) ?? false
            syllablesPerLine = try fields.decode(SyllableRange.self, forKey: .syllablesPerLine)
            barsPerLine = try fields.decode(Int.self, forKey: .barsPerLine)
            callAndResponse = try fields.decode(Bool.self, forKey: .callAndResponse)
            devices = try fields.decode([String].self, forKey: .devices)
            avoid = try fields.list(forKey: .avoid)
            refs = try fields.decode([String].self, forKey: .refs)
        }

        enum CodingKeys: String, CodingKey {
            case delivery, devices, avoid, refs
            case rhymeSchemes = "rhyme_schemes"
            case repeatFirst = "repeat_first"
            case syllablesPerLine = "syllables_per_line"
            case barsPerLine = "bars_per_line"
            case callAndResponse = "call_and_response"
        }
    }
}
