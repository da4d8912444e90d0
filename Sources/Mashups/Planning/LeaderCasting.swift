import Genres

/// Decides which genre leads which section.
enum LeaderCasting {
    static func leaders(
        of sketch: FormSketch,
        genres: [GenreRecord],
        roles: Roles,
        using generator: inout SeededGenerator
    ) -> [GenreRecord] {
        let full = genres.filter(\.isFull)
        let protected = genres.filter(\.isGrooveOnly)
        guard let harmony = roles.harmony, !full.isEmpty else {
            return sketch.parts.indices.map { index in
                index < genres.count ? genres[index] : roles.groove
            }
        }
        var order = generator.shuffle(full.filter { $0.id != roles.words.id })
        order.insert(roles.words.isFull ? roles.words : harmony, at: 0)
        order = order.unique
        let quiet: [ScoreSection.Kind] = [.intro, .instrumental, .outro]
        let singing = sketch.parts.filter { !quiet.contains($0.kind) }.map(\.kind).unique
        let strophic = singing.count == 1
        var strophe = 0
        var layer = 0
        let hasBridge = sketch.parts.contains { $0.kind == .bridge }
        let leaders = sketch.parts.map { part in
            if quiet.contains(part.kind) {
                if !protected.isEmpty {
                    defer { layer += 1 }
                    return protected[layer % protected.count]
                }
                if part.kind == .instrumental {
                    return order.count > (hasBridge ? 3 : 2)
                        ? order[hasBridge ? 3 : 2] : roles.groove.isFull ? roles.groove : harmony
                }
                return roles.groove
            }
            if strophic {
                defer { strophe += 1 }
                return order[strophe % order.count]
            }
            switch part.kind {
            case .chorus: return singing.first == .chorus ? order[0] : order[min(1, order.count - 1)]
            case .verse: return singing.first == .chorus ? order[min(1, order.count - 1)] : order[0]
            case .bridge:
                let second = singing.contains(.verse) && singing.contains(.chorus) ? 2 : 1
                return order[order.count > second ? second : order.count - 1]
            case .intro, .instrumental, .outro: return roles.groove
            }
        }
        return includingEveryone(order, in: leaders, parts: sketch.parts)
    }

    /// Gives a genre that leads nothing the last section of one that leads several, an instrumental first.
    private static func includingEveryone(
        _ order: [GenreRecord],
        in leaders: [GenreRecord],
        parts: [FormSketch.Part]
    ) -> [GenreRecord] {
        var leaders = leaders
        for missing in order where !leaders.contains(where: { $0.id == missing.id }) {
            let spare = leaders.indices.filter { index in
                leaders[index].isFull && leaders.count { $0.id == leaders[index].id } > 1
            }
            let place = spare.last { parts[$0].kind == .instrumental } ?? spare.last
            if let place { leaders[place] = missing }
        }
        return leaders
    }
}

extension Array where Element: Equatable {
    /// The elements without repetitions, in order.
    var unique: [Element] {
        reduce(into: []) { found, element in
            if !found.contains(element) { found.append(element) }
        }
    }
}
