/// Matches one pattern at one place of a message; the longest way of matching wins.
struct PatternMatcher {
    /// The message.
    let tokens: [Token]
    /// Words that a description (`~`) cannot contain.
    let function: Set<String>

    /// Where a match ends, and which number tokens it took.
    struct Match {
        var end: Int
        var numbers: [Int]
    }

    /// The longest match that begins at `start`.
    func match(_ pattern: Pattern, at start: Int) -> Match? {
        var best: Match?
        step(pattern.items[...], start, [], start, &best)
        return best
    }

    private func step(
        _ items: ArraySlice<Pattern.Item>,
        _ place: Int,
        _ numbers: [Int],
        _ start: Int,
        _ best: inout Match?
    ) {
        guard let item = items.first else {
            if place > start, place > best?.end ?? -1 { best = Match(end: place, numbers: numbers) }
            return
        }
        let rest = items.dropFirst()
        switch item {
        case .words(let alternatives):
            for words in alternatives where reads(words, at: place) {
                step(rest, place + words.count, numbers, start, &best)
            }
        case .optional(let inner):
            step([inner] + rest, place, numbers, start, &best)
            step(rest, place, numbers, start, &best)
        case .any:
            if place < tokens.count, !tokens[place].isMark { step(rest, place + 1, numbers, start, &best) }
        case .description, .gap:
            skip(item == .gap ? 3 : 2, describing: item == .description, from: place) {
                step(rest, $0, numbers, start, &best)
            }
        case .cardinal:
            if place < tokens.count, tokens[place].number != nil {
                step(rest, place + 1, numbers + [place], start, &best)
            }
        case .ordinal:
            if place < tokens.count, tokens[place].isOrdinal {
                step(rest, place + 1, numbers + [place], start, &best)
            }
        case .clauseStart, .clauseEnd, .before, .after:
            if holds(item, at: place) { step(rest, place, numbers, start, &best) }
        }
    }

    private func skip(_ limit: Int, describing: Bool, from place: Int, _ next: (Int) -> Void) {
        next(place)
        var end = place
        while end < tokens.count, end - place < limit {
            let token = tokens[end]
            if token.isMark || describing && (!token.isWord || function.contains(token.form)) { return }
            end += 1
            next(end)
        }
    }

    private func holds(_ item: Pattern.Item, at place: Int) -> Bool {
        switch item {
        case .clauseStart: place == 0 || tokens[place - 1].isMark
        case .clauseEnd: place >= tokens.count || tokens[place].isMark
        case .before(let inner, let wanted): precedes(inner, place) == wanted
        case .after(let inner, let wanted): follows(inner, place) == wanted
        default: false
        }
    }

    private func precedes(_ item: Pattern.Item, _ place: Int) -> Bool {
        guard place > 0 else { return false }
        switch item {
        case .words(let alternatives):
            return alternatives.contains { place >= $0.count && reads($0, at: place - $0.count) }
        case .cardinal: return tokens[place - 1].number != nil
        case .ordinal: return tokens[place - 1].isOrdinal
        default: return false
        }
    }

    private func follows(_ item: Pattern.Item, _ place: Int) -> Bool {
        switch item {
        case .words(let alternatives): return alternatives.contains { reads($0, at: place) }
        case .clauseEnd: return holds(.clauseEnd, at: place)
        case .cardinal: return place < tokens.count && tokens[place].number != nil
        case .ordinal: return place < tokens.count && tokens[place].isOrdinal
        case .any: return place < tokens.count && !tokens[place].isMark
        default: return false
        }
    }

    private func reads(_ words: [Pattern.Word], at place: Int) -> Bool {
        guard place >= 0, place + words.count <= tokens.count else { return false }
        for (offset, word) in words.enumerated() {
            let token = tokens[place + offset]
            guard word.exact ? token.form == word.text : token.reads(word.text) else { return false }
        }
        return true
    }
}
