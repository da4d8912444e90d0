/// A tonic and a mode.
public struct Key: Notated {
    /// Major or natural minor, for the key signature.
    public enum Mode: String, CaseIterable, Codable, Sendable {
        case major, minor
    }

    /// The home note.
    public let tonic: NoteName

    /// Major or minor.
    public let mode: Mode

    /// Makes a key.
    public init(_ tonic: NoteName, _ mode: Mode = .major) {
        self.tonic = tonic
        self.mode = mode
    }

    /// Reads "Bb major", "F# minor", and the short forms "Bb" and "F#m"; nil for anything else.
    public init?(_ description: String) {
        let words = description.split(separator: " ")
        if words.count == 2, let tonic = NoteName(String(words[0])), let mode = Mode(rawValue: words[1].lowercased()) {
            self.init(tonic, mode)
        } else if words.count == 1, let chord = Chord(symbol: description), chord.quality == .major {
            self.init(chord.root, .major)
        } else if words.count == 1, let chord = Chord(symbol: description), chord.quality == .minor {
            self.init(chord.root, .minor)
        } else {
            return nil
        }
    }

    /// "Bb major".
    public var description: String {
        "\(tonic) \(mode.rawValue)"
    }

    /// Sharps in the signature, flats as negative numbers; keys in use have −7…7, theoretical ones more.
    public var fifths: Int {
        tonic.fifths - (mode == .minor ? 3 : 0)
    }

    /// The scale of the key signature: major or natural minor.
    public var scale: Scale {
        switch mode {
        case .major: .major
        case .minor: .naturalMinor
        }
    }

    /// The notes of ``scale`` from the tonic.
    public var notes: [NoteName] { scale.notes(tonic: tonic) }

    /// The key with the same signature and the other mode: C major and A minor.
    public var relative: Key {
        switch mode {
        case .major: Key(tonic.transposed(downBy: .minorThird), .minor)
        case .minor: Key(tonic.transposed(by: .minorThird), .major)
        }
    }

    /// The key on the same tonic in the other mode: C major and C minor.
    public var parallel: Key {
        Key(tonic, mode == .major ? .minor : .major)
    }

    /// The key an interval higher.
    public func transposed(by interval: Interval) -> Key {
        Key(tonic.transposed(by: interval), mode)
    }

    /// The same sound in the spelling with the fewest accidentals in its signature; itself when it has at most six.
    public var simplified: Key {
        guard abs(fifths) > 6 else { return self }
        let all = Key.common(mode)
        return all.first { $0.tonic.isEnharmonic(with: tonic) } ?? self
    }

    /// The twelve keys of a mode in their usual spelling, rising by semitones from C.
    public static func common(_ mode: Mode) -> [Key] {
        let names =
            switch mode {
            case .major: "C Db D Eb E F F# G Ab A Bb B"
            case .minor: "C C# D Eb E F F# G G# A Bb B"
            }
        return names.split(separator: " ").compactMap { NoteName(String($0)) }.map { Key($0, mode) }
    }
}
