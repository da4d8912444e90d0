/// Literal phrases by their first word.
struct PhraseBook: Sendable {
    /// A phrase and what it means.
    struct Entry: Sendable {
        var words: [String]
        var meaning: Meaning
        /// Whether the message must write it with a capital ("Red Velvet").
        var capitalised: Bool
    }

    private(set) var entries: [String: [Entry]] = [:]

    /// Makes an empty book.
    init() {
        entries.reserveCapacity(3000)
    }

    /// Adds a phrase.
    mutating func add(_ words: [String], _ meaning: Meaning, capitalised: Bool = false) {
        guard let first = words.first else { return }
        entries[first, default: []].append(Entry(words: words, meaning: meaning, capitalised: capitalised))
    }

    /// Calls `found` with every phrase that stands at `start`, and where it ends.
    ///
    /// With `inflected`, a word of the message may be an inflection of the phrase's word.
    func phrases(at start: Int, in tokens: [Token], inflected: Bool, found: (Entry, Int) -> Void) {
        let token = tokens[start]
        look(token.form, start, tokens, inflected, found)
        if !inflected, token.stem != token.form { look(token.stem, start, tokens, inflected, found) }
        if inflected {
            for lemma in token.lemmas { look(lemma, start, tokens, inflected, found) }
        }
    }

    private func look(
        _ first: String,
        _ start: Int,
        _ tokens: [Token],
        _ inflected: Bool,
        _ found: (Entry, Int) -> Void
    ) {
        guard let candidates = entries[first] else { return }
        candidates: for entry in candidates {
            let end = start + entry.words.count
            guard end <= tokens.count, !entry.capitalised || tokens[start].capitalised else { continue }
            for (offset, word) in entry.words.enumerated().dropFirst() {
                let token = tokens[start + offset]
                guard token.form == word || token.stem == word || inflected && token.lemmas.contains(word) else {
                    continue candidates
                }
            }
            found(entry, end)
        }
    }

    /// The words of a phrase as the tokenizer would read them.
    static func words(of phrase: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in phrase.utf8 {
            switch byte {
            case 0x61...0x7A: word.append(byte)
            case 0x41...0x5A: word.append(byte + 32)
            case 0x20, 0x2D:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            default: return NumberReader.read(Tokenizer.tokens(of: phrase)).map(\.form)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words.map { $0 == "n" ? "and" : $0 }
    }
}
