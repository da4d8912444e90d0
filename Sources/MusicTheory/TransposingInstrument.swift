/// How far an instrument's written notes lie from its sound.
///
/// Intervals as C. Schmidt-Jones gives them in "Transposing Instruments" (OpenStax).
public enum TransposingInstrument: String, CaseIterable, Codable, Sendable {
    /// Flute, oboe, violin, piano, trombone: written as it sounds.
    case concert
    /// Clarinet, trumpet, soprano saxophone: written a major second above the sound.
    case bFlat = "B flat"
    /// Tenor saxophone, bass clarinet: written a major ninth above the sound.
    case bFlatTenor = "B flat tenor"
    /// Alto saxophone: written a major sixth above the sound.
    case eFlatAlto = "E flat alto"
    /// Baritone saxophone: written an octave and a major sixth above the sound.
    case eFlatBaritone = "E flat baritone"
    /// Horn, English horn: written a perfect fifth above the sound.
    case f = "F"
    /// Guitar, ukulele bass, double bass and bass guitar: written an octave above the sound.
    case octaveDown = "octave down"
    /// Descant recorder, glockenspiel, piccolo: written an octave below the sound.
    case octaveUp = "octave up"

    /// The pitch to write for a sound.
    public func written(_ sounding: Pitch) -> Pitch {
        switch self {
        case .octaveUp: sounding.transposed(downBy: .octave)
        default: sounding.transposed(by: distance)
        }
    }

    /// The sound of a written pitch.
    public func sounding(_ written: Pitch) -> Pitch {
        switch self {
        case .octaveUp: written.transposed(by: .octave)
        default: written.transposed(downBy: distance)
        }
    }

    /// The key to write for a sounding key, in the spelling with the fewest accidentals.
    public func written(_ sounding: Key) -> Key {
        sounding.transposed(by: distance).simplified
    }

    /// The chord to write for a sounding chord.
    public func written(_ sounding: Chord) -> Chord {
        sounding.transposed(by: distance.simple)
    }

    /// From the sound to the written note; upward for all but ``octaveUp``.
    private var distance: Interval {
        switch self {
        case .concert: .unison
        case .bFlat: .majorSecond
        case .bFlatTenor: .majorNinth
        case .eFlatAlto: .majorSixth
        case .eFlatBaritone: .majorThirteenth
        case .f: .perfectFifth
        case .octaveDown, .octaveUp: .octave
        }
    }
}
