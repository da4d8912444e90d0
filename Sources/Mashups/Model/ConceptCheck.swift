/// A claim about the music in a form that can be run on a ``Score``.
public enum ConceptCheck: Codable, Sendable, Hashable {
    /// A section, or the whole piece, has so many bars.
    case formBars(bars: Int)
    /// Only these numerals occur, all of them; no numerals means no chords.
    case progression(allowed: [String])
    /// Every chord belongs to the family: `dominant`, `major`, `minor`.
    case chordQuality(kind: String)
    /// The chords' notes all belong to the scale on the tonic.
    case scaleMember(scale: String, degrees: [String])
    /// The time signature.
    case meter(value: String)
    /// Long divided by short; 1 is straight.
    case swing(ratio: Double)
    /// A sound plays on these beats of every bar (2 and 4: and carries the accent there); nil is snare or clap.
    case backbeat(beats: [Int], track: Int?)
    /// A sound has strokes between the beats.
    case syncopation(track: Int)
    /// The stanza's rhyme scheme.
    case rhyme(scheme: String)
    /// A line comes back unchanged.
    case repeatLine
    /// Every line has so many syllables.
    case syllables(min: Int, max: Int)
    /// The voice rests in these bars of every phrase of four.
    case callResponseGap(restBars: [Int])
    /// The melody stays between two pitches.
    case range(low: String, high: String)
    /// A dominant chord leads back to the tonic at the turn from one section to the next.
    case turnaround
    /// A section ends with these numerals.
    case cadence(numerals: [String])
    /// So many sounds play together.
    case layers(count: Int)
    /// The key signature.
    case keySignature(fifths: Int)
    /// A progression comes round so many times.
    case loop(bars: Int, times: Int)
    /// Two sections play different grooves.
    case contrast(grooves: [String])
}
