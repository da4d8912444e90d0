public import MusicTheory

/// A bass or accompaniment figure as a genre plays it, written as equal steps over some bars.
public struct AccompanimentPattern<Step: Hashable & Sendable>: Hashable, Sendable {
    /// Unique in its list.
    public let id: String
    /// The name to print.
    public let name: String
    /// The lowest level that can play it.
    public let level: GenreRecord.Level
    /// The time signature.
    public let meter: Meter
    /// Steps in a quarter note: 2, 3 or 4; 3 is the triplet feel itself and is never swung again.
    public let stepsPerBeat: Int
    /// Bars before it repeats.
    public let bars: Int
    /// The steps of all the bars.
    public let steps: [Step]
    /// What it rests on.
    public let basis: GenreRecord.Basis
    /// Identifiers of the record's sources; none when editorial.
    public let refs: [String]

    /// Makes a pattern.
    ///
    /// - Parameters:
    ///   - id: Unique in its list.
    ///   - name: The name to print.
    ///   - level: The lowest level that can play it.
    ///   - meter: The time signature.
    ///   - stepsPerBeat: Steps in a quarter note.
    ///   - bars: Bars before it repeats.
    ///   - steps: The steps of all the bars.
    public init(
        id: String,
        name: String,
        level: GenreRecord.Level,
        meter: Meter,
        stepsPerBeat: Int,
        bars: Int,
        steps: [Step]
    ) {
        self.init(
            id: id,
            name: name,
            level: level,
            meter: meter,
            stepsPerBeat: stepsPerBeat,
            bars: bars,
            steps: steps,
            basis: .editorial,
            refs: []
        )
    }

    fileprivate init(
        id: String,
        name: String,
        level: GenreRecord.Level,
        meter: Meter,
        stepsPerBeat: Int,
        bars: Int,
        steps: [Step],
        basis: GenreRecord.Basis,
        refs: [String]
    ) {
        self.id = id
        self.name = name
        self.level = level
        self.meter = meter
        self.stepsPerBeat = stepsPerBeat
        self.bars = bars
        self.steps = steps
        self.basis = basis
        self.refs = refs
    }
}

/// A bass figure.
public typealias BassPattern = AccompanimentPattern<BassStep>

/// An accompaniment figure with the voicing it is played in.
public struct CompingPattern: Hashable, Sendable {
    /// When chords are struck.
    public let rhythm: AccompanimentPattern<CompingStep>
    /// Which of their notes sound.
    public let voicing: VoicingStyle
    /// Who plays, as the genre's record names it.
    public let instrument: String

    /// Makes a figure from a rhythm, a voicing and a player.
    public init(rhythm: AccompanimentPattern<CompingStep>, voicing: VoicingStyle, instrument: String) {
        self.rhythm = rhythm
        self.voicing = voicing
        self.instrument = instrument
    }
}

/// The fields of a pattern in a file.
enum PatternKeys: String, CodingKey {
    case id, name, level, meter, bars, steps, basis, refs, voicing, instrument
    case stepsPerBeat = "steps_per_beat"
}

extension AccompanimentPattern where Step: RawRepresentable<Character> {
    /// Reads a pattern; the steps must fill its bars and be in the alphabet.
    init(from fields: KeyedDecodingContainer<PatternKeys>) throws {
        let meter = try fields.decode(Meter.self, forKey: .meter)
        let stepsPerBeat = try fields.decode(Int.self, forKey: .stepsPerBeat)
        let bars = try fields.decode(Int.self, forKey: .bars)
        guard [2, 3, 4].contains(stepsPerBeat) else {
            throw fields.corrupted(.stepsPerBeat, "steps_per_beat is \(stepsPerBeat); it must be 2, 3 or 4")
        }
        guard (1...8).contains(bars) else { throw fields.corrupted(.bars, "bars is \(bars); it must be 1 to 8") }
        let text = try fields.decode(String.self, forKey: .steps)
        let steps = try text.map { character -> Step in
            guard let step = Step(rawValue: character) else {
                throw fields.corrupted(.steps, "'\(character)' in '\(text)' is not a step")
            }
            return step
        }
        let needed = RhythmGrid.stepCount(meter: meter, bars: bars, stepsPerBeat: stepsPerBeat)
        guard let needed, steps.count == needed else {
            let wish = needed.map(String.init) ?? "another steps_per_beat"
            throw fields.corrupted(.steps, "'\(text)' has \(steps.count) steps; \(wish) needed")
        }
        self.init(
            id: try fields.decode(String.self, forKey: .id),
            name: try fields.decode(String.self, forKey: .name),
            level: try fields.decode(GenreRecord.Level.self, forKey: .level),
            meter: meter,
            stepsPerBeat: stepsPerBeat,
            bars: bars,
            steps: steps,
            basis: try fields.decode(GenreRecord.Basis.self, forKey: .basis),
            refs: try fields.list(forKey: .refs)
        )
    }
}
