/// Turns plain lines of text, whoever wrote them, into lyric lines with syllables, rhyme labels and repeats.
public struct LyricTypesetter: Sendable {
    /// Where syllables and rhymes are looked up.
    public let dictionary: PronouncingDictionary

    /// A typesetter that uses the dictionary given.
    public init(dictionary: PronouncingDictionary) {
        self.dictionary = dictionary
    }

    /// The lines of one section, ready to be set to music.
    ///
    /// Words that may be said in two ways (*fire*, *every*) take the one that brings the line into the brief's range.
    public func section(_ lines: [String], for brief: SectionBrief, repeatsSection: String? = nil) -> LyricSection {
        var result: [LyricLine] = []
        var seen: [String: Int] = [:]
        for (index, text) in lines.enumerated() {
            let isResponse = brief.hasResponses && index % 2 == 1
            let range = isResponse ? 1...brief.syllables.upperBound : brief.syllables
            let key = words(of: text).map(PronouncingDictionary.key).joined(separator: " ")
            result.append(
                LyricLine(
                    text: text,
                    syllables: syllables(of: text, fitting: range),
                    repeats: key.isEmpty ? nil : seen[key],
                    isResponse: isResponse
                )
            )
            if seen[key] == nil { seen[key] = index }
        }
        let labels = rhymeLabels(of: result)
        for index in result.indices { result[index].rhymeLabel = labels[index] }
        return LyricSection(id: brief.id, repeatsSection: repeatsSection, lines: result)
    }

    /// The syllables of a line in the usual pronunciation, or in one that fits the range where there is one.
    public func syllables(of text: String, fitting range: ClosedRange<Int>? = nil) -> [Syllable] {
        let words = words(of: text)
        var choices = words.map { dictionary.pronunciations(of: Self.spoken($0)) }
        if let range { fit(&choices, to: range) }
        return zip(words, choices).flatMap { divide($0, said: $1.first) }
    }

    /// The last word of a line, as the rhyme is heard.
    public func endWord(of text: String) -> String {
        PronouncingDictionary.key(words(of: text).last ?? "")
    }

    // MARK: Words

    /// The words of a line with their punctuation; a mark that stands alone joins the word before it.
    func words(of text: String) -> [String] {
        var words: [String] = []
        for chunk in text.split(whereSeparator: \.isWhitespace).map(String.init) {
            if chunk.contains(where: { $0.isLetter || $0.isNumber }) {
                words += hyphenated(chunk)
            } else if words.isEmpty {
                words.append(chunk)
            } else {
                words[words.count - 1] += " " + chunk
            }
        }
        return words.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    private func hyphenated(_ chunk: String) -> [String] {
        guard chunk.contains("-"), !dictionary.isListed(chunk) else { return [chunk] }
        let parts = chunk.split(separator: "-", omittingEmptySubsequences: true).map(String.init)
        return parts.enumerated().map { $0.offset < parts.count - 1 ? $0.element + "-" : $0.element }
    }

    private static func spoken(_ word: String) -> String {
        switch word.filter(\.isNumber) {
        case "1": "one"
        case "2": "two"
        case "3": "three"
        case "4": "four"
        case "5": "five"
        case "6": "six"
        case "7": "seven"
        case "8": "eight"
        default: word
        }
    }

    private func fit(_ choices: inout [[Pronunciation]], to range: ClosedRange<Int>) {
        var count = choices.reduce(0) { $0 + ($1.first?.syllableCount ?? 1) }
        for index in choices.indices where !range.contains(count) {
            guard let usual = choices[index].first?.syllableCount else { continue }
            let other = choices[index].first {
                count > range.upperBound ? $0.syllableCount < usual : $0.syllableCount > usual
            }
            guard let other else { continue }
            count += other.syllableCount - usual
            choices[index] = [other]
        }
    }

    private func divide(_ word: String, said: Pronunciation?) -> [Syllable] {
        let stresses = said?.stresses ?? [1]
        let parts = letters(of: word, count: max(1, stresses.count))
        let isWeak = parts.count == 1 && WeakWords.all.contains(PronouncingDictionary.key(word))
        return parts.enumerated().map { index, part in
            Syllable(
                text: part,
                stress: isWeak ? 0 : index < stresses.count ? stresses[index] : 0,
                endsWord: index == parts.count - 1
            )
        }
    }

    private func letters(of word: String, count: Int) -> [String] {
        guard count > 1, let first = word.firstIndex(where: \.isLetter), let last = word.lastIndex(where: \.isLetter)
        else {
            return [word]
        }
        let core = String(word[first...last])
        var parts = listed(core, count: count) ?? Syllabifier.divide(core, into: count)
        parts[0] = word[..<first] + parts[0]
        parts[parts.count - 1] += word[word.index(after: last)...]
        return parts
    }

    private func listed(_ core: String, count: Int) -> [String]? {
        guard let parts = dictionary.listedHyphenation(of: PronouncingDictionary.key(core)), parts.count == count else {
            return nil
        }
        var rest = Substring(core)
        return parts.map { part in
            defer { rest = rest.dropFirst(part.count) }
            return String(rest.prefix(part.count))
        }
    }

    // MARK: Rhyme

    /// Letters for the lines whose ends truly rhyme, or whose words repeat; responses have none.
    private func rhymeLabels(of lines: [LyricLine]) -> [String?] {
        let ends = lines.map { endWord(of: $0.text) }
        var groups: [[Int]] = []
        for index in lines.indices where !lines[index].isResponse {
            let home = groups.firstIndex { group in
                group.contains { lines[index].repeats == $0 || dictionary.rhymes(ends[$0], ends[index]) }
            }
            if let home { groups[home].append(index) } else { groups.append([index]) }
        }
        var labels = [String?](repeating: nil, count: lines.count)
        for (letter, group) in zip("ABCDEFGHIJKLMNOPQRSTUVW", groups.filter { $0.count > 1 }) {
            for index in group { labels[index] = String(letter) }
        }
        return labels
    }
}
