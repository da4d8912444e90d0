/// A claim about the music in a form that can be run on a ``Score``.
///
/// In JSON an object with `type` in the catalogue's names (`form-bars`, `call-response-gap`) and its parameters.
public struct ConceptCheck: Codable, Sendable, Hashable {
    /// What is looked at.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// `bars`: a section in scope, or the whole piece, has so many bars.
        case formBars = "form-bars"
        /// `numerals`: these and no others occur in a section; none means that it has no chords.
        case progression
        /// `numerals`, `bars`: they come round in this order, at least twice, each turn taking so many bars.
        case loop
        /// `family`: every chord of a section belongs to it; `low`: and has so many notes at least; `numerals`: these
        /// are among them.
        case chordQuality = "chord-quality"
        /// `degrees`: every note of a melody is one of them; `numerals`: and these chords are under it.
        case scaleMember = "scale-member"
        /// `degrees`: every note of every chord is one of them.
        case chordScale = "chord-scale"
        /// `meter`.
        case meter
        /// `ratio`: long divided by short; 1 is straight.
        case swing
        /// `beats`, `track`: the sound plays on these beats of every bar; snare, clap or rim where no track is given.
        case backbeat
        /// `track`, `exclusive`: the sound has strokes between the beats, and only there where exclusive.
        case syncopation
        /// `scheme`: the lines of a section rhyme so.
        case rhyme
        /// A line of a section comes back unchanged; line 2 repeats line 1 where `beats` is [1, 2].
        case repeatLine = "repeat-line"
        /// `low`, `high`, `bars`: syllables of every line; bars of a line where given.
        case syllables
        /// `beats`: in these bars of every four the leading voice rests.
        case callResponseGap = "call-response-gap"
        /// `low`, `high`: MIDI numbers of the melody.
        case range
        /// `bars`, `low`: in this bar of the piece the melody leaps so many semitones and steps back the other way.
        case leapAnswered = "leap-answered"
        /// `beats`, `low`: these two lines begin with the same notes, so many of them.
        case headMotif = "head-motif"
        /// A dominant chord at the end of a section leads to the tonic that opens the next.
        case turnaround
        /// `low`: so many sounds of a groove.
        case layers
        /// `low`: sharps, or flats as a negative number.
        case keySignature = "key-signature"
        /// Two sections have different grooves from different genres.
        case contrast
    }

    /// What is looked at.
    public var type: Kind
    /// Labels of the sections in scope; nil for every section.
    public var sections: [String]?
    /// Bars of a section, a turn or a line; the number of a bar for a leap.
    public var bars: Int?
    /// Roman numerals.
    public var numerals: [String]?
    /// A chord family.
    public var family: String?
    /// Scale degrees against the tonic's major scale.
    public var degrees: [String]?
    /// A time signature.
    public var meter: String?
    /// Long divided by short.
    public var ratio: Double?
    /// Beats, lines or bars, counted from 1.
    public var beats: [Int]?
    /// General MIDI percussion key.
    public var track: Int?
    /// Whether nothing else may occur.
    public var exclusive: Bool?
    /// A rhyme scheme in capitals.
    public var scheme: String?
    /// The lower bound or the number itself.
    public var low: Int?
    /// The upper bound.
    public var high: Int?

    /// Makes a check of a kind; parameters are set afterwards.
    public init(_ type: Kind) {
        self.type = type
    }
}
