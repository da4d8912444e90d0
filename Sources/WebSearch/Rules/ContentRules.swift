import Foundation
import Yams

/// Tells texts that do not suit a school by their words: `content` in `data/search/unsuitable.yaml`, and the slurs and
/// the profanity of `data/lint/slurs.yaml`.
///
/// A rule counts whole phrases and has a threshold, because a history of a music names what it was up against.
struct ContentRules: Sendable {
    private struct Rule: Sendable {
        var id: String
        var needs: Int
        var marks: [String] = []
    }

    private var rules: [Rule] = []
    private var phrases = PhraseIndex()
    private var names = PhraseIndex()

    init(directory: URL, unsuitable file: RuleFile) throws(SearchRulesError) {
        for entry in try file.entries("content") {
            guard let needs = Int(try file.text("needs", of: entry)), needs > 0 else {
                throw file.malformed("'needs' is no number above 0")
            }
            let id = try file.text("id", of: entry)
            try add(id, needs: needs, try file.texts("phrases", of: entry), from: file)
            if entry["marks"] != nil { rules[rules.count - 1].marks = try file.texts("marks", of: entry) }
        }
        let slurs = try RuleFile("lint/slurs.yaml", in: directory)
        for entry in try slurs.entries("entries") {
            let phrases = try slurs.texts("phrases", of: entry)
            let words = slurs.isHidden ? phrases.map(ContentRules.turned) : phrases
            try add(try slurs.text("id", of: entry), needs: 1, words, from: slurs)
        }
        for name in try file.texts("names") where !names.add(name, rule: 0) {
            throw file.malformed("'\(name)' cannot be read as a name")
        }
    }

    private mutating func add(
        _ id: String,
        needs: Int,
        _ phrases: [String],
        from file: RuleFile
    ) throws(SearchRulesError) {
        for phrase in phrases where !self.phrases.add(phrase, rule: rules.count) {
            throw file.malformed("a phrase of '\(id)' cannot be read")
        }
        rules.append(Rule(id: id, needs: needs))
    }

    /// Judges a text.
    ///
    /// - Parameters:
    ///   - words: The words of title and text.
    ///   - marked: The text without HTML but with its other marks, in small letters.
    /// - Returns: The first rule the text is against; nil where it suits.
    func broken(by words: [String], marked: String) -> String? {
        let counts = phrases.counts(in: names.removed(from: words))
        return rules.indices.first { index in
            let marks = rules[index].marks.reduce(0) { $0 + marked.ranges(of: $1).count }
            return counts[index, default: 0] + marks >= rules[index].needs
        }.map { rules[$0].id }
    }

    /// Small letters turned by thirteen.
    private static func turned(_ text: String) -> String {
        let letters = text.utf8.map { (97...122).contains($0) ? ($0 - 97 + 13) % 26 + 97 : $0 }
        return String(decoding: letters, as: UTF8.self)
    }
}
