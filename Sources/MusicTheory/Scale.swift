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
