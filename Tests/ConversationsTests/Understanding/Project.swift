import Conversations
import Foundation
import Genres

/// The checkout the tests run in, and the extractor made from its data.
enum Project {
    /// The folder with Package.swift.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// `data/understanding`.
    static let lexicons = root.appending(path: "data/understanding")

    /// Built once for all tests; a value that tests only read.
    static let extractor = Result {
        let entries = try Catalogue(directory: root.appending(path: "data/genres")).entries
        return RuleBasedExtractor(lexicon: try Lexicon(entries: entries, directory: lexicons))
    }
}
