public import MusicTheory

/// What a score must show for a claim of music theory to be true of it.
public enum TheoryCheck: Hashable, Sendable {
    /// The form has this many bars.
    case formBars(Int)
    /// Only these chords occur; an empty list means that there are no chords.
    case progression(allowed: [RomanNumeral])
    /// A chord of this family occurs.
    case chordQuality(ChordFamily)
    /// The melody stays in the record's scale of this identifier.
    case scaleMember(scale: String)
    /// The time signature.
    case meter(Meter)
    /// The off-beat's ratio, 1 for straight.
    case swing(Swing)
    /// Strokes fall on these beats, counted from 1, of every bar; on a General MIDI percussion key where the groove
    /// has it, on snare or clap when there is none.
    case backbeat(beats: [Int], track: Int?)
    /// Lines rhyme in this scheme.
    case rhyme(scheme: String)
    /// The first line is sung twice.
    case repeatLine
    /// Each line has this many syllables.
    case syllables(ClosedRange<Int>)
    /// The melody stays between these pitches, where they are given.
    case range(low: Pitch?, high: Pitch?)
    /// A percussion key plays off the beat.
    case syncopation(track: Int?)
    /// These bars of every four, counted from 1, leave room for an answer.
    case callResponseGap(restBars: [Int])

    /// The name of a check in the records.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case formBars = "form-bars"
        case progression
        case chordQuality = "chord-quality"
        case scaleMember = "scale-member"
        case meter
        case swing
        case backbeat
        case rhyme
        case repeatLine = "repeat-line"
        case syllables
        case range
        case syncopation
        case callResponseGap = "call-response-gap"
    }

    /// The check's name in the records.
    public var kind: Kind {
        switch self {
        case .formBars: .formBars
        case .progression: .progression
        case .chordQuality: .chordQuality
        case .scaleMember: .scaleMember
        case .meter: .meter
        case .swing: .swing
        case .backbeat: .backbeat
        case .rhyme: .rhyme
        case .repeatLine: .repeatLine
        case .syllables: .syllables
        case .range: .range
        case .syncopation: .syncopation
        case .callResponseGap: .callResponseGap
        }
    }
}

extension TheoryCheck: Codable {
    enum CodingKeys: String, CodingKey {
        case type, bars, allowed, kind, scale, value, ratio, beats, track, scheme, min, max, low, high
        case restBars = "rest_bars"
    }

    /// Reads a check: its `type` and that type's parameters.
    ///
    /// - Parameter decoder: A mapping.
    /// - Throws: `DecodingError`, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(Kind.self, forKey: .type) {
        case .formBars: self = .formBars(try fields.decode(Int.self, forKey: .bars))
        case .progression: self = .progression(allowed: try fields.decode([RomanNumeral].self, forKey: .allowed))
        case .chordQuality: self = .chordQuality(try fields.decode(ChordFamily.self, forKey: .kind))
        case .scaleMember: self = .scaleMember(scale: try fields.decode(String.self, forKey: .scale))
        case .meter: self = .meter(try fields.decode(Meter.self, forKey: .value))
        case .swing: self = .swing(Swing(ratio: try fields.decode(Double.self, forKey: .ratio)))
        case .backbeat:
            let beats = try fields.decode([Int].self, forKey: .beats)
            self = .backbeat(beats: beats, track: try fields.decodeIfPresent(Int.self, forKey: .track))
        case .rhyme: self = .rhyme(scheme: try fields.decode(String.self, forKey: .scheme))
        case .repeatLine: self = .repeatLine
        case .syllables: self = .syllables(try fields.syllables())
        case .range:
            let low = try fields.decodeIfPresent(Pitch.self, forKey: .low)
            self = .range(low: low, high: try fields.decodeIfPresent(Pitch.self, forKey: .high))
        case .syncopation: self = .syncopation(track: try fields.decodeIfPresent(Int.self, forKey: .track))
        case .callResponseGap: self = .callResponseGap(restBars: try fields.decode([Int].self, forKey: .restBars))
        }
    }

    /// Writes a check as it is read.
    ///
    /// - Parameter encoder: Receives a mapping.
    /// - Throws: What the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(kind, forKey: .type)
        switch self {
        case .formBars(let bars): try fields.encode(bars, forKey: .bars)
        case .progression(let allowed): try fields.encode(allowed, forKey: .allowed)
        case .chordQuality(let family): try fields.encode(family, forKey: .kind)
        case .scaleMember(let scale): try fields.encode(scale, forKey: .scale)
        case .meter(let meter): try fields.encode(meter, forKey: .value)
        case .swing(let swing): try fields.encode(swing.ratio, forKey: .ratio)
        case .backbeat(let beats, let track):
            try fields.encode(beats, forKey: .beats)
            try fields.encodeIfPresent(track, forKey: .track)
        case .rhyme(let scheme): try fields.encode(scheme, forKey: .scheme)
        case .repeatLine: break
        case .syllables(let range):
            try fields.encode(range.lowerBound, forKey: .min)
            try fields.encode(range.upperBound, forKey: .max)
        case .range(let low, let high):
            try fields.encodeIfPresent(low, forKey: .low)
            try fields.encodeIfPresent(high, forKey: .high)
        case .syncopation(let track): try fields.encodeIfPresent(track, forKey: .track)
        case .callResponseGap(let bars): try fields.encode(bars, forKey: .restBars)
        }
    }
}

extension KeyedDecodingContainer<TheoryCheck.CodingKeys> {
    fileprivate func syllables() throws -> ClosedRange<Int> {
        let (min, max) = (try decode(Int.self, forKey: .min), try decode(Int.self, forKey: .max))
        guard min <= max else { throw corrupted(.min, "min \(min) is more than max \(max)") }
        return min...max
    }
}
