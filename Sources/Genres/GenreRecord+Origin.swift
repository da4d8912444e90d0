extension GenreRecord {
    /// Where, when and among whom a genre began.
    public struct Origin: Hashable, Codable, Sendable {
        /// The years in which it took shape.
        public struct Period: Hashable, Codable, Sendable {
            /// First year.
            public let from: Int
            /// Last year.
            public let to: Int
            /// Whether the years are approximate.
            public let circa: Bool
        }

        /// Towns, regions, countries.
        public let places: [String]
        /// The years in which it took shape.
        public let period: Period
        /// The people who made it.
        public let communities: [String]
        /// Identifiers of ``GenreRecord/sources``.
        public let refs: [String]
    }

    /// How one genre is connected with another.
    public struct Relation: Hashable, Codable, Sendable {
        /// The connection, read from this record to the other.
        public enum Kind: String, CaseIterable, Codable, Sendable {
            case derivesFrom = "derives-from"
            case influenced
            case influencedBy = "influenced-by"
            case subgenre
            case sibling
        }

        /// The other genre.
        public let id: GenreID
        /// The connection.
        public let relation: Kind
        /// Identifiers of ``GenreRecord/sources``.
        public let refs: [String]

        /// Reads a relation; `refs` may be left out.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError`, or what the decoder throws.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            id = try fields.decode(GenreID.self, forKey: .id)
            relation = try fields.decode(Kind.self, forKey: .relation)
            refs = try fields.list(forKey: .refs)
        }

        enum CodingKeys: String, CodingKey { case id, relation, refs }
    }

    /// What a mashup may borrow from a genre.
    public struct Composable: Hashable, Codable, Sendable {
        /// How much may be borrowed.
        public enum How: String, CaseIterable, Codable, Sendable {
            /// Harmony, form, groove and the rest.
            case full
            /// The groove; harmony comes from elsewhere, see ``Composable/with``.
            case grooveOnly = "groove-only"
            /// Nothing: it is for listening and talking.
            case listenOnly = "listen-only"
        }

        /// How much may be borrowed.
        public let how: How
        /// The record whose harmony or form to use instead.
        public let with: GenreID?
        /// The reason, for teachers.
        public let why: String?

        /// Everything may be borrowed.
        public static let full = Composable(how: .full, with: nil, why: nil)
    }

    /// A text, dataset or recording that statements rest on.
    public struct Source: Hashable, Codable, Sendable {
        /// How the source was used.
        public enum Verification: String, CaseIterable, Codable, Sendable {
            case read
            case computed
            case listedOnly = "listed-only"
            case unverified
        }

        /// What `refs` call it.
        public let id: String
        /// Its title, often with author and year.
        public let title: String
        /// Who published it.
        public let publisher: String?
        /// Its address.
        public let url: String
        /// What may be done with it.
        public let licence: String
        /// How it was used.
        public let verified: Verification
    }

    /// Who has read a record.
    public struct Review: Hashable, Codable, Sendable {
        /// How far the review has come.
        public enum Status: String, CaseIterable, Codable, Sendable {
            case draft
            case checked
            case reviewedByCultureBearer = "reviewed-by-culture-bearer"
        }

        /// How far the review has come.
        public let status: Status
        /// The reviewers.
        public let by: [String]?
        /// The day of the review.
        public let date: String?
    }

    /// What a figure or a pattern rests on.
    public enum Basis: String, CaseIterable, Codable, Sendable {
        /// Computed from a collection of music.
        case corpus
        /// Read in a source.
        case source
        /// The editors' judgement.
        case editorial
    }

    /// How much a class can do.
    public enum Level: String, CaseIterable, Codable, Comparable, Sendable {
        case beginner, intermediate, advanced

        /// Compares by difficulty.
        public static func < (left: Level, right: Level) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .beginner: 0
            case .intermediate: 1
            case .advanced: 2
            }
        }
    }
}
