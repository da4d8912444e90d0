import Teaching

/// "Swap X for Y": collects both sides and turns them into replacements.
extension ScopeReader {
    mutating func turnSwap(_ form: String) {
        if state.swap != nil {
            guard form != "from", let swap = state.swap else { return }
            if swap.old.isEmpty, form == "to" || form == "into" || form == "for" { state.swap?.turned = true }
            if !swap.old.isEmpty { state.swap?.turned = true }
        } else if state.dropping, form == "for" || form == "with",
            let last = facts.last, last.stance == .refused, last.sentence == state.sentence,
            tokens.indices.contains(last.range.upperBound), tokens[last.range.upperBound].form == form,
            isNext(last.value.slot, after: last.range.upperBound)
        {
            facts.removeLast()
            state.swap = Swap(old: [last.value], turned: true)
            stopRefusing()
        }
    }

    func isNext(_ slot: Slot, after place: Int) -> Bool {
        mentions.contains { $0.slot == slot && (place + 1...place + 2).contains($0.range.lowerBound) }
    }

    mutating func collectSwap(_ value: SlotValue) -> Bool {
        guard var swap = state.swap else { return false }
        let first = swap.old.first ?? swap.new.first
        guard first == nil || first?.slot == value.slot else { return false }
        if swap.turned { swap.new.append(value) } else { swap.old.append(value) }
        state.swap = swap
        return true
    }

    mutating func endSwap() {
        guard var swap = state.swap else { return }
        state.swap = nil
        if swap.newFirst { (swap.old, swap.new) = (swap.new, swap.old) }
        // "change it to jazz", "switch to jazz": what is replaced goes without saying.
        for (index, new) in swap.new.enumerated() {
            let old = index < swap.old.count ? swap.old[index] : nil
            facts.append(swapped(new, old.map(Fact.Stance.replacing) ?? .wanted, corrects: swap.old.isEmpty))
        }
        for old in swap.old.dropFirst(swap.new.count) where !swap.new.isEmpty {
            facts.append(swapped(old, .refused, corrects: false))
        }
        if swap.new.isEmpty {
            for old in swap.old { facts.append(swapped(old, .wanted, corrects: state.corrects)) }
        }
        state.sentenceFacts += 1
    }

    func swapped(_ value: SlotValue, _ stance: Fact.Stance, corrects: Bool) -> Fact {
        let strength: Strength = if case .setting(let setting) = value { .kind(of: setting) } else { .said }
        return Fact(
            value: value,
            strength: strength,
            stance: stance,
            corrects: corrects,
            alone: false,
            adds: false,
            sentence: state.sentence,
            range: tokens.endIndex..<tokens.endIndex
        )
    }
}
