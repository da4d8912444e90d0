/// Whether a paragraph says what its passages say, and cites them sentence by sentence.
struct CultureRules {
    let prose: ProseRules

    /// Everything wrong with a paragraph that stands for the passages under a heading.
    ///
    /// Every sentence cites at least one of the passages' sources and no other; names and numbers in it stand in the
    /// passages it cites; every source is cited.
    func faults(in text: String, for group: CulturePassages) -> [String] {
        let base = group.passages.map(\.text).joined(separator: " ")
        let bare = CitedSentence.split(text).map(\.text).joined(separator: " ")
        let lengths = max(60, base.count / 2)...max(400, base.count * 5 / 4)
        var faults = prose.faults(in: bare, lengths: lengths, given: nil, base: base)
        var cited: Set<Int> = []
        for sentence in CitedSentence.split(text) {
            cited.formUnion(sentence.refs)
            faults += self.faults(in: sentence, group).map { "\"\(sentence.text.prefix(40))\" \($0)" }
        }
        let silent = group.passages.filter { !$0.sources.contains(where: cited.contains) }
        faults += silent.map { "Nothing is said from the passage that begins \"\($0.text.prefix(30))\". Use it." }
        return faults
    }

    private func faults(in sentence: CitedSentence, _ group: CulturePassages) -> [String] {
        guard !sentence.refs.isEmpty else { return ["cites no passage. End every sentence with its number."] }
        let unknown = sentence.refs.filter { !group.sources.contains($0) }
        guard unknown.isEmpty, !sentence.text.contains("[") else {
            return ["cites a passage that is not given. Cite only the passages under its own heading."]
        }
        let passages = group.passages.filter { $0.sources.contains { sentence.refs.contains($0) } }.map(\.text)
        let known = Self.words(of: ([group.heading] + passages).joined(separator: " "))
        let facts = GivenFacts(texts: passages + [group.heading])
        let strange = facts.unknown(in: sentence.text) + Self.names(in: sentence.text, unless: known)
        return strange.unique.map { "says \"\($0)\", which is not in the passage it cites. Leave it out." }
    }

    /// Words in capitals that are not in `known`; at the start of a sentence also ordinary words count as known.
    private static func names(in text: String, unless known: Set<String>) -> [String] {
        let words = RunningText.words(of: text).map(String.init)
        return words.enumerated().filter { index, word in
            guard word.first?.isUppercase == true else { return false }
            let key = Self.key(word)
            if known.contains(key) || key == "i" { return false }
            return index > 0 || !openers.contains(key)
        }.map(\.element)
    }

    private static func words(of text: String) -> Set<String> {
        Set(RunningText.words(of: text).map { key(String($0)) })
    }

    /// Lower case, without a possessive ending or a plural's s.
    private static func key(_ word: String) -> String {
        var key = RunningText.key(word)
        if key.hasSuffix("'s") { key.removeLast(2) }
        if key.count > 3, key.hasSuffix("s") { key.removeLast() }
        return key.filter { $0 != "'" }
    }

    /// Words that may open a sentence without naming anybody; stored as `key` makes them.
    private static let openers: Set<String> = Set(
        """
        the a an it its this that these those they their them there here he she his her we you our your who what when
        where while why how in on at by for from with without within into over under after before during since until
        through between among around along across about as and but so or nor yet if then than because although though
        both each every many most some few several all any no not one two three another other such same also even only
        still soon later today now early first next last once again over out up down to of like unlike much more less
        people musicians singers players dancers listeners bands groups songs music lyrics rhythm rhythms words
        communities families children students workers artists producers drummers guitarists
        """.split(whereSeparator: \.isWhitespace).map { key(String($0)) }
    )
}

/// A sentence and the numbers in square brackets that belong to it.
struct CitedSentence: Equatable {
    /// The sentence without its numbers.
    var text: String
    /// The numbers, in order.
    var refs: [Int]

    /// The sentences of a paragraph; numbers may stand before or after the full stop.
    static func split(_ paragraph: String) -> [CitedSentence] {
        var sentences: [CitedSentence] = []
        var current = CitedSentence(text: "", refs: [])
        var ended = false
        for word in RunningText.parts(of: spaced(paragraph), where: \.isBlank).map(String.init) {
            if let refs = refs(word) {
                current.refs += refs
                continue
            }
            let isMark = isMark(word)
            if ended, !isMark {
                sentences.append(current)
                current = CitedSentence(text: "", refs: [])
            }
            current.text += current.text.isEmpty || isMark ? word : " " + word
            ended = endsSentence(word)
        }
        return current.text.isEmpty ? sentences : sentences + [current]
    }

    /// The paragraph with every number replaced; a number that stands for nothing keeps its place.
    static func renumbered(_ paragraph: String, _ numbers: (Int) -> [Int]?) -> String {
        var result = ""
        for word in RunningText.parts(of: spaced(paragraph), where: \.isBlank).map(String.init) {
            if let refs = refs(word) {
                let shown = refs.flatMap { numbers($0) ?? [] }.map { "[\($0)]" }.joined()
                if refs.contains(where: { numbers($0) == nil }) {
                    result += " [?]"
                } else {
                    result += result.hasSuffix("]") ? shown : " " + shown
                }
            } else {
                result += result.isEmpty || isMark(word) ? word : " " + word
            }
        }
        return result
    }

    /// Brackets stand alone, with nothing but their content inside.
    private static func spaced(_ paragraph: String) -> String {
        var result = String.UnicodeScalarView()
        var isInside = false
        for scalar in paragraph.unicodeScalars {
            switch scalar {
            case "[":
                isInside = true
                result.append(contentsOf: " [".unicodeScalars)
            case "]":
                isInside = false
                result.append(contentsOf: "] ".unicodeScalars)
            default:
                if !(isInside && scalar.isBlank) { result.append(scalar) }
            }
        }
        return String(result)
    }

    private static func isMark(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { ".,;:!?)\"'”’".unicodeScalars.contains($0) }
    }

    /// The numbers of "[1]", "[1,2]"; nil for anything else.
    private static func refs(_ word: String) -> [Int]? {
        guard word.hasPrefix("["), word.hasSuffix("]") else { return nil }
        let parts = word.dropFirst().dropLast().split(separator: ",")
        let numbers = parts.compactMap { Int($0) }
        return numbers.isEmpty || numbers.count != parts.count ? nil : numbers
    }

    private static let shortened: Set<String> = [
        "dr", "mr", "mrs", "ms", "st", "no", "vs", "etc", "c", "ca", "jr", "sr",
    ]

    private static func endsSentence(_ word: String) -> Bool {
        guard
            word.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "?") })
        else { return false }
        let core = word.filter { !"\"”’')".contains($0) }
        guard let last = core.last, ".!?".contains(last) else { return false }
        guard last == "." else { return true }
        let stem = core.dropLast().lowercased()
        return !(stem.count == 1 || stem.contains(".") || shortened.contains(stem))
    }
}
