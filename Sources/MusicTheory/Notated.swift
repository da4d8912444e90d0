/// A value with one written form, which is also how it is stored: `"Bb"`, `"ii7"`, `"12/8"`.
///
/// Conforming types read their own `description` back, and are coded as that single string.
public protocol Notated: LosslessStringConvertible, Codable, Hashable, Sendable {}

extension Notated {
    /// Reads the written form from a single string value.
    ///
    /// - Parameter decoder: The source of one string.
    /// - Throws: `DecodingError.dataCorrupted` that quotes the text when it is not a written form of this type.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "'\(text)' is not a \(Self.notationName)"
            )
        }
        self = value
    }

    /// Writes the written form as a single string value.
    ///
    /// - Parameter encoder: The destination of one string.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The type's name in lower-case words, for messages: `RomanNumeral` gives "roman numeral".
    private static var notationName: String {
        String(describing: Self.self).reduce(into: "") { words, character in
            if character.isUppercase, !words.isEmpty { words.append(" ") }
            words.append(character.lowercased())
        }
    }
}
