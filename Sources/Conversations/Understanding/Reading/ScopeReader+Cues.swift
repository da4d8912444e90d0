import Teaching

/// What each cue does to the reading of the words around it.
extension ScopeReader {
    mutating func meet(_ cue: Cue, at range: Range<Int>) {
        switch cue {
        case .negate: refuse(reach: 2, at: range)
        case .refuse: refuse(reach: 4, at: range)
        case .drop:
            refuse(reach: 3, at: range)
            state.dropping = true
        case .insteadOf:
            endSwap()
            refuse(reach: 3, at: range)
            state.replacing = true
        case .refusePrevious:
            // "swap rock out", "this is too hard": such words refuse only what they follow directly.
            let loose = !["out", "too", "no"].contains(tokens[range.lowerBound].form)
            if loose || facts.last?.range.upperBound == range.lowerBound { refusePrevious() }
        case .neutral: stopRefusing()
        case .past: state.past = true
        case .elsewhere: state.elsewhere = true
        case .own: state.own = true
        case .ownBefore: ownBefore()
        case .learners: state.own = false
        case .want:
            stopRefusing()
            (state.own, state.past, state.elsewhere) = (false, false, false)
        case .correct: correct()
        case .scratch:
            stopRefusing()
            state.scratches = true
        case .instead: takeInstead()
        case .only:
            stopRefusing()
            (state.only, state.onlyAge) = (true, 0)
        case .also:
            stopRefusing()
            state.adds = true
        case .swap: state.swap = Swap()
        case .substitute: state.swap = Swap(newFirst: true)
        case .question: state.asking = true
        case .onlyPrevious: onlyPrevious()
        case .dismiss: break
        }
    }

    mutating func refuse(reach: Int, at range: Range<Int>) {
        let ends = range.upperBound >= tokens.count || tokens[range.upperBound].isMark
        if ends, ["no", "nah", "nope"].contains(tokens[range.lowerBound].form) {
            // "salsa no", "jazz? nah", "no, gospel"
            if let last = facts.last?.range.upperBound, last == range.lowerBound || isQuestion(last, range.lowerBound) {
                state.clauseStart = facts.count - 1
                refusePrevious()
            } else {
                correct()
            }
            return
        }
        stopRefusing()
        state.refusing = true
        state.reach = reach
    }

    func isQuestion(_ mark: Int, _ next: Int) -> Bool {
        mark + 1 == next && tokens[mark].form == "?"
    }

    mutating func correct() {
        stopRefusing()
        state.corrects = true
        state.past = false
        // "they're intermediate actually": the correction comes after what it corrects with.
        if let last = facts.indices.last, facts[last].sentence == state.sentence, facts.count - state.clauseStart == 1,
            isTrailing(after: facts[last].range)
        {
            facts[last].corrects = facts[last].stance == .wanted
        }
    }

    func isTrailing(after range: Range<Int>) -> Bool {
        guard range.upperBound + 1 < tokens.count else { return range.upperBound < tokens.count }
        return tokens[range.upperBound].isWord && tokens[range.upperBound + 1].isMark
    }

    mutating func takeInstead() {
        state.past = false
        if let last = facts.indices.last, facts[last].sentence == state.sentence, facts[last].stance == .wanted,
            !facts.contains(where: { $0.sentence == state.sentence && $0.stance == .refused })
        {
            for index in facts.indices.reversed() {
                guard facts[index].isWanted(in: facts[last].value.slot, state.sentence) else { break }
                facts[index].corrects = true
            }
        } else {
            state.corrects = true
        }
        stopRefusing()
    }

    mutating func refusePrevious() {
        guard let slot = facts.last?.value.slot else { return }
        for index in facts.indices.reversed() {
            guard index >= state.clauseStart, facts[index].value.slot == slot else { return }
            facts[index].stance = .refused
        }
    }

    /// The wanted genres or instruments said last stand alone ("final answer").
    mutating func onlyPrevious() {
        stopRefusing()
        guard let last = facts.last(where: { $0.stance == .wanted }) else { return }
        for index in facts.indices where facts[index].isWanted(in: last.value.slot, last.sentence) {
            facts[index].alone = true
        }
    }

    mutating func ownBefore() {
        facts.removeAll { $0.value.slot == .level && $0.sentence == state.sentence }
        state.clauseStart = min(state.clauseStart, facts.count)
    }
}
