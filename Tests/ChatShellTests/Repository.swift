import Foundation

/// The checkout the tests run in.
enum Repository {
    static let root = folder(above: URL(filePath: #filePath))

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
