import Foundation
import Yams

/// Reads one file of `data/lint`.
enum LintList {
    static func phrases(in file: URL) throws -> [TextLint.Phrase] {
        let name = "lint/\(file.lastPathComponent)"
        let root: Node?
        do {
            root = try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))
        } catch {
            throw LyricistError.unreadable(file: name, reason: "\(error)")
        }
        guard let entries = root?["entries"]?.sequence else {
            throw LyricistError.malformed(file: name, reason: "it has no list of entries")
        }
        let isHidden = root?["encoding"]?.string == "rot13"
        return try entries.flatMap { try phrases(of: $0, file: name, isHidden: isHidden) }
    }

    private static func phrases(of entry: Node, file: String, isHidden: Bool) throws -> [TextLint.Phrase] {
        guard let id = entry["id"]?.string,
            let severity = entry["severity"]?.string.flatMap(TextLint.Severity.init(rawValue:)),
            let advice = entry["advice"]?.string, let phrases = entry["phrases"]?.sequence
        else {
            throw LyricistError.malformed(file: file, reason: "an entry lacks id, severity, advice or phrases")
        }
        let rule = TextLint.Rule(id: id, severity: severity, advice: advice)
        return phrases.compactMap(\.string).map { phrase in
            let text = isHidden ? rot13(phrase) : phrase
            let words = TextLint.words(of: text).map(\.key)
            return TextLint.Phrase(words: words, isOpen: text.hasSuffix("*"), rule: rule)
        }
    }

    /// Slurs are kept turned by thirteen letters, so that nobody meets them by opening a file.
    static func rot13(_ text: String) -> String {
        String(
            decoding: text.lowercased().utf8.map { letter in
                (97...122).contains(letter) ? (letter - 97 + 13) % 26 + 97 : letter
            },
            as: UTF8.self
        )
    }
}
