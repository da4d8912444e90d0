public import Foundation
import NameMatching

/// The entries of all genres, kept as `index.json` beside the records so that starting up reads one small file.
public struct GenreIndex: Hashable, Codable, Sendable {
    /// The file's name.
    public static let fileName = "index.json"

    /// The version of the file's format.
    public let schema: Int

    /// The entries, sorted by identifier.
    public let entries: [GenreEntry]

    /// Makes an index; the entries are sorted by identifier.
    public init(entries: [GenreEntry]) {
        schema = 1
        self.entries = entries.sorted { $0.id < $1.id }
    }

    /// The entry of a genre; nil when there is none.
    public subscript(id: GenreID) -> GenreEntry? {
        entries.first { $0.id == id }
    }

    /// The index as it is stored: the same entries give the same bytes, one entry to a line.
    ///
    /// - Returns: JSON that ends with a newline.
    /// - Throws: `EncodingError`, which no entry is known to cause.
    public func serialized() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        return "{\"schema\":\(schema),\"entries\":[\n\(lines.joined(separator: ",\n"))\n]}\n"
    }

    /// Identifiers close to one that does not exist, best first, at most three.
    ///
    /// - Parameter id: What somebody typed: a misspelling, a part of a name, or an alias.
    /// - Returns: At most three identifiers, all of which exist.
    public func nearest(to id: GenreID) -> [GenreID] {
        let wanted = id.rawValue.lowercased()
        let limit = max(1, wanted.count / 3)
        let scored = entries.compactMap { entry -> (id: GenreID, distance: Int)? in
            let names = [entry.id.rawValue, entry.name.lowercased()] + entry.aliases
            let best = names.map { EditDistance.between($0, wanted) }.min() ?? Int.max
            if best <= limit { return (entry.id, best) }
            let shares = wanted.count >= 3 && entry.id.rawValue.hasPrefix(wanted) || wanted.hasPrefix("\(entry.id)-")
            return shares ? (entry.id, limit + 1) : nil
        }
        return scored.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }.prefix(3).map(\.id)
    }
}

extension GenreIndex {
    /// Makes the index from all the records of a folder.
    ///
    /// - Parameter directory: A folder of genre records.
    /// - Throws: ``CatalogueError``; a broken record is named, with its line.
    public init(reading directory: URL) throws(CatalogueError) {
        self = try RecordFolder(directory: directory).builtIndex()
    }
}
