/// Finds where the beats of a line can fall.
///
/// The measure: beats fall on syllables one to three apart (two and three are duple and triple flow, one is a held
/// note and may happen once in a line), with at most three syllables before the first and after the last. The main
/// stress of a longer word must carry a beat; its unstressed syllables may not, unless no neighbour is a main stress;
/// words of one syllable may do either. A line for which no such beats exist cannot be set without hurting the words.
public enum Scansion {
    /// The indices of the syllables that carry beats in the setting that is kindest to the words; nil where there is none.
    public static func beats(of syllables: [Syllable]) -> [Int]? {
        let kinds = kinds(of: syllables)
        guard !kinds.isEmpty else { return nil }
        // best[i][clashes]: the cheapest way to put a beat on syllable i.
        var best = [[Step?]](repeating: [nil, nil], count: kinds.count)
        for index in kinds.indices {
            guard let price = price(of: index, in: kinds) else { continue }
            if index <= 3, let skipped = skip(0..<index, in: kinds) {
                best[index][0] = Step(cost: price + skipped, previous: nil)
            }
            for gap in 1...3 where index >= gap {
                guard let skipped = skip((index - gap + 1)..<index, in: kinds) else { continue }
                for clashes in 0...1 where clashes + (gap == 1 ? 1 : 0) <= 1 {
                    guard let before = best[index - gap][clashes] else { continue }
                    let now = clashes + (gap == 1 ? 1 : 0)
                    let cost = before.cost + price + skipped + (gap == 1 ? 3 : gap - 2)
                    if cost < best[index][now]?.cost ?? .max {
                        best[index][now] = Step(cost: cost, previous: Place(index: index - gap, clashes: clashes))
                    }
                }
            }
        }
        return cheapestEnd(best, kinds).map { trace($0, best) }
    }

    private struct Place { var index: Int, clashes: Int }
    private struct Step { var cost: Int, previous: Place? }
    private enum Kind { case main, unstressed, content, grammar }

    private static func kinds(of syllables: [Syllable]) -> [Kind] {
        syllables.indices.map { index in
            let stress = syllables[index].stress
            let alone = syllables[index].endsWord && (index == 0 || syllables[index - 1].endsWord)
            if alone { return stress == 0 ? .grammar : .content }
            guard stress > 0 else { return .unstressed }
            return stress == 1 && !hasTwoMainStresses(around: index, syllables) ? .main : .content
        }
    }

    /// Words such as *outside* are listed with two main stresses; either may give way.
    private static func hasTwoMainStresses(around index: Int, _ syllables: [Syllable]) -> Bool {
        let start = syllables[..<index].lastIndex(where: \.endsWord).map { $0 + 1 } ?? 0
        let end = syllables[index...].firstIndex(where: \.endsWord) ?? syllables.count - 1
        return syllables[start...end].count { $0.stress == 1 } > 1
    }

    private static func price(of index: Int, in kinds: [Kind]) -> Int? {
        switch kinds[index] {
        case .main, .content: return 0
        case .grammar: return 1
        case .unstressed:
            let neighbours = [index - 1, index + 1].filter(kinds.indices.contains)
            return neighbours.contains { kinds[$0] == .main } ? nil : 2
        }
    }

    private static func skip(_ range: Range<Int>, in kinds: [Kind]) -> Int? {
        guard !range.contains(where: { kinds[$0] == .main }) else { return nil }
        return range.reduce(0) { $0 + (kinds[$1] == .content ? 1 : 0) }
    }

    private static func cheapestEnd(_ best: [[Step?]], _ kinds: [Kind]) -> Place? {
        var cheapest: (place: Place, cost: Int)?
        for index in kinds.indices.suffix(4) {
            guard let skipped = skip((index + 1)..<kinds.count, in: kinds) else { continue }
            for clashes in 0...1 {
                guard let step = best[index][clashes], step.cost + skipped < cheapest?.cost ?? .max else { continue }
                cheapest = (Place(index: index, clashes: clashes), step.cost + skipped)
            }
        }
        return cheapest?.place
    }

    private static func trace(_ end: Place, _ best: [[Step?]]) -> [Int] {
        var beats: [Int] = []
        var place: Place? = end
        while let here = place {
            beats.append(here.index)
            place = best[here.index][here.clashes]?.previous
        }
        return beats.reversed()
    }
}
