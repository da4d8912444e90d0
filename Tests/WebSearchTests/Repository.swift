import Foundation

/// The project's own folders.
enum Repository {
    /// The folder `data`.
    static let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data")
}
