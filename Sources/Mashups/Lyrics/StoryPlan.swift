/// Spreads a story over the stanzas of a song.
enum StoryPlan {
    /// The place in the story of each stanza of the verses, in order.
    ///
    /// The first stanza opens and the last closes; the bridge turns, or the stanza before the last where there is none.
    static func places(for brief: LyricBrief) -> [StoryPlace] {
        let telling = brief.sections.filter { !$0.role.repeatsItsWords && $0.delivery != .instrumental }
        let counts = telling.map { StanzaPlan.stanzas(of: $0).count }
        let total = counts.reduce(0, +)
        let hasBridge = telling.contains { $0.role == .bridge }
        var places: [StoryPlace] = []
        for (section, count) in zip(telling, counts) {
            for _ in 0..<count {
                let index = places.count
                let place: StoryPlace =
                    if section.role == .bridge {
                        .turn
                    } else if index == 0 {
                        .open
                    } else if index == total - 1 {
                        .close
                    } else if !hasBridge, index == total - 2, total > 2 {
                        .turn
                    } else {
                        .develop
                    }
                places.append(place)
            }
        }
        return places
    }
}

/// One stanza to be filled: some lines of a section that rhyme among themselves only.
struct StanzaPlan: Equatable {
    enum Kind: Equatable {
        /// Stated, stated again, answered.
        case blues
        /// Two lines that rhyme.
        case couplet
        /// abab, of which abcb asks for half.
        case alternate
        /// Three or four lines on one rhyme.
        case monorhyme
        /// aaba: the third line leads back.
        case returning
        /// Any other pattern, line by line.
        case mixed
    }

    var kind: Kind
    /// The rhyme group of each line; nil where it is free.
    var groups: [Int?]

    /// The stanzas of a section, in order.
    static func stanzas(of section: SectionBrief) -> [StanzaPlan] {
        var rest = RhymeScheme(section).groups[...]
        var stanzas: [StanzaPlan] = []
        while !rest.isEmpty {
            let size = size(of: rest)
            let groups = Array(rest.prefix(size))
            stanzas.append(StanzaPlan(kind: section.repeatFirst && size == 3 ? .blues : kind(groups), groups: groups))
            rest = rest.dropFirst(size)
        }
        return stanzas
    }

    /// How many lines belong together: four where the pattern is known, else up to where no rhyme is left open.
    private static func size(of groups: ArraySlice<Int?>) -> Int {
        let four = Array(groups.prefix(4))
        if four.count == 4, kind(four) != .mixed, isClosed(groups, after: 4) { return 4 }
        if let first = groups.first, first == nil {
            // Free lines go together with what follows them, up to four.
            return (1...min(4, groups.count)).last { isClosed(groups, after: $0) } ?? groups.count
        }
        return (1...groups.count).first { isClosed(groups, after: $0) } ?? groups.count
    }

    private static func isClosed(_ groups: ArraySlice<Int?>, after size: Int) -> Bool {
        let rest = Set(groups.dropFirst(size).compactMap(\.self))
        return groups.prefix(size).allSatisfy { group in group.map { !rest.contains($0) } ?? true }
    }

    private static func kind(_ groups: [Int?]) -> Kind {
        switch groups.count {
        case 2 where groups[0] != nil && groups[0] == groups[1]: .couplet
        case 3 where groups[0] != nil && Set(groups).count == 1: .monorhyme
        case 4 where Set(groups).count == 1: groups[0] == nil ? .alternate : .monorhyme
        case 4 where groups[0] == groups[2] && groups[1] == groups[3]: .alternate
        case 4 where groups[0] != nil && groups[2] == nil && groups[0] == groups[1] && groups[1] == groups[3]:
            .returning
        default: .mixed
        }
    }
}
