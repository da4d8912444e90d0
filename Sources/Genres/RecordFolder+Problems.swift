import Foundation

extension RecordFolder {
    /// Everything wrong in the folder: in each file, between files, and with the index.
    func problems() throws(CatalogueError) -> [RecordProblem] {
        var problems: [RecordProblem] = []
        var loaded: [(record: GenreRecord, document: YAMLDocument)] = []
        for id in try ids() {
            do {
                let document = try document(id)
                let record = try record(id, in: document)
                problems += RecordReview(record).findings.map { document.problem($0.text, at: $0.path) }
                loaded.append((record, document))
            } catch .broken(let problem) {
                problems.append(problem)
            } catch {
                problems.append(RecordProblem(file: "\(id).yaml", line: nil, text: "\(error)"))
            }
        }
        return problems + clashes(loaded) + indexProblems(loaded.map(\.record))
    }

    /// Names that two records claim: a message with such a name could mean either.
    private func clashes(_ loaded: [(record: GenreRecord, document: YAMLDocument)]) -> [RecordProblem] {
        var owners: [String: GenreID] = [:]
        var problems: [RecordProblem] = []
        for (record, document) in loaded {
            for (field, names) in [("aliases", record.aliases), ("artists", record.artists)] {
                for (index, name) in names.enumerated() {
                    let owner = owners[name.lowercased(), default: record.id]
                    owners[name.lowercased()] = owner
                    guard owner != record.id else { continue }
                    problems.append(document.problem("'\(name)' also names \(owner)", at: [field, String(index)]))
                }
            }
        }
        return problems
    }

    /// An index that cannot be read or that says other things than the records do.
    ///
    /// Records that the index does not know are no problem: they are read when the index is.
    private func indexProblems(_ records: [GenreRecord]) -> [RecordProblem] {
        guard FileManager.default.fileExists(atPath: indexFile.path) else { return [] }
        let hint = "delete it, or write it anew with 'swift run index-genres'"
        guard let stored = storedEntries() else {
            return [RecordProblem(file: GenreIndex.fileName, line: nil, text: "it cannot be used; \(hint)")]
        }
        let stale = records.filter { record in
            guard let entry = stored[record.id] else { return false }
            return entry != GenreEntry(record)
        }
        guard !stale.isEmpty else { return [] }
        let names = stale.map(\.id.rawValue).joined(separator: ", ")
        return [RecordProblem(file: GenreIndex.fileName, line: nil, text: "it is older than \(names); \(hint)")]
    }
}
