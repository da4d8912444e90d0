/// The name of a genre record, also its file name without `.yaml`: `hip-hop`.
public struct GenreID: RawRepresentable, Hashable, Codable, Comparable, Sendable {
    /// Lower-case words joined by hyphens.
    public let rawValue: String

    /// Makes an identifier; whether such a record exists is for the ``Catalogue`` to say.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes an identifier from its text.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Compares by text.
    public static func < (left: GenreID, right: GenreID) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension GenreID: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Makes an identifier from a literal.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The text itself.
    public var description: String { rawValue }
}
