/// Where the fingers go for a chord on a fretted instrument.
public struct FretShape: Sendable, Hashable {
    /// A fret for every string from left to right: 0 open, nil silent.
    public let frets: [Int?]

    /// Makes a shape.
    public init(frets: [Int?]) {
        self.frets = frets
    }

    /// Reads one character a string, `x` silent, `0`…`9` and `a`…`e` for 10…14; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var frets: [Int?] = []
        for character in text {
            if character == "x" {
                frets.append(nil)
            } else if let fret = character.hexDigitValue, fret < 15 {
                frets.append(fret)
            } else {
                return nil
            }
        }
        self.init(frets: frets)
    }

    /// The MIDI numbers that sound on an instrument, left to right.
    public func sounding(on instrument: FrettedInstrument) -> [Int] {
        zip(instrument.tuning, frets).compactMap { open, fret in fret.map { open + $0 } }
    }

    /// The lowest fret that a finger presses; nil where all strings are open or silent.
    public var lowestFret: Int? { frets.compactMap(\.self).filter { $0 > 0 }.min() }

    /// The highest fret that a finger presses; nil where all strings are open or silent.
    public var highestFret: Int? { frets.compactMap(\.self).filter { $0 > 0 }.max() }

    /// The strings, by index, that one flat finger holds at the lowest fret; nil where no finger has to lie flat.
    public var barre: ClosedRange<Int>? {
        guard let lowest = lowestFret else { return nil }
        let held = frets.indices.filter { frets[$0] == lowest }
        guard let first = held.first, let last = held.last, held.count > 1, pressed.count > 4 || held.count > 3 else {
            return nil
        }
        // A flat finger would stop an open string beneath it.
        return frets[first...last].contains { ($0 ?? 0) < lowest } ? nil : first...last
    }

    /// How many fingers it takes.
    public var fingers: Int {
        guard let barre, let lowest = lowestFret else { return pressed.count }
        return 1 + pressed.count { !(barre.contains($0) && frets[$0] == lowest) }
    }

    private var pressed: [Int] { frets.indices.filter { (frets[$0] ?? 0) > 0 } }
}
