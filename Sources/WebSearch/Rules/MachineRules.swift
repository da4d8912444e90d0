/// Tells texts that speak to a machine instead of a reader: `machines` in `data/search/unsuitable.yaml`.
///
/// No list can know every wording. It makes the common ones useless; what protects a conversation is that a passage is
/// only ever quoted to a model as material, never as part of its instructions.
struct MachineRules: Sendable {
    private struct Rule: Sendable {
        var id: String
        /// Folded texts as UTF-8: every text is looked through for every one of them.
        var marks: [[UInt8]]
        var letters: [[UInt8]]
    }

    private var rules: [Rule] = []
    private var phrases = PhraseIndex()
    private var elements: Set<String>

    /// Characters of encoded text that make it a message of its own; longer than any name, shorter than any program.
    private static let encodedLength = 200
    /// Characters of one piece, where encoded text is broken into lines.
    private static let encodedPiece = 40

    init(unsuitable file: RuleFile) throws(SearchRulesError) {
        elements = Set(try file.texts("elements"))
        for entry in try file.entries("machines") {
            let id = try file.text("id", of: entry)
            for phrase in try file.texts("phrases", of: entry) where !phrases.add(phrase, rule: rules.count) {
                throw file.malformed("'\(phrase)' in '\(id)' cannot be read")
            }
            let marks = try file.texts("marks", of: entry).map { Array(TextFolding.folded($0).utf8) }
            let letters = try file.texts("letters", of: entry).map { Array(TextFolding.folded($0).utf8) }
            rules.append(Rule(id: id, marks: marks, letters: letters))
        }
    }

    /// The rule by which a text speaks to machines; nil for one that speaks to readers.
    func broken(by reading: PassageCleaner.Reading, words: [String]) -> String? {
        if !elements.isDisjoint(with: reading.elements) { return "elements" }
        let counts = phrases.counts(in: words)
        if let found = rules.indices.first(where: { counts[$0, default: 0] > 0 }) { return rules[found].id }
        let marked = TextFolding.folded(reading.marked.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            .utf8
        let spelled = MachineRules.spelled(words).map(\.utf8)
        for rule in rules {
            if rule.marks.contains(where: { marked.holds($0) }) { return rule.id }
            if rule.letters.contains(where: { stem in spelled.contains { $0.holds(stem) } }) { return rule.id }
        }
        return MachineRules.holdsEncoded(reading.plain) ? "encoded" : nil
    }

    /// What single letters in a row spell ("i g n o r e"), and single words that are long enough to hold a sentence.
    private static func spelled(_ words: [String]) -> [String] {
        var spelled: [String] = []
        var run = ""
        for word in words + [""] {
            if word.count == 1 {
                run += word
            } else {
                if run.count >= 6 { spelled.append(run) }
                run = ""
                if word.count >= 10 { spelled.append(word) }
            }
        }
        return spelled
    }

    private static func holdsEncoded(_ text: String) -> Bool {
        var length = 0
        for word in text.split(separator: " ") {
            let bytes = word.utf8
            let figures = bytes.count { (0x30...0x39).contains($0) }
            let isEncoded = bytes.count >= encodedPiece && figures > 0 && bytes.allSatisfy(isBase64)
            length = isEncoded ? length + bytes.count : 0
            if length >= encodedLength { return true }
        }
        return false
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        let scalar = Unicode.Scalar(byte)
        return scalar.isLatinLetter || scalar.isASCIIDigit || "+/=-_".utf8.contains(byte)
    }
}

extension String.UTF8View {
    /// Whether the bytes stand in this text in a row; every text holds none.
    fileprivate func holds(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: bytes) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
