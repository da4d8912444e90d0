public import MusicTheory

extension GenreRecord {
    /// A groove: tracks of equal length over some bars.
    public struct Rhythm: Hashable, Codable, Sendable {
        /// What one drum plays.
        public struct Track: Hashable, Sendable {
            /// The General MIDI percussion key, 35…81.
            public let gm: Int
            /// The name to print.
            public let name: String
            /// The strokes.
            public let grid: RhythmGrid
        }

        /// Unique in the record.
        public let id: String
        /// The time signature.
        public let meter: Meter
        /// Steps in a quarter note: 2, 3 or 4; 3 is the triplet feel itself.
        public let stepsPerBeat: Int
        /// The length.
        public let bars: Int
        /// Whether the record's swing applies to off-beats; never with three steps.
        public let swing: Bool
        /// The drums, each as long as ``bars``.
        public let tracks: [Track]
        /// What it rests on.
        public let basis: Basis
        /// Identifiers of ``GenreRecord/sources``; none when editorial.
        public let refs: [String]

        /// Reads a groove.
        ///
        /// - Parameter decoder: A mapping.
        /// - Throws: `DecodingError.dataCorrupted` when a grid has the wrong length or swings twice.
        public init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            id = try fields.decode(String.self, forKey: .id)
            meter = try fields.decode(Meter.self, forKey: .meter)
            stepsPerBeat = try fields.decode(Int.self, forKey: .stepsPerBeat)
            bars = try fields.decode(Int.self, forKey: .bars)
            swing = try fields.decode(Bool.self, forKey: .swing)
            basis = try fields.decode(Basis.self, forKey: .basis)
            refs = try fields.decode([String].self, forKey: .refs)
            guard [2, 3, 4].contains(stepsPerBeat) else {
                throw fields.corrupted(.stepsPerBeat, "steps_per_beat is \(stepsPerBeat); it must be 2, 3 or 4")
            }
            guard !(swing && stepsPerBeat == 3) else {
                throw fields.corrupted(.swing, "three steps per beat already swing; swing must be false")
            }
            let (bars, meter, stepsPerBeat) = (bars, meter, stepsPerBeat)
            let steps = RhythmGrid.stepCount(meter: meter, bars: bars, stepsPerBeat: stepsPerBeat)
            var list = try fields.nestedUnkeyedContainer(forKey: .tracks)
            var tracks: [Track] = []
            while !list.isAtEnd {
                let track = try list.nestedContainer(keyedBy: TrackKeys.self)
                tracks.append(try Track(from: track, stepsPerBeat: stepsPerBeat, steps: steps))
            }
            guard !tracks.isEmpty else { throw fields.corrupted(.tracks, "tracks is empty") }
            self.tracks = tracks
        }

        /// Writes a groove as it is read.
        ///
        /// - Parameter encoder: Receives a mapping.
        /// - Throws: What the encoder throws.
        public func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(id, forKey: .id)
            try fields.encode(meter, forKey: .meter)
            try fields.encode(stepsPerBeat, forKey: .stepsPerBeat)
            try fields.encode(bars, forKey: .bars)
            try fields.encode(swing, forKey: .swing)
            var list = fields.nestedUnkeyedContainer(forKey: .tracks)
            for track in tracks {
                var nested = list.nestedContainer(keyedBy: TrackKeys.self)
                try nested.encode(track.gm, forKey: .gm)
                try nested.encode(track.name, forKey: .name)
                try nested.encode(track.grid.pattern, forKey: .grid)
            }
            try fields.encode(basis, forKey: .basis)
            try fields.encode(refs, forKey: .refs)
        }

        enum CodingKeys: String, CodingKey {
            case id, meter, bars, swing, tracks, basis, refs
            case stepsPerBeat = "steps_per_beat"
        }

        fileprivate enum TrackKeys: String, CodingKey { case gm, name, grid }
    }
}

extension GenreRecord.Rhythm.Track {
    /// Reads a track whose grid must have `steps` steps; nil steps mean that the meter does not fit the steps.
    fileprivate init(
        from fields: KeyedDecodingContainer<GenreRecord.Rhythm.TrackKeys>,
        stepsPerBeat: Int,
        steps: Int?
    ) throws {
        gm = try fields.decode(Int.self, forKey: .gm)
        name = try fields.decode(String.self, forKey: .name)
        let pattern = try fields.decode(String.self, forKey: .grid)
        guard let grid = RhythmGrid(stepsPerBeat: stepsPerBeat, pattern: pattern) else {
            throw fields.corrupted(.grid, "'\(pattern)' is not a grid of x, X, o and .")
        }
        guard let steps, grid.steps.count == steps else {
            let needed = steps.map(String.init) ?? "another steps_per_beat"
            throw fields.corrupted(.grid, "'\(pattern)' has \(grid.steps.count) steps; \(needed) needed")
        }
        guard (35...81).contains(gm) else {
            throw fields.corrupted(.gm, "gm is \(gm); percussion keys are 35 to 81")
        }
        self.grid = grid
    }
}
