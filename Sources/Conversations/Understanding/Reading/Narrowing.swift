import Genres
import Teaching

/// Leaves out an umbrella that is narrowed in the same breath: "latin, maybe salsa" is salsa.
struct Narrowing {
    /// The lexicon, for who is a kind of whom.
    let lexicon: Lexicon
    /// The message.
    let tokens: [Token]

    /// The facts without the genres that the next or previous one narrows.
    func narrowed(_ facts: [Fact]) -> [Fact] {
        let wanted = facts.indices.filter { facts[$0].value.slot == .genres && facts[$0].stance == .wanted }
        var dropped: Set<Int> = []
        for (first, second) in zip(wanted, wanted.dropFirst()) {
            guard case .genre(let one) = facts[first].value, case .genre(let two) = facts[second].value,
                facts[first].range.upperBound <= facts[second].range.lowerBound,
                facts[second].range.upperBound <= tokens.count,
                isApposition(tokens[facts[first].range.upperBound..<facts[second].range.lowerBound])
            else { continue }
            if isKind(two, of: one) { dropped.insert(first) }
            if isKind(one, of: two) { dropped.insert(second) }
        }
        return facts.indices.filter { !dropped.contains($0) }.map { facts[$0] }
    }

    private func isKind(_ child: GenreID, of parent: GenreID) -> Bool {
        var line = lexicon.parents[child] ?? []
        for _ in 0..<4 {
            if line.contains(parent) { return true }
            line = line.flatMap { lexicon.parents[$0] ?? [] }
        }
        return false
    }

    /// Nothing between the two, or a bracket, dash or colon, or words such as "maybe" and "like".
    private func isApposition(_ between: ArraySlice<Token>) -> Bool {
        let narrow = Set((lexicon.classes["narrow"] ?? []).compactMap { $0.first?.text })
        if between.isEmpty { return true }
        guard between.allSatisfy({ narrow.contains($0.form) || $0.isMark && $0.form != "." && $0.form != "/" }) else {
            return false
        }
        return between.contains { !$0.isMark || $0.form != "," }
    }
}
