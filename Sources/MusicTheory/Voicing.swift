/// A chord as it lies under the hands: pitches in rising order.
public struct Voicing: Hashable, Sendable {
    /// The pitches, lowest first.
    public let pitches: [Pitch]

    /// Puts pitches in rising order.
    public init(_ pitches: [Pitch]) {
        self.pitches = pitches.sorted()
    }

    /// How far the voices move to another voicing, in semitones, all voices together.
    ///
    /// Voices keep their order, which is the shortest way between voicings of one size (D. Tymoczko, A Geometry of Music,
    /// 2011, on voice-leading size). Where the sizes differ, the surplus voices join or leave their nearest neighbours.
    ///
    /// - Parameter other: Where the voices go.
    /// - Returns: 0 for the same sounds; symmetric.
    public func distance(to other: Voicing) -> Int {
        let (few, many) = pitches.count <= other.pitches.count ? (pitches, other.pitches) : (other.pitches, pitches)
        guard few.count < many.count else { return zip(few, many).reduce(0) { $0 + abs($1.0.midi - $1.1.midi) } }
        return many.reduce(0) { sum, pitch in
            sum + (few.map { abs($0.midi - pitch.midi) }.min() ?? 0)
        }
    }

    /// Every way to put notes in close position within a range, each note once, whichever is lowest.
    ///
    /// - Parameters:
    ///   - notes: The notes of a chord, which may reach beyond the octave: ninths are brought down among the others.
    ///   - range: The lowest and highest pitch.
    /// - Returns: Inversions in all octaves that fit, lowest first; none where none fits.
    public static func close(_ notes: [NoteName], in range: ClosedRange<Pitch>) -> [Voicing] {
        var voicings: [Voicing] = []
        for lowest in notes {
            let rising = notes.sorted { $0.semitones(above: lowest) < $1.semitones(above: lowest) }
            var bottom = Pitch.lowest(lowest, notBelow: range.lowerBound)
            while bottom <= range.upperBound {
                let stack = rising.dropFirst().reduce(into: [bottom]) { stack, name in
                    stack.append(Pitch.lowest(name, above: bottom))
                }
                if stack.allSatisfy(range.contains) { voicings.append(Voicing(stack)) }
                bottom = Pitch(bottom.name, octave: bottom.octave + 1)
            }
        }
        return voicings.sorted { ($0.pitches.first?.midi ?? 0) < ($1.pitches.first?.midi ?? 0) }
    }
}

extension NoteName {
    fileprivate func semitones(above other: NoteName) -> Int {
        (pitchClass - other.pitchClass).modulo(12)
    }
}

extension Pitch {
    /// The lowest pitch of this name that sounds above another pitch.
    public static func lowest(_ name: NoteName, above floor: Pitch) -> Pitch {
        let pitch = lowest(name, notBelow: floor)
        return pitch.midi > floor.midi ? pitch : Pitch(name, octave: pitch.octave + 1)
    }
}
