extension GenreRecord {
    /// A genre's history, and what to take care of in speaking of it.
    public struct Culture: Hashable, Codable, Sendable {
        /// A paragraph for teachers with what it rests on.
        public struct Paragraph: Hashable, Codable, Sendable {
            /// The text, at least 120 characters.
            public let text: String
            /// Identifiers of ``GenreRecord/sources``; at least one.
            public let refs: [String]
        }

        /// Something to take care of.
        public struct Sensitivity: Hashable, Codable, Sendable {
            /// What happens to generated text that does it.
            public enum Severity: String, CaseIterable, Codable, Sendable {
                /// Teachers are told.
                case note
                /// The lesson carries a warning.
                case warn
                /// The text is not used.
                case block
            }

            /// Unique in the record.
            public let id: String
            /// What happens.
            public let severity: Severity
            /// The advice, for teachers.
            public let text: String
            /// A regular expression over generated text (`(?i)`, `\b`, look-ahead occur).
            public let match: String?
            /// Identifiers of ``GenreRecord/sources``; none when editorial.
            public let refs: [String]

            /// Reads a sensitivity; `refs` may be left out.
            ///
            /// - Parameter decoder: A mapping.
            /// - Throws: `DecodingError`, or what the decoder throws.
            public init(from decoder: any Decoder) throws {
                let fields = try decoder.container(keyedBy: CodingKeys.self)
                id = try fields.decode(String.self, forKey: .id)
                severity = try fields.decode(Severity.self, forKey: .severity)
                text = try fields.decode(String.self, forKey: .text)
                match = try fields.decodeIfPresent(String.self, forKey: .match)
                refs = try fields.list(forKey: .refs)
            }

            enum CodingKeys: String, CodingKey { case id, severity, text, match, refs }
        }

        /// The history, at least two paragraphs.
        public let paragraphs: [Paragraph]
        /// What to take care of.
        public let sensitivity: [Sensitivity]
    }
}
