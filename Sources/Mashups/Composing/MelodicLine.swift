import MusicTheory

/// A place in a tune that waits for its note.
struct MelodicSlot {
    /// Ticks from the start of the section.
    var tick: Int
    var duration: Int
    /// Whether the word is stressed here.
    var isStressed: Bool
    /// The sounds that may be chosen; the others are out of the question.
    var allowed: PitchClassSet
    /// The sounds of the chord; empty over a drone or where there are no chords.
    var chord: PitchClassSet
    /// The sounds of the scale.
    var scale: PitchClassSet
    /// The sounds of the chord into which the note is held; nil where it ends before.
    var heldInto: PitchClassSet?
    /// Where the phrase would like to be, as a MIDI number.
    var target: Int
    /// The note that the model of this line has here, and how strongly it draws; nil where the line is new.
    var model: (midi: Int, weight: Int)?
    /// Sounds that make a good end; nil within a phrase.
    var rest: PitchClassSet?
}

/// Finds the notes of a phrase: the cheapest way through all candidates, by dynamic programming over pairs of notes.
///
/// What costs: leaps, more the wider they are; leaps that no step back answers; notes outside the chord, the longer they
/// are; notes far from the phrase's contour and its model; unstressed syllables above stressed ones; the ends of the
/// range. Pairs instead of single notes, because a leap is judged by what follows it. All costs are whole numbers, so that
/// every platform finds the same tune.
struct MelodicLine {
    let range: ClosedRange<Int>
    /// Ticks in a felt beat.
    let beat: Int
    let isBeginner: Bool

    /// The notes for the slots as MIDI numbers, one each.
    ///
    /// - Parameters:
    ///   - slots: The places in order.
    ///   - last: The note before them; nil at the beginning.
    /// - Returns: Notes inside the range; none where there are no slots.
    func notes(for slots: [MelodicSlot], after last: Int?) -> [Int] {
        let offered = slots.map(candidates)
        guard let first = offered.first, let opening = slots.first else { return [] }
        var costs = first.map { note in
            nodeCost(note, opening) + (last.map { stepCost($0, note) / 2 } ?? 0)
        }
        guard slots.count > 1 else { return [cheapest(first, costs)] }
        // `costs` becomes a table of pairs: the cost of the best way that ends with these two notes.
        let second = offered[1]
        costs = first.indices.flatMap { one in
            second.indices.map { two in costs[one] + cost(from: first[one], to: second[two], slots[0], slots[1]) }
        }
        var back: [[Int]] = []
        for index in 2..<max(2, slots.count) {
            let (table, from) = extend(costs, offered[index - 2], offered[index - 1], offered[index], slots, index)
            costs = table
            back.append(from)
        }
        return trace(costs, back: back, offered: offered)
    }

    private func extend(
        _ costs: [Int],
        _ before: [Int],
        _ left: [Int],
        _ right: [Int],
        _ slots: [MelodicSlot],
        _ index: Int
    ) -> (table: [Int], from: [Int]) {
        var table = Array(repeating: Int.max, count: left.count * right.count)
        var from = Array(repeating: 0, count: left.count * right.count)
        for (one, note) in left.enumerated() {
            for (two, next) in right.enumerated() {
                let local = cost(from: note, to: next, slots[index - 1], slots[index])
                let place = one * right.count + two
                for (zero, earlier) in before.enumerated() {
                    let total = costs[zero * left.count + one] + local + turnCost(earlier, note, next)
                    if total < table[place] { (table[place], from[place]) = (total, zero) }
                }
            }
        }
        return (table, from)
    }

    private func trace(_ costs: [Int], back: [[Int]], offered: [[Int]]) -> [Int] {
        let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        let last = offered.count - 1
        var (left, right) = (best / offered[last].count, best % offered[last].count)
        var notes = [offered[last][right], offered[last - 1][left]]
        for index in stride(from: last, to: 1, by: -1) {
            let earlier = back[index - 2][left * offered[index].count + right]
            (left, right) = (earlier, left)
            notes.append(offered[index - 2][left])
        }
        return notes.reversed()
    }

    private func cheapest(_ notes: [Int], _ costs: [Int]) -> Int {
        zip(notes, costs).min { $0.1 < $1.1 }?.0 ?? range.lowerBound
    }

    private func candidates(_ slot: MelodicSlot) -> [Int] {
        let closing = slot.rest.map { slot.allowed.intersection($0) } ?? slot.allowed
        for set in [closing, slot.allowed, slot.chord, slot.scale] {
            let notes = range.filter { set.contains(midi: $0) }
            if !notes.isEmpty { return notes }
        }
        return [range.lowerBound]
    }

    // MARK: Costs

    private func nodeCost(_ note: Int, _ slot: MelodicSlot) -> Int {
        var cost = 4 * abs(note - slot.target)
        if let model = slot.model { cost += model.weight * min(abs(note - model.midi), 7) }
        if !slot.scale.contains(midi: note) { cost += 25 }
        if !slot.chord.isEmpty, !slot.chord.contains(midi: note) {
            cost += slot.duration < beat / 2 ? 3 : slot.duration < beat ? 8 : 40
        }
        if let next = slot.heldInto, !next.contains(midi: note) { cost += 15 }
        if note - range.lowerBound < 2 || range.upperBound - note < 2 { cost += 4 }
        return cost
    }

    private func cost(from note: Int, to next: Int, _ slot: MelodicSlot, _ nextSlot: MelodicSlot) -> Int {
        var cost = stepCost(note, next) + nodeCost(next, nextSlot)
        let quick = slot.duration < beat / 2 + 1
        if note == next, quick { cost -= 4 }
        if abs(next - note) > 4, quick { cost += 12 }
        if nextSlot.isStressed != slot.isStressed {
            let rise = nextSlot.isStressed ? next - note : note - next
            if rise < 0 { cost += 6 }
        }
        return cost
    }

    /// Steps are easy, thirds and fourths are singable, and what is wider has to be worth it.
    private static let steps = [9, 1, 0, 7, 8, 14, 60, 22, 40, 45, 80, 90, 50]

    private func stepCost(_ note: Int, _ next: Int) -> Int {
        let size = abs(next - note)
        let cost = size < MelodicLine.steps.count ? MelodicLine.steps[size] : 130
        return isBeginner && size > 5 ? cost + 25 : cost
    }

    /// A leap wants a step back, three equal notes are a drone, and going back and forth is no tune.
    private func turnCost(_ earlier: Int, _ note: Int, _ next: Int) -> Int {
        let leap = note - earlier
        let answer = next - note
        guard abs(leap) >= 5 else { return leap == 0 && answer == 0 ? 10 : earlier == next ? 6 : 0 }
        let weight = abs(leap) > 7 ? 2 : 1
        if answer == 0 { return 12 * weight }
        guard (leap > 0) != (answer > 0) else { return 40 * weight }
        return abs(answer) <= 2 ? 0 : abs(answer) <= 4 ? 8 * weight : 24 * weight
    }
}
