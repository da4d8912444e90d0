import Teaching

/// Finds every phrase of the lexicon in a message and settles which of two overlapping ones stands.
struct MentionFinder {
    /// The lexicon.
    let lexicon: Lexicon
    /// The message.
    let tokens: [Token]

    /// The mentions that stand, in the order of the message.
    func mentions() -> [Mention] {
        settle(candidates())
    }

    // MARK: Finding

    private func candidates() -> [Mention] {
        let matcher = PatternMatcher(tokens: tokens, function: lexicon.function)
        var found: [Mention] = []
        for start in tokens.indices {
            lexicon.names.phrases(at: start, in: tokens, inflected: false) { entry, end in
                found.append(Mention(range: start..<end, meaning: entry.meaning))
            }
            lexicon.phrases.phrases(at: start, in: tokens, inflected: true) { entry, end in
                found.append(Mention(range: start..<end, meaning: entry.meaning))
            }
            for place in rules(at: start) {
                let rule = lexicon.rules[place]
                guard let pattern = lexicon.pattern(place), let match = matcher.match(pattern, at: start) else {
                    continue
                }
                // "28 sixth graders": only the first number counts heads.
                let numbers = rule.meaning == .measure(.classSize) ? Array(match.numbers.prefix(1)) : match.numbers
                found.append(Mention(range: start..<match.end, meaning: rule.meaning, numbers: numbers))
            }
        }
        return found
    }

    private func rules(at start: Int) -> [Int] {
        let token = tokens[start]
        var places = lexicon.rulesByWord[token.form] ?? []
        for lemma in token.lemmas { places += lexicon.rulesByWord[lemma] ?? [] }
        if token.anyNumber != nil { places += lexicon.numberRules }
        return places.count > 1 ? Array(Set(places)).sorted() : places
    }

    // MARK: Settling

    private func settle(_ found: [Mention]) -> [Mention] {
        let sorted = found.sorted {
            ($0.range.count, rank($0), -$0.range.lowerBound) > ($1.range.count, rank($1), -$1.range.lowerBound)
        }
        var standing: [Mention] = []
        var near = [[Int]](repeating: [], count: tokens.count)
        for mention in sorted {
            let others = Set(mention.range.flatMap { near[$0] })
            guard !others.contains(where: { hides(standing[$0], mention) }) else { continue }
            standing.append(mention)
            for place in mention.range { near[place].append(standing.count - 1) }
        }
        return standing.sorted {
            ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
        }
    }

    /// Of two as long, the one that decides more comes first.
    private func rank(_ mention: Mention) -> Int {
        switch mention.meaning {
        case .lookalike: 9
        case .value(.instrument): 8
        case .genre(_, artist: nil): 7
        case .genre: 6
        case .unknownGenre: 5
        case .value, .measure: 4
        case .topic: 3
        case .cue: 2
        case .intent: 1
        }
    }

    /// Whether `first`, which stands, leaves no room for `second`, which is not longer and shares words with it.
    private func hides(_ first: Mention, _ second: Mention) -> Bool {
        switch (first.meaning, second.meaning) {
        case (.intent, .intent), (.cue, .cue):
            return true
        case (.intent, _), (_, .intent):
            return false
        case (.lookalike(nil), _):
            return true
        case (.lookalike(let slot), .lookalike(let other)):
            return slot == other
        case (.lookalike(.classSize), .measure):
            return true
        case (.lookalike(let slot), _):
            return second.slot == slot
        case (_, .lookalike):
            return first.slot == second.slot && first.range == second.range
        case (.topic, _), (_, .topic):
            return first.meaning == second.meaning
        case (.genre, .unknownGenre) where first.range == second.range:
            // An umbrella's alias without a record of its own ("tango") is both.
            return false
        case (.genre, _), (.unknownGenre, _):
            return contains(first, second)
        case (_, .cue):
            return contains(first, second)
        case (.cue, _):
            return false
        case (.value(.level), .value(.objective)):
            return true
        case (.value(.instrument), .genre), (.value(.instrument), .unknownGenre):
            return contains(first, second)
        case (.value(.objective(let one)), .value(.objective(let other))) where one != other:
            // "write and record a track" says two things.
            return first.range.contains(second.range.lowerBound) && first.range.contains(second.range.upperBound - 1)
        default:
            return first.slot == second.slot || !Set(first.numbers).isDisjoint(with: second.numbers)
        }
    }

    private func contains(_ first: Mention, _ second: Mention) -> Bool {
        first.range.lowerBound <= second.range.lowerBound && second.range.upperBound <= first.range.upperBound
            || first.slot == second.slot
    }
}
