/// The names most like `text`, at most three, each no further from it than a third of its length (and two edits).
func nearest(to text: String, among names: [String]) -> [String] {
    let wanted = Array(text.lowercased().unicodeScalars)
    let allowed = max(2, wanted.count / 3)
    let measured = names.enumerated().compactMap { place, name -> (distance: Int, place: Int, name: String)? in
        let letters = Array(name.lowercased().unicodeScalars)
        guard abs(letters.count - wanted.count) <= allowed else { return nil }
        let distance = editDistance(wanted, letters)
        return distance <= allowed && distance < wanted.count ? (distance, place, name) : nil
    }
    var seen: Set<String> = []
    return measured.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
        .map(\.name).filter { seen.insert($0).inserted }.prefix(3).map(\.self)
}

/// Levenshtein's distance: the fewest insertions, deletions and replacements between two texts.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let replaced = previous[column] + (scalar == other ? 0 : 1)
            current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
        }
        previous = current
    }
    return previous[right.count]
}
