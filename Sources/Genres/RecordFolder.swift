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

    /// Reads and checks one record.
    func record(_ id: GenreID) throws(CatalogueError) -> GenreRecord {
        let document = try document(id)
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

    /// Everything that is wrong with one record.
    func problems(in id: GenreID) -> [RecordProblem] {
        do {
            let record = try record(id)
            let findings = RecordReview(record).findings
            guard !findings.isEmpty else { return [] }
            let document = try document(id)
            return findings.map { document.problem($0.text, at: $0.path) }
        } catch CatalogueError.broken(let problem) {
            return [problem]
        } catch {
            return [RecordProblem(file: "\(id).yaml", line: nil, text: "\(error)")]
        }
    }

    /// The stored index, completed by records it does not know and without those that are gone.
    ///
    /// An index that is missing or broken is made from the records, which takes longer but works; broken records are
    /// left out, because one of them must not cost a teacher all the others.
    func currentIndex() throws(CatalogueError) -> GenreIndex {
        let ids = try ids()
        let stored = storedEntries()
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

    private func storedEntries() -> [GenreID: GenreEntry] {
        let file = directory.appending(path: GenreIndex.fileName, directoryHint: .notDirectory)
        do {
            let index = try JSONDecoder().decode(GenreIndex.self, from: try Data(contentsOf: file))
            return Dictionary(index.entries.map { ($0.id, $0) }) { first, _ in first }
        } catch {
            return [:]
        }
    }

    private func document(_ id: GenreID) throws(CatalogueError) -> YAMLDocument {
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
