/// A key as it is written: a tonic, and the mode whose signature stands before every line.
///
/// A piece whose chords keep to Dorian, Phrygian or Mixolydian is written with the signature of that mode, so that its own
/// notes need no accidentals. The mode tells the notes and not the tonic's chord: flamenco is Phrygian and closes on a
/// major chord, whose raised third is written as an accidental. A blues, with sevenths on I, IV and V, stays in major.
public struct WrittenKey: Hashable, Sendable, CustomStringConvertible {
    /// The modes that pieces are written in.
    public enum Mode: String, CaseIterable, Codable, Sendable {
        case major, mixolydian, dorian, minor, phrygian

        /// How many fifths the signature lies below that of major on the same tonic.
        fileprivate var flats: Int {
            switch self {
            case .major: 0
            case .mixolydian: 1
            case .dorian: 2
            case .minor: 3
            case .phrygian: 4
            }
        }

        /// "Phrygian"; major and minor are written small.
        fileprivate var title: String {
            switch self {
            case .major, .minor: rawValue
            case .mixolydian, .dorian, .phrygian: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
            }
        }
    }

    /// The home note.
    public let tonic: NoteName
    /// The mode of the signature.
    public let mode: Mode

    /// Makes a key of any mode.
    public init(_ tonic: NoteName, _ mode: Mode) {
        self.tonic = tonic
        self.mode = mode
    }

    /// The key that chords are written in.
    ///
    /// - Parameters:
    ///   - key: The tonic, and whether its chord is major or minor.
    ///   - sections: The chords of every section; without any the key is written as it is, and so is one whose modal
    ///     signature would need more than six signs.
    public init(_ key: Key, sections: [[RomanNumeral]]) {
        let plain = WrittenKey(key.tonic, key.mode == .minor ? .minor : .major)
        let modal = WrittenKey.mode(of: sections, in: key.mode).map { WrittenKey(key.tonic, $0) }
        self = modal.flatMap { abs($0.fifths) <= 6 ? $0 : nil } ?? plain
    }

    /// Sharps in the signature, flats as negative numbers.
    public var fifths: Int { tonic.fifths - mode.flats }

    /// "E Phrygian", "Bb major".
    public var description: String { "\(tonic) \(mode.title)" }

    /// The old mode that every chord keeps to, told by the notes that set it apart; nil where major or minor says it.
    private static func mode(of sections: [[RomanNumeral]], in mode: Key.Mode) -> Mode? {
        let numerals = sections.flatMap(\.self)
        func tones(_ numerals: [RomanNumeral]) -> Set<Int> {
            Set(numerals.flatMap { $0.chord(in: NoteName(.c)).notes.map(\.pitchClass) })
        }
        let all = tones(numerals)
        // Semitones above the tonic.
        let (minorSecond, second, minorThird, minorSixth, sixth, seventh) = (1, 2, 3, 8, 9, 11)
        func hasMajorChord(onFlat degree: Int) -> Bool {
            numerals.contains {
                $0.degree.number == degree && $0.degree.alteration == -1 && $0.quality.family == .major
            }
        }
        guard !all.contains(seventh) else { return nil }
        if hasMajorChord(onFlat: 2) {
            // One section with the chord above the tonic does not make Phrygian of the others.
            let moving = sections.filter { Set($0).count > 1 }
            let isMost = moving.count { tones($0).contains(minorSecond) } * 2 > moving.count
            return isMost && all.isDisjoint(with: [second, sixth]) ? .phrygian : nil
        }
        guard !all.contains(minorSecond), !all.contains(minorSixth) else { return nil }
        switch mode {
        case .minor: return all.contains(sixth) ? .dorian : nil
        case .major: return hasMajorChord(onFlat: 7) && !all.contains(minorThird) ? .mixolydian : nil
        }
    }
}
