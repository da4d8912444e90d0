/// An instrument that plays a part of a score.
public struct ScoreInstrument: Codable, Sendable, Hashable {
    /// A part of the score that has one instrument.
    public enum Part: String, Codable, CaseIterable, Sendable {
        case melody, accompaniment, bass
    }

    /// The part.
    public var part: Part
    /// The instrument's name.
    public var name: String
    /// The General MIDI program as lists count it, 1…128; files hold one less.
    public var program: Int
    /// The genre whose record names it, as a catalogue id.
    public var genre: String
}
