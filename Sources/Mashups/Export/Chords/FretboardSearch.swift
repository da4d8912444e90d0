public import MusicTheory

/// Finds a playable shape for a chord: within four frets, four fingers, every note that makes the chord.
///
/// The fifth of a seventh or ninth chord may be left out, and the root of a ninth chord on four strings; nothing
/// foreign ever sounds. The same chord always gets the same shape.
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
        if string < instrument.silentStrings, chosen.allSatisfy({ $0 == nil }) {
            search(base: base, needs: needs, chosen: chosen + [nil], best: &best)
        }
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
        let fifth = chord.quality.intervals.first { $0 == .perfectFifth }
        let rich = chord.notes.count > 3
        let fifths = rich ? fifth.map { [(root + $0.semitones) % 12] } ?? [] : []
        omissible = fifths + (chord.notes.count > strings ? [root] : [])
        mayOmit = rich ? max(1, chord.notes.count - strings) : 0
    }

    func allows(_ midi: Int) -> Bool { all.contains(midi % 12) }

    /// How many notes a shape leaves out; nil where it lacks one that makes the chord.
    func missing(in sounding: [Int]) -> Int? {
        let missing = all.subtracting(sounding.map { $0 % 12 })
        return missing.count <= mayOmit && missing.isSubset(of: omissible) ? missing.count : nil
    }
}
