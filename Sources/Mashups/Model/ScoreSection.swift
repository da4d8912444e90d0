/// A stretch of music under one label, led by one genre.
public struct ScoreSection: Codable, Sendable, Hashable {
    /// What the section does in the song.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case intro, verse, chorus, bridge, instrumental, outro
    }

    /// The label on the chart, unique in the score: `Verse 1`.
    public var label: String
    /// What it does.
    public var kind: Kind
    /// The genre that leads it, as a catalogue id.
    public var genre: String
    /// What each genre gives to this section.
    public var lends: [SectionLoan]
    /// The number of its first bar in the piece, from 1.
    public var firstBar: Int
    /// How many bars it has.
    public var bars: Int
    /// The record's id of the progression; nil where there are no chords.
    public var progression: String?
    /// The genre whose progression it is; nil where there are no chords.
    public var harmonyGenre: String?
    /// Its chords in order; empty where a tradition is not to be harmonised.
    public var chords: [ChordEvent]
    /// The notes held under the whole section where there are no chords; empty for drums alone.
    public var drone: [String]
    /// The id of its groove.
    public var groove: String
    /// The bars (in the section, from 1) that play a fill instead of the groove.
    public var fills: [Fill]
    /// Its sung, spoken or rapped lines; empty for an instrumental.
    public var lyrics: [SungLine]
    /// The bass line, sounding pitches; empty where there is none.
    public var bass: [NoteEvent]
    /// The tune: one note for every syllable of a sung line, in order, or an instrument's riff where nothing is sung.
    ///
    /// Empty where there is nothing to tune to, and for lines that are rapped or spoken: those have a rhythm, in their
    /// syllables, and no pitch (``SungLine/isPitched``).
    public var melody: [NoteEvent]
    /// The scale the tune is taken from; nil where there is no tune.
    public var melodyScale: MelodyScale?
    /// The chord instrument's notes, sounding pitches; notes struck together share their tick, the lowest first.
    public var accompaniment: [NoteEvent]
    /// The id of the bass figure in the genre's pattern file; nil where there is no bass.
    public var bassPattern: String?
    /// The id of the accompaniment figure in the genre's pattern file; nil where there is no accompaniment.
    public var compingPattern: String?

    /// The last bar's number in the piece.
    public var lastBar: Int { firstBar + bars - 1 }

    private enum CodingKeys: String, CodingKey {
        case label, kind, genre, lends, bars, progression, chords, drone, groove, fills, lyrics, bass, melody
        case accompaniment
        case firstBar = "first_bar"
        case harmonyGenre = "harmony_genre"
        case melodyScale = "melody_scale"
        case bassPattern = "bass_pattern"
        case compingPattern = "comping_pattern"
    }
}

extension ScoreSection {
    /// Reads a section; one that was stored before there were accompaniments has none.
    ///
    /// - Parameter decoder: An object.
    /// - Throws: `DecodingError`, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            label: try fields.decode(String.self, forKey: .label),
            kind: try fields.decode(Kind.self, forKey: .kind),
            genre: try fields.decode(String.self, forKey: .genre),
            lends: try fields.decode([SectionLoan].self, forKey: .lends),
            firstBar: try fields.decode(Int.self, forKey: .firstBar),
            bars: try fields.decode(Int.self, forKey: .bars),
            progression: try fields.decodeIfPresent(String.self, forKey: .progression),
            harmonyGenre: try fields.decodeIfPresent(String.self, forKey: .harmonyGenre),
            chords: try fields.decode([ChordEvent].self, forKey: .chords),
            drone: try fields.decode([String].self, forKey: .drone),
            groove: try fields.decode(String.self, forKey: .groove),
            fills: try fields.decode([Fill].self, forKey: .fills),
            lyrics: try fields.decode([SungLine].self, forKey: .lyrics),
            bass: try fields.decode([NoteEvent].self, forKey: .bass),
            melody: try fields.decode([NoteEvent].self, forKey: .melody),
            melodyScale: try fields.decodeIfPresent(MelodyScale.self, forKey: .melodyScale),
            accompaniment: try fields.decodeIfPresent([NoteEvent].self, forKey: .accompaniment) ?? [],
            bassPattern: try fields.decodeIfPresent(String.self, forKey: .bassPattern),
            compingPattern: try fields.decodeIfPresent(String.self, forKey: .compingPattern)
        )
    }
}

/// The scale a tune is taken from.
public struct MelodyScale: Codable, Sendable, Hashable {
    /// The name a musician calls it by: "Dorian".
    public var name: String
    /// The degrees against the tonic's major scale, rising: "b3".
    public var degrees: [String]
    /// The notes on the piece's tonic, in the same order.
    public var notes: [String]
    /// The genre whose record has it, as a catalogue id; nil for the scale of the key.
    public var genre: String?
}

/// What one genre gives to a section.
public struct SectionLoan: Codable, Sendable, Hashable {
    /// The giving genre, as a catalogue id.
    public var genre: String
    /// `groove`, `harmony`, `form`, `lyric form`, `feel` or `texture`.
    public var layer: String
}

/// A chord and how long it sounds.
public struct ChordEvent: Codable, Sendable, Hashable {
    /// The bar in the section, from 1.
    public var bar: Int
    /// The beat in the bar on which it starts, from 1.
    public var beat: Int
    /// Ticks from the start of the section.
    public var tick: Int
    /// Ticks it sounds.
    public var duration: Int
    /// The chord symbol, for example `Bbmaj7`.
    public var symbol: String
    /// The roman numeral, relative to the tonic's major scale.
    public var numeral: String
    /// The notes from the root upwards.
    public var notes: [String]
}

/// One note of a line.
public struct NoteEvent: Codable, Sendable, Hashable {
    /// Ticks from the start of the section.
    public var tick: Int
    /// Ticks it sounds.
    public var duration: Int
    /// The spelled pitch, for example `Bb2`.
    public var pitch: String
    /// MIDI note number.
    public var midi: Int
    /// Whether it is struck louder than its neighbours; nil where it is not.
    public var accent: Bool?

    /// The tick at which it ends.
    public var end: Int { tick + duration }
}

/// A bar in which the drums prepare the next section.
public struct Fill: Codable, Sendable, Hashable {
    /// The bar in the section, from 1.
    public var bar: Int
    /// What sounds there, as rows of the groove's grid.
    public var tracks: [GrooveTrack]
}
