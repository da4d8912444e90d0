import MusicTheory

/// The music itself, and the one source of truth: charts, sheets and recordings are all made from it.
///
/// Positions are ticks, ``ticksPerQuarter`` to a quarter note, counted from the start of a section and written straight:
/// swing is in ``feel`` and is applied when the music is played.
public struct Score: Codable, Sendable, Hashable {
    /// Ticks in a quarter note: divides into 2, 3, 4, 6 and 8 without a remainder.
    public static let ticksPerQuarter = 960

    /// Tonic and mode.
    public var key: ScoreKey
    /// Speed.
    public var tempo: ScoreTempo
    /// Time signature, for example `4/4`.
    public var meter: String
    /// How the beat divides.
    public var feel: ScoreFeel
    /// The form as a musician would name it.
    public var form: ScoreForm
    /// The sections in the order of playing.
    public var sections: [ScoreSection]
    /// The grooves the sections refer to.
    public var grooves: [ScoreGroove]
    /// Between which notes the tune stays; nil where there is no tune.
    public var melodyRange: MelodyRange?
    /// What plays each part where the genres' records name it; nil in scores from before there were instruments.
    ///
    /// A part without an entry gets a common instrument.
    public var instruments: [ScoreInstrument]?

    private enum CodingKeys: String, CodingKey {
        case key, tempo, meter, feel, form, sections, grooves, instruments
        case melodyRange = "melody_range"
    }

    /// The bars of all sections together.
    public var barCount: Int { sections.reduce(0) { $0 + $1.bars } }

    /// The length of one playing at the written tempo, in seconds.
    public var seconds: Double {
        guard tempo.bpm > 0 else { return 0 }
        return Double(barCount * ticksPerBar) / Double(Score.ticksPerQuarter) * 60 / Double(tempo.bpm)
    }

    /// The beats that are felt in a minute; in compound meters they are dotted quarters.
    var feltBeatsPerMinute: Int {
        Int((Double(tempo.bpm) / (Meter(meter)?.beatLength ?? 1)).rounded())
    }

    /// The tempo as it stands over a staff, such as ♩ = 96; by the dotted quarter where that is felt.
    var tempoMark: String {
        let beat = Meter(meter)?.beatLength ?? 1
        return beat == 1.5 ? "♩. = \(feltBeatsPerMinute)" : "♩ = \(tempo.bpm)"
    }

    /// The long half of a pair divided by the short one; 1 is straight.
    public var swingRatio: Double { feel.swingRatio }

    /// The groove with this id.
    public func groove(_ id: String) -> ScoreGroove? {
        grooves.first { $0.id == id }
    }

    /// Ticks in a bar of ``meter``; 4/4's where the meter cannot be read.
    public var ticksPerBar: Int {
        let parts = meter.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, parts[1] > 0 else { return 4 * Score.ticksPerQuarter }
        return parts[0] * 4 * Score.ticksPerQuarter / parts[1]
    }
}

/// What the singers of a piece can reach, as written for unchanged voices.
public struct MelodyRange: Codable, Sendable, Hashable {
    /// The lowest note, for example `C4`.
    public var low: String
    /// The highest note.
    public var high: String
    /// Whose voices it is made for, in words: "grades 3 and 4".
    public var singers: String
}

/// The key of a score.
public struct ScoreKey: Codable, Sendable, Hashable {
    /// The tonic's name, for example `Bb`.
    public var tonic: String
    /// `major` or `minor`, as the chord on the tonic is.
    public var mode: String
    /// `dorian`, `phrygian` or `mixolydian` where the piece is written with that mode's signature; nil for that of `mode`.
    public var signatureMode: String?
    /// For example `Bb major` or `E Phrygian`.
    public var name: String
    /// Sharps in the signature, flats as a negative number.
    public var fifths: Int
    /// Why this key, in a sentence.
    public var reason: String

    private enum CodingKeys: String, CodingKey {
        case tonic, mode, name, fifths, reason
        case signatureMode = "signature_mode"
    }
}

extension ScoreKey {
    /// A key, and how it is written.
    init(_ key: Key, written: WrittenKey, reason: String) {
        self.init(
            tonic: key.tonic.description,
            mode: key.mode.rawValue,
            signatureMode: written.mode.rawValue == key.mode.rawValue ? nil : written.mode.rawValue,
            name: written.description,
            fifths: written.fifths,
            reason: reason
        )
    }

    /// The mode of the signature.
    var writtenMode: WrittenKey.Mode? { WrittenKey.Mode(rawValue: signatureMode ?? mode) }

    /// How chord sheets name it: `Bb`, `Em`.
    var shortName: String { tonic + (mode == Key.Mode.minor.rawValue ? "m" : "") }
}

/// The speed of a score.
public struct ScoreTempo: Codable, Sendable, Hashable {
    /// Quarter notes a minute.
    public var bpm: Int
    /// How the genres' tempos were brought together, in a sentence.
    public var reason: String
}

/// How the beat divides, one for the whole piece.
public struct ScoreFeel: Codable, Sendable, Hashable {
    /// Which notes are played long and short.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Everything even.
        case straight
        /// The eighths of a beat are long and short.
        case swungEighths = "swung eighths"
        /// The sixteenths of half a beat are long and short.
        case swungSixteenths = "swung sixteenths"
    }

    /// Which notes swing.
    public var kind: Kind
    /// Long divided by short; 1 is straight, 2 is triplet swing.
    public var swingRatio: Double
    /// How the genres' feels were brought together, in a sentence.
    public var reason: String

    private enum CodingKeys: String, CodingKey {
        case kind, reason
        case swingRatio = "swing_ratio"
    }
}

/// The form of a score.
public struct ScoreForm: Codable, Sendable, Hashable {
    /// For example `verse and chorus` or `12-bar blues, AAB`.
    public var name: String
    /// The genre it comes from; nil when it is the generator's own.
    public var genre: String?
    /// The record's id of the form; nil when it is the generator's own.
    public var id: String?
}
