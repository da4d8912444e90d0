import Foundation
import WebSearch

/// The repository's own data folder and the rules in it.
enum RuleFixtures {
    static let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "data", directoryHint: .isDirectory)

    private static let read = Result { try SearchRules.read(directory: data) }

    /// The rules, read once for all tests.
    static func rules() throws -> SearchRules { try read.get() }
}
