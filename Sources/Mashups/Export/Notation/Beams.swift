/// Which notes share a beam: short ones of one felt beat without a rest between.
struct Beams {
    /// What a beam does at a note, by the names MusicXML has for it.
    enum Mark: String {
        case begin, end
        case goesOn = "continue"
        case forwardHook = "forward hook"
        case backwardHook = "backward hook"
    }

    /// Ticks of a felt beat.
    let beat: Int
    /// Ticks of a bar.
    let bar: Int

    /// The notes of a bar by their places among its pieces, those under one beam together; rests are left out.
    func groups(_ pieces: [Measure.Piece]) -> [[Int]] {
        var groups: [[Int]] = []
        var open = false
        for (index, piece) in pieces.enumerated() {
            guard piece.note != nil else {
                open = false
                continue
            }
            let isShort = piece.value.shape.flags > 0
            if open, isShort, let last = groups.last?.last, pieces[last].end == piece.tick,
                pieces[last].tick % bar / beat == piece.tick % bar / beat
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
            open = isShort
        }
        return groups
    }

    /// What the beams do at every piece of a bar, the outermost first; nothing where a note has a flag or a long value.
    func marks(_ pieces: [Measure.Piece]) -> [[Mark]] {
        var marks = Array(repeating: [Mark](), count: pieces.count)
        for group in groups(pieces) where group.count > 1 {
            let flags = group.map { pieces[$0].value.shape.flags }
            for (place, index) in group.enumerated() {
                marks[index] = (1...flags[place]).map { level in
                    let before = place > 0 && flags[place - 1] >= level
                    let after = place + 1 < flags.count && flags[place + 1] >= level
                    switch (before, after) {
                    case (true, true): return .goesOn
                    case (true, false): return .end
                    case (false, true): return .begin
                    case (false, false): return place + 1 < flags.count ? .forwardHook : .backwardHook
                    }
                }
            }
        }
        return marks
    }
}
