public import Foundation

/// Finds what the build put beside the running tests.
public enum BuiltProduct {
    /// Why a product was not found.
    public enum Failure: Error, CustomStringConvertible {
        /// None of the folders the tests may have been built into holds it.
        case notFound(name: String, looked: [String])

        /// A sentence with the folders that were looked into.
        public var description: String {
            switch self {
            case .notFound(let name, let looked):
                "There is no built \(name) in \(looked.joined(separator: ", ")). Build the whole package first."
            }
        }
    }

    /// The executable `name` in the folder that also holds the test bundle.
    /// - Throws: ``Failure/notFound(name:looked:)``.
    public static func executable(_ name: String) throws -> URL {
        let folders = productFolders()
        for folder in folders {
            let file = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: file.path) { return file.resolvingSymlinksInPath() }
        }
        throw Failure.notFound(name: name, looked: folders.map(\.path))
    }

    /// Where the test bundle may lie: macOS loads it into a runner of its own, Linux runs it.
    private static func productFolders() -> [URL] {
        let loaded = Bundle.allBundles.map(\.bundleURL)
        let named = CommandLine.arguments.map { URL(filePath: $0) }
        let running = [Bundle.main.executableURL, Bundle.main.bundleURL].compactMap { $0 }
        var folders: [URL] = []
        for url in loaded + named + running {
            guard let bundle = testBundle(above: url) else { continue }
            folders.append(bundle.deletingLastPathComponent())
        }
        folders += running.map { $0.deletingLastPathComponent() }
        return folders.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func testBundle(above url: URL) -> URL? {
        var url = url
        while url.pathComponents.count > 1 {
            if url.pathExtension == "xctest" { return url }
            url = url.deletingLastPathComponent()
        }
        return nil
    }
}
