/// Finds the name that was probably meant.
public enum NearestName {
    /// The candidate nearest to `text` by edit distance, where it is near enough to be a slip; nil otherwise.
    public static func of(_ text: String, among candidates: [String]) -> String? {
        let typed = Array(text.lowercased())
        let limit = max(1, typed.count / 3)
        let ranked = candidates.map { ($0, distance(typed, Array($0.lowercased()))) }
        if let started = candidates.first(where: { !typed.isEmpty && $0.lowercased().hasPrefix(text.lowercased()) }) {
            return started
        }
        guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= limit else { return nil }
        return best.0
    }

    /// Number of insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
    static func distance(_ first: [Character], _ second: [Character]) -> Int {
        if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let isSame = first[row - 1] == second[column - 1]
                var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
                let swaps =
                    row > 1 && column > 1 && first[row - 1] == second[column - 2]
                    && first[row - 2] == second[column - 1]
                if swaps { cost = min(cost, beforeLast[column - 2] + 1) }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
