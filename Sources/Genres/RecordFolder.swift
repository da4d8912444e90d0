import Foundation

/// A folder of genre records as it is on disk, with nothing kept.
struct RecordFolder {
    let directory: URL

    /// The identifiers that the names of the YAML files give, sorted.
    func ids() throws(CatalogueError) -> [GenreID] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        } catch {
            throw .unreadable(path: directory.path, reason: "the folder is missing or closed")
        }
        let ids = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { GenreID(String($0.dropLast(5))) }
        guard !ids.isEmpty else {
            throw .unreadable(path: directory.path, reason: "it holds no genre files")
        }
        return ids.sorted()
    }

    /// Reads one record.
    func record(_ id: GenreID) throws(CatalogueError) -> GenreRecord {
        try record(id, in: try document(id))
    }

    /// Reads one record from its file's text.
    func record(_ id: GenreID, in document: YAMLDocument) throws(CatalogueError) -> GenreRecord {
        let record: GenreRecord
        do {
            record = try document.decode(GenreRecord.self)
        } catch {
            throw .broken(error)
        }
        guard record.id == id else {
            throw .broken(document.problem("id is '\(record.id)' but the file's name says '\(id)'", at: ["id"]))
        }
        return record
    }

    /// The stored index, completed by records it does not know and without those that are gone.
    ///
    /// An index that is missing or broken is made from the records, which takes longer but works; broken records are
    /// left out, because one of them must not cost a teacher all the others.
    func currentIndex() throws(CatalogueError) -> GenreIndex {
        let ids = try ids()
        let stored = storedEntries() ?? [:]
        let entries = ids.compactMap { id in
            if let entry = stored[id] { return entry }
            do {
                return GenreEntry(try record(id))
            } catch {
                return nil
            }
        }
        return GenreIndex(entries: entries)
    }

    /// The index made from all the records.
    func builtIndex() throws(CatalogueError) -> GenreIndex {
        var entries: [GenreEntry] = []
        for id in try ids() {
            entries.append(GenreEntry(try record(id)))
        }
        return GenreIndex(entries: entries)
    }

    /// The entries of the index file; nil when there is none that can be used.
    func storedEntries() -> [GenreID: GenreEntry]? {
        do {
            let index = try JSONDecoder().decode(GenreIndex.self, from: try Data(contentsOf: indexFile))
            return Dictionary(index.entries.map { ($0.id, $0) }) { first, _ in first }
        } catch {
            return nil
        }
    }

    /// Where the index is stored.
    var indexFile: URL {
        directory.appending(path: GenreIndex.fileName, directoryHint: .notDirectory)
    }

    /// The text of a record's file, parsed.
    func document(_ id: GenreID) throws(CatalogueError) -> YAMLDocument {
        let file = directory.appending(path: "\(id).yaml", directoryHint: .notDirectory)
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw .unreadable(path: file.path, reason: "the file is missing or closed")
        }
        do {
            return try YAMLDocument(name: file.lastPathComponent, data: data)
        } catch {
            throw .broken(error)
        }
    }
}
