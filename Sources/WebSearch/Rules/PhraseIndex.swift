/// Many patterns, found in one walk through a text.
struct PhraseIndex: Sendable {
    /// Letters by which words with any ending are looked up; a shorter beginning would match nearly everything.
    private static let stem = 3

    private struct Entry: Sendable {
        var pattern: WordPattern
        var rule: Int
    }

    private var byWord: [String: [Entry]] = [:]
    private var byStem: [String: [Entry]] = [:]

    /// Adds a pattern of a rule; false where it cannot be read.
    mutating func add(_ text: String, rule: Int) -> Bool {
        guard let pattern = WordPattern(text) else { return false }
        let entry = Entry(pattern: pattern, rule: rule)
        for word in pattern.beginnings {
            guard word.letters.count >= (word.isOpen ? PhraseIndex.stem : 1) else { return false }
            if word.isOpen {
                byStem[String(word.letters.prefix(PhraseIndex.stem)), default: []].append(entry)
            } else {
                byWord[word.letters, default: []].append(entry)
            }
        }
        return true
    }

    /// How often the phrases of each rule stand in a text; places where several match count once for each rule.
    func counts(in words: [String]) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        var ends: [Int: Int] = [:]
        for (index, word) in words.enumerated() {
            let entries = (byWord[word] ?? []) + (byStem[String(word.prefix(PhraseIndex.stem))] ?? [])
            for entry in entries where ends[entry.rule, default: 0] <= index {
                guard let end = entry.pattern.end(in: words, from: index) else { continue }
                counts[entry.rule, default: 0] += 1
                ends[entry.rule] = end
            }
        }
        return counts
    }

    /// A text without the words of the phrases found in it.
    func removed(from words: [String]) -> [String] {
        var kept: [String] = []
        var index = 0
        while index < words.count {
            let entries = byWord[words[index]] ?? []
            if let end = entries.lazy.compactMap({ $0.pattern.end(in: words, from: index) }).max() {
                // A border stays, so that what stood on both sides does not become a phrase.
                kept.append("")
                index = end
            } else {
                kept.append(words[index])
                index += 1
            }
        }
        return kept
    }
}
