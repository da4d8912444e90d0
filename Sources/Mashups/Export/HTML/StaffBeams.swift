/// Which notes share a beam: short ones of one beat without a rest between.
enum StaffBeams {
    /// The notes of a bar, those under one beam together.
    static func groups(_ places: [StaffSystem.Place], beat: Int, bar: Int) -> [[StaffSystem.Place]] {
        var groups: [[StaffSystem.Place]] = []
        var open = false
        for place in places {
            guard place.piece.note != nil else {
                open = false
                continue
            }
            let isShort = place.piece.value.shape.flags > 0
            if open, isShort, let last = groups.last?.last, last.piece.end == place.piece.tick,
                last.piece.tick % bar / beat == place.piece.tick % bar / beat
            {
                groups[groups.count - 1].append(place)
            } else {
                groups.append([place])
            }
            open = isShort
        }
        return groups
    }

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
