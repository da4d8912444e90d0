/// Mends misspelt, run-together and split words before the lexicon is asked.
struct Respeller {
    /// The lexicon to mend towards.
    let lexicon: Lexicon

    /// At most so many words of one message are mended.
    private static let most = 40

    /// The tokens with the words meant, and a note of every word that was changed.
    func respelled(
        _ tokens: [Token],
        of message: String,
        noting notes: inout [Understanding.Respelling]
    ) -> [Token] {
        var result: [Token] = []
        result.reserveCapacity(tokens.count)
        let bytes = Array(message.utf8)
        for (place, token) in tokens.enumerated() {
            guard token.isWord else {
                result.append(token)
                continue
            }
            if let last = result.last, last.isWord, let whole = joining(last, token) {
                result[result.count - 1] = whole
                continue
            }
            guard notes.count < Self.most, !isName(place, in: tokens), let meant = meant(by: token) else {
                result += split(token) ?? [token]
                continue
            }
            var mended = token
            mended.form = meant
            mended.stem = meant
            mended.lemmas = Inflection.lemmas(of: meant)
            let words = split(mended) ?? [mended]
            let typed = String(decoding: bytes[token.source.clamped(to: bytes.indices)], as: UTF8.self)
            notes.append(Understanding.Respelling(typed: typed, understood: words.map(\.form).joined(separator: " ")))
            result += words
        }
        return result
    }

    /// "hiphop": hip, hop.
    private func split(_ token: Token) -> [Token]? {
        guard let words = lexicon.joined[token.form], lexicon.names.entries[token.form] == nil else { return nil }
        return words.map { word in
            var part = token
            part.form = word
            part.stem = word
            part.lemmas = Inflection.lemmas(of: word)
            return part
        }
    }

    /// "blue", "grass": bluegrass.
    private func joining(_ first: Token, _ second: Token) -> Token? {
        let whole = first.form + second.form
        guard whole.utf8.count >= 6, first.form.utf8.count >= 2, second.form.utf8.count >= 2,
            lexicon.singles.contains(whole)
        else { return nil }
        var token = first
        token.form = whole
        token.stem = whole
        token.lemmas = []
        token.source = first.source.lowerBound..<second.source.upperBound
        return token
    }

    /// Whether the word is written like a name that is no slip: "Pune" inside a sentence, "near Salzburg".
    private func isName(_ place: Int, in tokens: [Token]) -> Bool {
        guard tokens[place].capitalised, place > 0, tokens[place - 1].isWord else { return false }
        let last = tokens[place - 1]
        return tokens[place].form.utf8.count <= 5 && !last.capitalised || Self.beforePlaces.contains(last.form)
    }

    private static let beforePlaces: Set<String> = ["in", "near", "from", "at", "mr", "mrs", "ms", "miss", "dr"]

    private func meant(by token: Token) -> String? {
        let form = token.form
        if lexicon.joined[form] != nil || token.stem != form { return nil }
        if let word = lexicon.spelling.correction(of: form) { return word }
        return nil
    }
}
