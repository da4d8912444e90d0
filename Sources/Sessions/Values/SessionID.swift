/// A session's id: ten characters that sort by the time of creation (`1v3k9x2m7q`).
public struct SessionID: RawRepresentable, Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The ten characters, in lower case.
    public let rawValue: String

    /// Takes an id as it is; whether there is such a session is the store's to say.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A new id from a moment and the lowest ten bits of a random number.
    public init(at moment: Timestamp, random: UInt64) {
        rawValue = Crockford.identifier(at: moment, random: random)
    }

    /// Earlier sessions sort first.
    public static func < (left: SessionID, right: SessionID) -> Bool { left.rawValue < right.rawValue }

    /// The id.
    public var description: String { rawValue }
}

/// A mashup's id: `m` and ten characters that sort by the time of creation.
public struct MashupID: RawRepresentable, Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The eleven characters, in lower case.
    public let rawValue: String

    /// Takes an id as it is; whether there is such a mashup is the store's to say.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A new id from a moment and the lowest ten bits of a random number.
    public init(at moment: Timestamp, random: UInt64) {
        rawValue = "m" + Crockford.identifier(at: moment, random: random)
    }

    /// Earlier mashups sort first.
    public static func < (left: MashupID, right: MashupID) -> Bool { left.rawValue < right.rawValue }

    /// The id.
    public var description: String { rawValue }
}
