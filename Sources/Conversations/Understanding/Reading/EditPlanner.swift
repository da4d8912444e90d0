import Genres
import Teaching

/// Turns facts into edits of the context: decides between several values for one slot, and what a correction that does
/// not say so takes the place of.
struct EditPlanner {
    private let lexicon: Lexicon
    private let context: GatheredContext
    private var working: GatheredContext
    private(set) var edits: [ContextEdit] = []
    private var cleared: Set<Cleared> = []

    private struct Cleared: Hashable {
        var slot: Slot
        var sentence: Int
    }

    /// The edits for the facts of one message.
    static func edits(for facts: [Fact], in context: GatheredContext, lexicon: Lexicon) -> [ContextEdit] {
        var planner = EditPlanner(lexicon: lexicon, context: context)
        planner.plan(facts)
        return planner.edits
    }

    private init(lexicon: Lexicon, context: GatheredContext) {
        self.lexicon = lexicon
        self.context = context
        working = context
    }

    private mutating func plan(_ facts: [Fact]) {
        for slot in Slot.allCases {
            let own = facts.filter { $0.value.slot == slot }
            switch slot {
            case .setting: planSetting(own)
            case .level: planLevel(own)
            case .classSize, .lessonMinutes: planCount(own)
            case .genres, .objectives, .culture, .instruments: planMany(own)
            case .topic: break
            }
        }
    }

    private mutating func edit(_ edit: ContextEdit) {
        edits.append(edit)
        _ = working.apply([edit])
    }

    // MARK: Slots with one value

    /// The kind of teaching wins over the school, the school over the age; of two alike the later one.
    private mutating func planSetting(_ facts: [Fact]) {
        for fact in facts where fact.stance == .refused { edit(.remove(fact.value)) }
        var best: Fact?
        for fact in facts where fact.stance != .refused {
            guard let known = best else {
                best = fact
                continue
            }
            if fact.corrects || fact.strength > known.strength
                || fact.strength == known.strength && !fact.strength.isKind
            {
                best = fact
            }
        }
        guard let best else { return }
        if let setting = context.setting, !best.corrects, !best.strength.isKind, Strength.kind(of: setting).isKind,
            !facts.contains(where: { $0.stance == .refused }),
            best.strength == .age || best.sentence == 0 && isDetail(best)
        {
            return
        }
        edit(.add(best.value))
    }

    /// A grade said after "after-school" or "homeschool" says who comes, not where.
    private func isDetail(_ fact: Fact) -> Bool {
        guard let setting = context.setting else { return false }
        return setting != .university && fact.stance == .wanted
    }

    /// Two levels side by side are a mixed group, of which nothing is filled in.
    private mutating func planLevel(_ facts: [Fact]) {
        for fact in facts where fact.stance == .refused { edit(.remove(fact.value)) }
        let wanted = facts.filter { $0.stance != .refused }
        guard let last = wanted.last else { return }
        let corrected = wanted.contains { $0.corrects || $0.stance != .wanted }
        let refused = Set(facts.filter { $0.stance == .refused }.map(\.value))
        let values = Set(wanted.map(\.value)).subtracting(refused)
        if values.count > 1, !corrected { return }
        edit(.add(corrected ? wanted.last { $0.corrects || $0.stance != .wanted }?.value ?? last.value : last.value))
    }

    /// Of several numbers the largest counts ("24 students, 6 boys"), unless one corrects the others.
    private mutating func planCount(_ facts: [Fact]) {
        let wanted = facts.filter { $0.stance != .refused }
        if let corrected = wanted.last(where: { $0.corrects || $0.stance != .wanted }) {
            edit(.add(corrected.value))
        } else if let largest = wanted.max(by: { number($0) < number($1) }) {
            edit(.add(largest.value))
        } else {
            for fact in facts { edit(.remove(fact.value)) }
        }
    }

    private func number(_ fact: Fact) -> Int {
        switch fact.value {
        case .classSize(let number), .lessonMinutes(let number): number
        default: 0
        }
    }

    // MARK: Slots with many values

    private mutating func planMany(_ facts: [Fact]) {
        for (place, fact) in facts.enumerated() {
            switch fact.stance {
            case .refused: edit(.remove(fact.value))
            case .replacing(let old): edit(.replace(old, with: fact.value))
            case .wanted: want(fact, at: place, among: facts)
            }
        }
    }

    private mutating func want(_ fact: Fact, at place: Int, among facts: [Fact]) {
        let slot = fact.value.slot
        let known = working.values(of: slot)
        let mark = Cleared(slot: slot, sentence: fact.sentence)
        let first = !cleared.contains(mark)
        if fact.corrects || fact.alone { cleared.insert(mark) }
        guard !known.isEmpty, !fact.adds, first, fact.corrects || fact.alone, !removes(facts, in: fact.sentence) else {
            edit(.add(fact.value))
            return
        }
        let run = facts[place...].filter { $0.sentence == fact.sentence && $0.stance == .wanted }
        if fact.alone && (fact.corrects || slot == .genres || slot == .instruments) || run.count > 1 && fact.corrects {
            edit(.clear(slot))
            edit(.add(fact.value))
        } else if fact.corrects, !known.contains(fact.value), let old = replaced(by: fact.value, among: known) {
            edit(.replace(old, with: fact.value))
        } else {
            edit(.add(fact.value))
        }
    }

    /// A sentence that says what goes ("not violin, I meant recorders") replaces nothing else.
    private func removes(_ facts: [Fact], in sentence: Int) -> Bool {
        facts.contains { fact in
            guard fact.sentence == sentence else { return false }
            return fact.stance != .wanted
        }
    }

    /// What "actually X" takes the place of: the only value, a relative or a name like it, or what was said last.
    private func replaced(by new: SlotValue, among known: [SlotValue]) -> SlotValue? {
        guard known.count > 1, case .genre(let new) = new else { return known.last }
        let relative = known.last { value in
            guard case .genre(let old) = value else { return false }
            return lexicon.parents[new]?.contains(old) ?? false || lexicon.parents[old]?.contains(new) ?? false
                || old.rawValue.prefix(5) == new.rawValue.prefix(5)
        }
        return relative ?? known.last
    }
}
