public import Foundation
import Synchronization

/// The bass and accompaniment figures of a folder, one genre's file at a time.
///
/// Safe to share between tasks; what has been read is kept.
public final class PatternBook: Sendable {
    /// The folder with one `<genre>.yaml` for each genre that has figures of its own.
    public let directory: URL

    private let known = Mutex<[GenreID: GenrePatterns?]>([:])

    /// Names the folder; nothing is read yet.
    ///
    /// - Parameter directory: A folder of pattern files; it may be missing.
    public init(directory: URL) {
        self.directory = directory
    }

    /// The figures of a genre, read on first use.
    ///
    /// - Parameter genre: A genre's identifier.
    /// - Returns: Its figures; nil where it has no file, and whoever asks plays plain ones.
    /// - Throws: ``CatalogueError/broken(_:)`` with file and line.
    public func patterns(of genre: GenreID) throws(CatalogueError) -> GenrePatterns? {
        if let kept = known.withLock({ $0[genre] }) { return kept }
        let read = try read(genre)
        known.withLock { $0[genre] = .some(read) }
        return read
    }

    /// Everything wrong in the folder, in the order of its files; for `doctor` and tests, not for a turn.
    ///
    /// - Returns: An empty list when all is well or there is no folder.
    public func problems() -> [RecordProblem] {
        // A missing folder is no problem: every genre then has plain figures.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
            do throws(CatalogueError) {
                _ = try read(GenreID(String(name.dropLast(5))))
                return nil
            } catch {
                guard case .broken(let problem) = error else {
                    return RecordProblem(file: name, line: nil, text: "\(error)")
                }
                return problem
            }
        }
    }

    private func read(_ genre: GenreID) throws(CatalogueError) -> GenrePatterns? {
        let file = directory.appending(path: "\(genre).yaml", directoryHint: .notDirectory)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            throw .unreadable(path: file.path, reason: "the file is closed")
        }
        do throws(RecordProblem) {
            let document = try YAMLDocument(name: file.lastPathComponent, data: data)
            let read = try document.decode(PatternFile.self)
            guard read.genre == genre else {
                throw document.problem("genre is '\(read.genre)' but the file's name says '\(genre)'", at: ["genre"])
            }
            return read.patterns
        } catch {
            throw .broken(error)
        }
    }
}
