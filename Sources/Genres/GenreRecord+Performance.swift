extension GenreRecord {
    /// An instrument and what a classroom can use for it.
    public struct Instrument: Hashable, Codable, Sendable {
        /// What it does in an arrangement.
        public enum Role: String, CaseIterable, Codable, Sendable {
            case voice, melody, harmony, bass, drums, percussion, electronics
        }

        /// The name to print.
        public let name: String
        /// What it does.
        public let role: Role
        /// The General MIDI program as lists count it, 1…128; files hold one less.
        public let gmProgram: Int?
        /// What a classroom can use instead.
        public let classroom: String?

        enum CodingKeys: String, CodingKey {
            case name, role, classroom
            case gmProgram = "gm_program"
        }
    }

    /// An order of sections.
    public struct Form: Hashable, Codable, Sendable {
        /// A stretch of bars with a name.
        public struct Section: Hashable, Codable, Sendable {
            /// "A", "Chorus".
            public let label: String
            /// Its length.
            public let bars: Int
        }

        /// Unique in the record.
        public let id: String
        /// The sections in order.
        public let sections: [Section]
        /// Identifiers of ``GenreRecord/sources``; none when editorial.
        public let refs: [String]

        /// The length of all the sections.
        public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

        /// Reads a form; `refs` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            id = try fields.decode(String.self, forKey: .id)
            sections = try fields.decode([Section].self, forKey: .sections)
            refs = try fields.list(forKey: .refs)
        }

        enum CodingKeys: String, CodingKey { case id, sections, refs }
    }

    /// A recording for the class to hear.
    public struct Recording: Hashable, Codable, Sendable {
        /// What a teacher should know before playing it.
        public enum Flag: String, CaseIterable, Codable, Sendable {
            case previewLyrics = "preview-lyrics"
            case matureTheme = "mature-theme"
            case sacred
        }

        /// The recording's title.
        public let title: String
        /// Who made it.
        public let artist: String
        /// A year, or words such as "1925-1928" and "before 1977".
        public let year: String
        /// What to know before playing it.
        public let flags: [Flag]
        /// Identifiers of ``GenreRecord/sources``.
        public let refs: [String]

        /// Reads a recording; `flags` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            title = try fields.decode(String.self, forKey: .title)
            artist = try fields.decode(String.self, forKey: .artist)
            year = try fields.decode(String.self, forKey: .year)
            flags = try fields.list(forKey: .flags)
            refs = try fields.decode([String].self, forKey: .refs)
        }

        enum CodingKeys: String, CodingKey { case title, artist, year, flags, refs }
    }
}
