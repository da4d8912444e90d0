public import Foundation
import Yams

/// Finds words and phrases that a classroom text should not hold, or should think about.
///
/// The lists are `data/lint/*.yaml`. A phrase matches whole words, whatever their case; `*` at the end of its last word
/// stands for any ending.
public struct TextLint: Sendable {
    /// How serious an entry is.
    public enum Severity: String, Codable, Sendable {
        /// Worth knowing.
        case note
        /// To be read by the teacher before use.
        case warn
        /// Not to be used.
        case block
    }

    /// One place in a text that matches an entry.
    public struct Finding: Sendable, Equatable {
        /// The identifier of the entry.
        public var rule: String
        /// How serious it is.
        public var severity: Severity
        /// The words as the text has them.
        public var words: String
        /// What to do instead, in a sentence.
        public var advice: String

        /// A finding.
        public init(rule: String, severity: Severity, words: String, advice: String) {
            self.rule = rule
            self.severity = severity
            self.words = words
            self.advice = advice
        }
    }

    struct Rule: Sendable {
        var id: String
        var severity: Severity
        var advice: String
    }

    struct Phrase: Sendable {
        var words: [String]
        var isOpen: Bool
        var rule: Rule
    }

    private var byFirstWord: [String: [Phrase]] = [:]
    /// Single words with any ending, by the first byte of the word.
    private var open: [UInt8: [Phrase]] = [:]

    /// Reads every list below a data folder (the one that holds `lint`).
    /// - Throws: ``LyricistError`` where a list cannot be read.
    public init(directory: URL) throws {
        let folder = directory.appending(path: "lint", directoryHint: .isDirectory)
        let files: [URL]
        do {
            files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        } catch {
            throw LyricistError.unreadable(file: "lint", reason: "\(error.localizedDescription)")
        }
        for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) where file.pathExtension == "yaml"
        {
            for phrase in try LintList.phrases(in: file) { add(phrase) }
        }
    }

    /// What the text holds that the lists name, in the order of the text.
    public func findings(in text: String) -> [Finding] {
        let words = Self.words(of: text)
        var findings: [Finding] = []
        for start in words.indices {
            for phrase in byFirstWord[words[start].key] ?? [] where matches(phrase, words[start...]) {
                findings.append(finding(phrase, words[start..<(start + phrase.words.count)]))
            }
            guard let initial = words[start].key.utf8.first else { continue }
            for phrase in open[initial] ?? [] where words[start].key.hasPrefix(phrase.words[0]) {
                findings.append(finding(phrase, words[start..<(start + 1)]))
            }
        }
        return findings
    }

    private mutating func add(_ phrase: Phrase) {
        guard let first = phrase.words.first, let initial = first.utf8.first else { return }
        if phrase.isOpen, phrase.words.count == 1 {
            open[initial, default: []].append(phrase)
        } else {
            byFirstWord[first, default: []].append(phrase)
        }
    }

    private func matches(_ phrase: Phrase, _ words: ArraySlice<(key: String, text: Substring)>) -> Bool {
        guard words.count >= phrase.words.count else { return false }
        for (index, (wanted, found)) in zip(phrase.words, words).enumerated() {
            let isOpen = phrase.isOpen && index == phrase.words.count - 1
            guard isOpen ? found.key.hasPrefix(wanted) : found.key == wanted else { return false }
        }
        return true
    }

    private func finding(_ phrase: Phrase, _ words: ArraySlice<(key: String, text: Substring)>) -> Finding {
        let text = words.map { String($0.text) }.joined(separator: " ")
        return Finding(rule: phrase.rule.id, severity: phrase.rule.severity, words: text, advice: phrase.rule.advice)
    }

    static func words(of text: String) -> [(key: String, text: Substring)] {
        RunningText.words(of: text).map { (RunningText.key($0), $0) }
    }
}
