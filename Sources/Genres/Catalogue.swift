public import Foundation
import Synchronization

/// The genres of a folder: an index read on first use, and one record at a time.
///
/// Safe to share between tasks; what has been read is kept. Records that are added to the folder are found though the
/// index does not know them; after changing names in a record the index must be written anew or deleted.
public final class Catalogue: Sendable {
    /// The folder with `*.yaml` and `index.json`.
    public let directory: URL

    private let state = Mutex(State())

    private struct State {
        var index: GenreIndex?
        var records: [GenreID: GenreRecord] = [:]
    }

    /// Names the folder; nothing is read yet.
    ///
    /// - Parameter directory: A folder of genre records.
    public init(directory: URL) {
        self.directory = directory
    }

    /// Every genre, sorted by identifier.
    ///
    /// - Throws: ``CatalogueError/unreadable(path:reason:)`` when the folder cannot be listed. Records that are broken
    ///   and not in the index are left out; ``problems()`` names them.
    public var entries: [GenreEntry] {
        get throws { try index().entries }
    }

    /// The entry of a genre.
    ///
    /// - Parameter id: A genre's identifier.
    /// - Returns: What the index has of it.
    /// - Throws: ``CatalogueError/unknown(_:nearest:)``, or what ``entries`` throws.
    public func entry(_ id: GenreID) throws -> GenreEntry {
        let index = try index()
        guard let entry = index[id] else {
            throw CatalogueError.unknown(id, nearest: index.nearest(to: id))
        }
        return entry
    }

    /// The whole record of a genre.
    ///
    /// - Parameter id: A genre's identifier.
    /// - Returns: The record, read on first use.
    /// - Throws: ``CatalogueError/unknown(_:nearest:)``, ``CatalogueError/broken(_:)`` with file and line, or
    ///   ``CatalogueError/unreadable(path:reason:)``.
    public func record(_ id: GenreID) throws -> GenreRecord {
        if let known = state.withLock({ $0.records[id] }) { return known }
        let folder = RecordFolder(directory: directory)
        guard try folder.ids().contains(id) else {
            throw CatalogueError.unknown(id, nearest: try index().nearest(to: id))
        }
        let record = try folder.record(id)
        state.withLock { $0.records[id] = record }
        return record
    }

    /// Everything wrong in the folder: an empty list when all is well.
    ///
    /// Reads every file, about a tenth of a second: for `doctor`, not for a turn. In the files' order: fields that do
    /// not fit, references that lead nowhere; then names that two records claim, and an index older than its records.
    ///
    /// - Throws: ``CatalogueError/unreadable(path:reason:)`` when the folder cannot be listed.
    public func problems() throws -> [RecordProblem] {
        try RecordFolder(directory: directory).problems()
    }

    private func index() throws -> GenreIndex {
        if let known = state.withLock({ $0.index }) { return known }
        let index = try RecordFolder(directory: directory).currentIndex()
        state.withLock { $0.index = index }
        return index
    }
}
