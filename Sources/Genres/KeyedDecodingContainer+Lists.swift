extension KeyedDecodingContainer {
    /// A list that may be left out, and is empty then.
    func list<Element: Decodable>(forKey key: Key) throws -> [Element] {
        try decodeIfPresent([Element].self, forKey: key) ?? []
    }

    /// A list that must have at least one element.
    func nonEmptyList<Element: Decodable>(forKey key: Key) throws -> [Element] {
        let list = try decode([Element].self, forKey: key)
        guard !list.isEmpty else { throw corrupted(key, "\(key.stringValue) is empty") }
        return list
    }

    /// An error about the value of a field.
    func corrupted(_ key: Key, _ problem: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: problem)
    }
}
