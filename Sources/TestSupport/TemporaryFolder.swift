public import Foundation

/// A folder of its own for one test, gone when the value is.
public final class TemporaryFolder: Sendable {
    /// Where it is, symbolic links resolved.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        let name = "mashup-test-\(UUID().uuidString.prefix(13).lowercased())"
        let folder = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        url = folder.resolvingSymlinksInPath()
    }

    deinit {
        // What is left behind lies in the system's folder for passing things.
        try? FileManager.default.removeItem(at: url)
    }

    /// The folder's path, without a slash at its end.
    public var path: String { url.path }

    /// A file or folder in it.
    public func file(_ name: String) -> URL { url.appending(path: name) }

    /// The names of everything in it, hidden files too, sorted.
    public func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? path : file(folder).path).sorted()
    }
}
