import Conversations
import Foundation
import Genres

/// The checkout the tests run in: its own catalogue and prompts.
enum Repository {
    static let root = folder(above: URL(filePath: #filePath))

    static var data: URL { root.appending(path: "data") }
    static var prompts: PromptLibrary { PromptLibrary(folder: root.appending(path: "prompts")) }
    static let catalogue = Catalogue(directory: root.appending(path: "data/genres"))

    private static func folder(above file: URL) -> URL {
        var folder = file.deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path),
            folder.pathComponents.count > 1
        {
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }
}
