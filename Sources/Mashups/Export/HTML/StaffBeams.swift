/// Where the beams of a group of notes are drawn.
enum StaffBeams {
    /// From where to where the beams of a level reach; a note alone on its level gets a stub.
    static func spans(_ group: [StaffSystem.Place], level: Int) -> [(from: Double, to: Double)] {
        var spans: [(from: Double, to: Double)] = []
        var start: Int?
        func close(_ first: Int, _ last: Int) {
            if first == last {
                let stub = last == group.count - 1 ? -8.0 : 8
                spans.append((group[first].x, group[first].x + stub))
            } else {
                spans.append((group[first].x, group[last].x))
            }
        }
        for (index, place) in group.enumerated() {
            if place.piece.value.shape.flags >= level {
                start = start ?? index
            } else if let first = start {
                close(first, index - 1)
                start = nil
            }
        }
        if let first = start { close(first, group.count - 1) }
        return spans
    }
}
