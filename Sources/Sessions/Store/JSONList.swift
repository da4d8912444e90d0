import Foundation

/// A list of texts as a JSON column holds it.
enum JSONList {
    /// The list as JSON.
    static func text(_ strings: [String]) throws -> String {
        String(decoding: try JSONEncoder().encode(strings), as: UTF8.self)
    }

    /// Reads the list back.
    static func strings(_ text: String) throws -> [String] {
        try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }
}
