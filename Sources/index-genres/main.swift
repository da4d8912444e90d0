import Foundation
import Genres

/// Writes `index.json` beside the genre records, or with `--check` says whether it is current.
///
/// Usage: `index-genres [--check] [DIRECTORY]`; the directory is `data/genres` when none is named.
let arguments = CommandLine.arguments.dropFirst()
let checksOnly = arguments.contains("--check")
let directories = arguments.filter { $0 != "--check" }

func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(code)
}

guard directories.count <= 1, !(directories.first?.hasPrefix("-") ?? false) else {
    fail("Usage: index-genres [--check] [DIRECTORY]", code: 64)
}
let directory = URL(filePath: directories.first ?? "data/genres", directoryHint: .isDirectory)
let file = directory.appending(path: GenreIndex.fileName, directoryHint: .notDirectory)

do {
    let index = try GenreIndex(reading: directory)
    let text = try index.serialized()
    if checksOnly {
        // A missing file is stale like any other difference.
        let current = FileManager.default.contents(atPath: file.path)
        guard current == Data(text.utf8) else {
            fail("\(file.relativePath) is stale. Run 'swift run index-genres' to write it anew.", code: 1)
        }
        print("\(file.relativePath) is current: \(index.entries.count) genres.")
    } else {
        try Data(text.utf8).write(to: file, options: .atomic)
        print("Wrote \(file.relativePath): \(index.entries.count) genres, \(text.utf8.count) bytes.")
    }
} catch let error as CatalogueError {
    fail("\(error)", code: 65)
} catch {
    fail("Cannot write \(file.path): \(error.localizedDescription)", code: 73)
}
