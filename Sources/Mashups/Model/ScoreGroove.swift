/// A drum pattern as a grid of equal steps.
public struct ScoreGroove: Codable, Sendable, Hashable {
    /// Unique in the score: the genre's id, a slash and the record's id of the rhythm.
    public var id: String
    /// A name for the chart.
    public var name: String
    /// The genre it comes from, as a catalogue id.
    public var genre: String
    /// Time signature.
    public var meter: String
    /// Steps in a quarter note.
    public var stepsPerBeat: Int
    /// Bars before it repeats.
    public var bars: Int
    /// Whether the score's swing moves its off-beats; a grid of triplets is already long and short.
    public var swings: Bool
    /// One row for each sound.
    public var tracks: [GrooveTrack]
    /// What was changed so that it fits the piece, in a sentence; nil where nothing was.
    public var adapted: String?
    /// Where the pattern comes from: `corpus`, `source` or `editorial`.
    public var basis: String

    /// Steps in one bar of `meter`.
    public var stepsPerBar: Int {
        guard bars > 0, let first = tracks.first else { return 0 }
        return first.grid.count / bars
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, genre, meter, bars, swings, tracks, adapted, basis
        case stepsPerBeat = "steps_per_beat"
    }
}

/// One sound's row in a groove.
public struct GrooveTrack: Codable, Sendable, Hashable {
    /// General MIDI percussion key, 35…81.
    public var gm: Int
    /// What plays it.
    public var name: String
    /// `x` hit, `X` accent, `o` ghost, `.` rest.
    public var grid: String
}
