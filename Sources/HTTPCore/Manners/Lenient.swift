/// A member of a JSON object that may be absent, null or of another type than expected: then it is nil.
///
/// Servers differ by version and maker, and one odd member must not cost the answer it came with.
@propertyWrapper
package struct Lenient<Value: Decodable & Sendable>: Decodable, Sendable {
    /// The value, where there was one of its type.
    package var wrappedValue: Value?

    /// Holds a value.
    package init(wrappedValue: Value? = nil) {
        self.wrappedValue = wrappedValue
    }

    /// Reads whatever is there; never fails.
    package init(from decoder: any Decoder) throws {
        // Ignoring the reason is the purpose of this type.
        wrappedValue = try? decoder.singleValueContainer().decode(Value.self)
    }
}

extension KeyedDecodingContainer {
    /// A member that is nil where it is absent.
    package func decode<Value>(_ type: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        try decodeIfPresent(type, forKey: key) ?? Lenient()
    }
}
