public import MusicTheory

extension GenreRecord {
    /// The chords a genre uses.
    public struct Harmony: Hashable, Codable, Sendable {
        /// A cycle of bars with chords.
        public struct Progression: Hashable, Codable, Sendable {
            /// Unique in the record.
            public let id: String
            /// The name to print.
            public let name: String?
            /// The level it suits.
            public let level: Level
            /// The numerals of each bar, sharing the bar evenly; never empty.
            public let bars: [[RomanNumeral]]
            /// What it rests on.
            public let basis: Basis
            /// Identifiers of ``GenreRecord/sources``; none when editorial.
            public let refs: [String]

            /// All the numerals in order.
            public var numerals: [RomanNumeral] { bars.flatMap(\.self) }

            /// The spelled chords of each bar on a tonic.
            public func chords(in tonic: NoteName) -> [[Chord]] {
                bars.map { $0.map { $0.chord(in: tonic) } }
            }
        }

        /// The numerals' dialect, `pop-roman/1`.
        public let dialect: String
        /// The progressions; empty only when ``harmonise`` is false.
        public let progressions: [Progression]
        /// False for music that is not to be set to chords, such as raga, gamelan and drumming.
        public let harmonise: Bool

        /// Reads the harmony; `harmonise` may be left out and is true then.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            dialect = try fields.decode(String.self, forKey: .dialect)
            harmonise = try fields.decodeIfPresent(Bool.self, forKey: .harmonise) ?? true
            progressions =
                harmonise
                ? try fields.nonEmptyList(forKey: .progressions)
                : try fields.decode([Progression].self, forKey: .progressions)
        }

        enum CodingKeys: String, CodingKey { case dialect, progressions, harmonise }
    }

    /// A scale with its place in the record.
    public struct ScaleRecord: Hashable, Codable, Sendable {
        /// Unique in the record; checks name it.
        public let id: String
        /// The name to print.
        public let name: String
        /// Degrees against the tonic's major scale.
        public let degrees: [ScaleDegree]
        /// Identifiers of ``GenreRecord/sources``; none when editorial.
        public let refs: [String]

        /// The scale as music theory has it.
        public var scale: Scale { Scale(name: name, degrees: degrees) }
    }
}
