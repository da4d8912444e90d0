import MusicTheory
import Teaching

/// Finds a key that the instruments in the room play easily.
struct KeyFitting {
    struct Result {
        var key: Key
        var reason: String
        var fill: [String: String]
    }

    /// What each kind of instrument plays easily.
    struct Room: Sendable {
        var name: String
        var instruments: [String]
        var major: [String]
        var minor: [String]
        /// Chord roots with quality that are easy; empty where chords are not what makes a key hard.
        var chords: [String]
    }

    let rooms: [Room]

    /// The key in which most of the piece's chords are easy; ties go to the seed.
    func fit(
        mode: Key.Mode,
        numerals: [RomanNumeral],
        instruments: [Teaching.Instrument],
        level: SkillLevel,
        using generator: inout SeededGenerator
    ) -> Result {
        let here = rooms.filter { room in instruments.contains { instrument in room.holds(instrument) } }
        let fallback = rooms.filter { $0.name == "voice" }
        let used = here.isEmpty ? fallback : here
        var candidates: [String: Int] = [:]
        for room in used {
            let keys = mode == .major ? room.major : room.minor
            let few = keys.prefix(level == .beginner ? 3 : level == .intermediate ? 4 : keys.count)
            for (rank, tonic) in few.enumerated() { candidates[tonic, default: 0] += 6 - min(rank, 5) }
        }
        let scored = candidates.compactMap { tonic, liked -> (Key, Int)? in
            guard let note = NoteName(tonic) else { return nil }
            let key = Key(note, mode)
            let easy = used.flatMap(\.chords)
            let symbols = numerals.map { $0.chord(in: note).simplified }
            let hard = easy.isEmpty ? 0 : symbols.count { chord in !easy.contains(chord.plain) }
            let share = symbols.isEmpty ? 0 : hard * 40 / symbols.count
            return (key, 4 * liked - share - abs(key.fifths) * (level == .beginner ? 3 : 1))
        }
        let best = scored.map(\.1).max() ?? 0
        let near = scored.filter { $0.1 >= best - 3 }.map(\.0).sorted { $0.description < $1.description }
        let key = generator.pick(near) ?? Key(NoteName(.c), mode)
        let names = used.map(\.name).listed
        return Result(key: key, reason: "key", fill: ["key": key.description, "room": names])
    }
}

extension KeyFitting.Room {
    func holds(_ instrument: Teaching.Instrument) -> Bool {
        instruments.contains { instrument.rawValue.contains($0) }
    }
}

extension Chord {
    /// Root and third only: what decides whether a shape is easy on a fretted instrument.
    var plain: String {
        switch quality.family {
        case .minor, .diminished: root.description + "m"
        case .major, .dominant, .augmented, .suspended, .power: root.description
        }
    }
}
