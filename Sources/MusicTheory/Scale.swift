/// A named set of scale degrees.
public struct Scale: Hashable, Codable, Sendable {
    /// The name a musician calls it by: "Dorian", "Blues".
    public let name: String

    /// The degrees in rising order.
    public let degrees: [ScaleDegree]

    /// Makes a scale from its degrees in rising order.
    public init(name: String, degrees: [ScaleDegree]) {
        self.name = name
        self.degrees = degrees
    }

    /// The spelled notes in rising order from the tonic.
    public func notes(tonic: NoteName) -> [NoteName] {
        degrees.map { $0.note(tonic: tonic) }
    }

    /// Whether a note, however it is spelled, sounds in the scale on a tonic.
    public func contains(_ note: NoteName, tonic: NoteName) -> Bool {
        let distance = (note.pitchClass - tonic.pitchClass).modulo(12)
        return degrees.contains { $0.semitones.modulo(12) == distance }
    }

    /// Whether a pitch sounds in the scale on a tonic.
    public func contains(_ pitch: Pitch, tonic: NoteName) -> Bool {
        contains(pitch.name, tonic: tonic)
    }
}

extension Scale {
    /// 1 2 3 4 5 6 7.
    public static let major = Scale("Major", "1 2 3 4 5 6 7")
    /// 1 2 b3 4 5 b6 b7, also called Aeolian.
    public static let naturalMinor = Scale("Natural minor", "1 2 b3 4 5 b6 b7")
    /// 1 2 b3 4 5 b6 7.
    public static let harmonicMinor = Scale("Harmonic minor", "1 2 b3 4 5 b6 7")
    /// 1 2 b3 4 5 6 7.
    public static let melodicMinor = Scale("Melodic minor", "1 2 b3 4 5 6 7")
    /// 1 2 b3 4 5 6 b7.
    public static let dorian = Scale("Dorian", "1 2 b3 4 5 6 b7")
    /// 1 b2 b3 4 5 b6 b7.
    public static let phrygian = Scale("Phrygian", "1 b2 b3 4 5 b6 b7")
    /// 1 2 3 #4 5 6 7.
    public static let lydian = Scale("Lydian", "1 2 3 #4 5 6 7")
    /// 1 2 3 4 5 6 b7.
    public static let mixolydian = Scale("Mixolydian", "1 2 3 4 5 6 b7")
    /// 1 b2 b3 4 b5 b6 b7.
    public static let locrian = Scale("Locrian", "1 b2 b3 4 b5 b6 b7")
    /// 1 2 3 5 6.
    public static let majorPentatonic = Scale("Major pentatonic", "1 2 3 5 6")
    /// 1 b3 4 5 b7.
    public static let minorPentatonic = Scale("Minor pentatonic", "1 b3 4 5 b7")
    /// 1 b3 4 #4 5 b7.
    public static let blues = Scale("Blues", "1 b3 4 #4 5 b7")
    /// 1 2 #2 3 5 6.
    public static let majorBlues = Scale("Major blues", "1 2 #2 3 5 6")

    private init(_ name: String, _ degrees: String) {
        self.init(name: name, degrees: degrees.split(separator: " ").compactMap { ScaleDegree(String($0)) })
    }
}
