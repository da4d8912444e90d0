import MusicTheory
import Teaching

/// Finds a key that the instruments in the room play easily and the singers reach.
struct KeyFitting {
    struct Result {
        var key: Key
        /// The names of texts that tell why, in order.
        var reasons: [String]
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
        /// Whether its players read other notes than sound.
        var transposes = false
    }

    let rooms: [Room]
    /// What the tune has to fit into.
    let range: SingingRange

    /// The key in which most of the piece's chords are easy; among equals the one that suits the voices, then the seed's.
    func fit(
        mode: Key.Mode,
        chords: [[RomanNumeral]],
        instruments: [Teaching.Instrument],
        level: SkillLevel,
        using generator: inout SeededGenerator
    ) -> Result {
        let here = rooms.filter { room in instruments.contains { instrument in room.holds(instrument) } }
        let fallback = rooms.filter { $0.name == "voice" }
        let used = here.isEmpty ? fallback : here
        let numerals = chords.flatMap(\.self)
        let written = { WrittenKey(Key($0, mode), sections: chords) }
        let writtenMode = written(NoteName(.d)).mode
        var candidates: [NoteName: Int] = [:]
        for room in used {
            let keys = room.tonics(writtenMode)
            let few = keys.prefix(level == .beginner ? 3 : level == .intermediate ? 4 : keys.count)
            for (rank, tonic) in few.enumerated() { candidates[tonic, default: 0] += 6 - min(rank, 5) }
        }
        let scored = candidates.map { note, liked -> (Key, Int) in
            let key = Key(note, mode)
            let easy = used.flatMap(\.chords)
            let symbols = numerals.map { $0.chord(in: note).simplified }
            let hard = easy.isEmpty ? 0 : symbols.count { chord in !easy.contains(chord.plain) }
            let share = symbols.isEmpty ? 0 : hard * 40 / symbols.count
            // A tune has to end on its tonic, so that a key whose tonic nobody can sing is only a last resort.
            let outOfReach = range.places(of: note).isEmpty ? 200 : 0
            return (key, 4 * liked - share - abs(written(note).fifths) * (level == .beginner ? 3 : 1) - outOfReach)
        }
        let best = scored.map(\.1).max() ?? 0
        let near = scored.filter { $0.1 >= best - 3 }.map(\.0).sorted { $0.description < $1.description }
        let comfort = near.map(comfort).max() ?? 0
        let key = generator.pick(near.filter { self.comfort($0) == comfort }) ?? Key(NoteName(.c), mode)
        return result(key, written: written(key.tonic), rooms: used)
    }

    /// How well a tune lies round the tonic: 0…7.
    ///
    /// Best is a fifth above the tonic together with either a fourth below it or the tonic at the very bottom: the plagal
    /// and the authentic range of the old modes.
    private func comfort(_ key: Key) -> Int {
        range.places(of: key.tonic).map { place in
            let above = range.midi.upperBound - place
            let below = place - range.midi.lowerBound
            return (above >= 7 ? 4 : above >= 4 ? 1 : 0) + (below >= 5 ? 3 : below <= 2 ? 2 : 0)
        }.max() ?? 0
    }

    private func result(_ key: Key, written: WrittenKey, rooms: [Room]) -> Result {
        var fill = ["key": written.description, "room": rooms.map(\.name).listed]
        var reasons = ["key_reason"]
        let place = range.places(of: key.tonic).first.flatMap { Pitch(key.tonic, midi: $0) }
        if let place {
            reasons.append("key_voice")
            fill["place"] = place.description
            (fill["low"], fill["high"]) = (range.low.description, range.high.description)
            fill["singers"] = range.singers
        }
        if rooms.contains(where: \.transposes) {
            reasons.append("key_written")
            fill.merge(written.transposed(key)) { $1 }
        }
        return Result(key: key, reasons: reasons, fill: fill)
    }
}

extension WrittenKey {
    /// What players of transposing instruments read, by the names that texts have for it.
    func transposed(_ key: Key) -> [String: String] {
        func read(_ instrument: TransposingInstrument) -> String {
            WrittenKey(instrument.written(key).tonic, mode).description
        }
        return ["b_flat": read(.bFlat), "e_flat": read(.eFlatAlto), "f": read(.f)]
    }
}

extension KeyFitting.Room {
    /// The tonics that lie well, the easiest first; those of Phrygian have the signatures of the easy major keys.
    func tonics(_ mode: WrittenKey.Mode) -> [NoteName] {
        switch mode {
        case .major, .mixolydian: major.compactMap { NoteName($0) }
        case .minor, .dorian: minor.compactMap { NoteName($0) }
        case .phrygian: major.compactMap { NoteName($0)?.transposed(by: .majorThird) }
        }
    }

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
