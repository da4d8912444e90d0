public import MusicTheory

/// Finds a playable shape for a chord: within four frets, four fingers, every note that makes the chord.
///
/// The fifth of a chord of four notes or more may be left out, the root where there are more notes than strings, and in
/// chords of six or seven notes what lies under the highest; nothing foreign ever sounds. The same chord always gets
/// the same shape.
public struct FretboardSearch: Sendable {
    /// The instrument to play on.
    public let instrument: FrettedInstrument

    /// Prepares a search for an instrument.
    public init(instrument: FrettedInstrument) {
        self.instrument = instrument
    }

    /// The easiest shape; nil where none exists within the first ten frets.
    public func shape(for chord: Chord) -> FretShape? {
        let needs = ChordNeeds(chord: chord, strings: instrument.tuning.count)
        var best: (cost: Int, frets: [Int?])?
        for base in 1...9 {
            // Shapes further up cost at least this much more.
            if let best, best.cost <= base * Self.perFret { break }
            search(base: base, needs: needs, chosen: [], best: &best)
        }
        return best.map { FretShape(frets: $0.frets) }
    }

    private static let perFret = 3

    private func search(base: Int, needs: ChordNeeds, chosen: [Int?], best: inout (cost: Int, frets: [Int?])?) {
        let string = chosen.count
        guard string < instrument.tuning.count else {
            let frets = chosen
            guard let cost = cost(frets, needs) else { return }
            if cost < best?.cost ?? .max { best = (cost, frets) }
            return
        }
        // Two notes are too few for every string: a power chord leaves out strings on either side.
        let mayBeSilent = needs.isPower ? instrument.tuning.count - 2 : instrument.silentStrings
        let ends = needs.isPower && chosen.count { $0 != nil } > 1
        if ends || (string < mayBeSilent && chosen.allSatisfy { $0 == nil }) {
            search(base: base, needs: needs, chosen: chosen + [nil], best: &best)
        }
        if ends, chosen.last == .some(nil) { return }
        for fret in [0] + Array(base...base + 3) where needs.allows(instrument.tuning[string] + fret) {
            search(base: base, needs: needs, chosen: chosen + [fret], best: &best)
        }
    }

    /// How hard a shape is; nil where it cannot be played or is not the chord.
    private func cost(_ frets: [Int?], _ needs: ChordNeeds) -> Int? {
        let shape = FretShape(frets: frets)
        let sounding = shape.sounding(on: instrument)
        guard let missing = needs.missing(in: sounding), shape.fingers <= 4 else { return nil }
        let lowest = shape.lowestFret ?? 0
        let span = (shape.highestFret ?? 0) - lowest
        let open = frets.count { $0 == 0 }
        // Open strings far below the fretted ones make a shape ring unevenly and are hard to find.
        let isStretched = open > 0 && (shape.highestFret ?? 0) > 4
        var cost = max(0, lowest - 1) * Self.perFret + span * 2 + shape.fingers * 2 + missing * 4
        cost += (shape.barre == nil ? 0 : 4) + (isStretched ? 8 : 0)
        cost += frets.count { $0 == nil } * 2
        if instrument.wantsRootInBass, let bass = sounding.first, bass % 12 != needs.root { cost += 12 }
        return cost
    }
}

/// Which notes a shape has to hold, and which it may.
struct ChordNeeds {
    let root: Int
    private let all: Set<Int>
    private let omissible: [Int]
    private let mayOmit: Int

    init(chord: Chord, strings: Int) {
        let root = chord.root.pitchClass
        self.root = root
        all = Set(chord.notes.map(\.pitchClass))
        let intervals = chord.quality.intervals
        let count = intervals.count
        // Third, seventh and the highest note name the chord; what lies between may be left to others.
        let between = intervals.dropLast().filter { $0 == .perfectFifth || $0.number > 8 }
        omissible =
            (count > 3 ? between.map { (root + $0.semitones) % 12 } : []) + (count > min(strings, 5) ? [root] : [])
        mayOmit = count > 5 ? count - 3 : count > 3 ? max(1, count - strings) : 0
    }

    /// Whether the chord has two notes only.
    var isPower: Bool { all.count == 2 }

    func allows(_ midi: Int) -> Bool { all.contains(midi % 12) }

    /// How many notes a shape leaves out; nil where it lacks one that makes the chord.
    func missing(in sounding: [Int]) -> Int? {
        let missing = all.subtracting(sounding.map { $0 % 12 })
        return missing.count <= mayOmit && missing.isSubset(of: omissible) ? missing.count : nil
    }
}
