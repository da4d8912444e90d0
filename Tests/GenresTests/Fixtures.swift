import Foundation
import Genres

/// The checkout this test file belongs to.
let repositoryRoot: URL = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path), folder.path != "/" {
        folder.deleteLastPathComponent()
    }
    return folder
}()

/// The shipped records.
let genresFolder = repositoryRoot.appending(path: "data/genres", directoryHint: .isDirectory)

/// Every shipped identifier, by the files' names.
let shippedIDs: [GenreID] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: genresFolder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { GenreID(String($0.dropLast(5))) }.sorted()
}()

/// A folder of its own for a test, gone afterwards.
@discardableResult
func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "genres-\(UUID().uuidString)",
        directoryHint: .isDirectory
    )
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The text of a shipped record.
func shippedText(_ id: GenreID) throws -> String {
    try String(contentsOf: genresFolder.appending(path: "\(id).yaml"), encoding: .utf8)
}

extension URL {
    /// Writes a file into this folder.
    func put(_ text: String, as name: String) throws {
        try Data(text.utf8).write(to: appending(path: name))
    }
}
