import LanguageModels

/// Finds parts of a model's answer, also where it is not quite in the form that was asked for.
enum AnswerReading {
    /// What stands under a key, whatever its case and its separators, in an object or nested in one.
    ///
    /// A list of objects is searched for one whose `id`, `key`, `section`, `name` or `number` is the key.
    static func value(_ key: String, in answer: JSONValue, depth: Int = 0) -> JSONValue? {
        guard depth < 3 else { return nil }
        switch answer {
        case .object(let members):
            if let exact = members[key] { return exact }
            let sorted = members.sorted { $0.key < $1.key }
            if let near = sorted.first(where: { plain($0.key) == plain(key) }) { return near.value }
            return sorted.lazy.compactMap { value(key, in: $0.value, depth: depth + 1) }.first
        case .array(let elements):
            return elements.first { element in
                ["id", "key", "section", "name", "number"].contains { name in
                    guard let label = element[name] else { return false }
                    return plain(label.string ?? label.integer.map(String.init) ?? "") == plain(key)
                }
            }
        case .null, .bool, .number, .string: return nil
        }
    }

    /// A text, or the text in an object that wraps it.
    static func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.string { return text }
        for name in ["text", "explanation", "note", "paragraph", "title", "hook"] {
            if let text = value[name]?.string { return text }
        }
        return nil
    }

    /// Texts of a list, the lines of one text, or the list in an object that wraps it.
    static func texts(_ value: JSONValue?) -> [String]? {
        guard let value else { return nil }
        if let elements = value.array { return elements.compactMap { text($0) ?? $0["line"]?.string } }
        if let text = value.string { return text.split(whereSeparator: \.isNewline).map(String.init) }
        for name in ["lines", "steps", "text", "lyrics"] {
            if let found = value[name], let texts = texts(found) { return texts }
        }
        return nil
    }

    private static func plain(_ key: String) -> String {
        key.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
