/// An instrument in the room, by its singular English name ("ukulele", "voice", "body percussion").
public struct Instrument: RawRepresentable, Codable, Sendable, Hashable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// The singular name in lower case.
    public var rawValue: String

    /// Takes the singular name in lower case.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes the singular name in lower case.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The singular name.
    public var description: String { rawValue }

    /// Reads the name as a plain string.
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the name as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
