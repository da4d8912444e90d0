import MusicTheory

/// The parts of a mashup that have something to play, in the order of a score.
struct MusicXMLParts {
    let mashup: Mashup
    let timeline: Timeline

    private var score: Score { mashup.music }

    func parts() -> [MusicXMLPart] {
        var parts: [MusicXMLPart] = []
        let pitched: [(ScoreInstrument.Part, String, MusicXMLPart.Staff, [PartNote])] = [
            (.melody, "Melody", .treble, timeline.melody),
            (.accompaniment, "Chords", .treble, timeline.accompaniment),
            (.bass, "Bass", .bass, timeline.bass),
        ]
        for (part, name, staff, notes) in pitched where !notes.isEmpty {
            let instrument = PartInstrument(part, in: score)
            parts.append(
                MusicXMLPart(
                    id: "P\(parts.count + 1)",
                    name: name,
                    staff: fitting(staff, notes),
                    program: instrument.program,
                    channel: instrument.channel,
                    notes: notes,
                    measures: splitter.measures(notes, count: score.barCount)
                )
            )
        }
        let drums = DrumPart(score: score)
        if !drums.hits.isEmpty || parts.isEmpty { parts.append(part(drums, id: "P\(parts.count + 1)")) }
        return parts
    }

    /// The clef with an eight below where the notes would hang under the staff.
    private func fitting(_ staff: MusicXMLPart.Staff, _ notes: [PartNote]) -> MusicXMLPart.Staff {
        let pitches = notes.flatMap(\.pitches).map(\.midi)
        guard !pitches.isEmpty else { return staff }
        let mean = pitches.reduce(0, +) / pitches.count
        switch staff {
        case .treble where mean < 59: return .treble8vb
        case .bass where mean < 43: return .bass8vb
        default: return staff
        }
    }

    private var splitter: MeasureSplitter { MeasureSplitter(meter: timeline.meter, barTicks: timeline.barTicks) }

    private func part(_ drums: DrumPart, id: String) -> MusicXMLPart {
        var strokes: [[DrumPart.Hit]] = []
        for hit in drums.hits {
            if let last = strokes.last?.first, last.tick == hit.tick {
                strokes[strokes.count - 1].append(hit)
            } else {
                strokes.append([hit])
            }
        }
        let beat = timeline.beatTicks
        let notes = strokes.enumerated().compactMap { index, group -> PartNote? in
            guard let tick = group.first?.tick else { return nil }
            // A stroke has no length of its own: it is written up to the next one, or to the end of its beat.
            let inBar = tick % timeline.barTicks
            let beatEnd = tick - inBar + min((inBar / beat + 1) * beat, timeline.barTicks)
            let next = index + 1 < strokes.count ? strokes[index + 1].first?.tick : nil
            return PartNote(tick: tick, duration: min(next ?? beatEnd, beatEnd) - tick, pitches: [])
        }
        return MusicXMLPart(
            id: id,
            name: "Drums",
            staff: .percussion,
            program: nil,
            channel: 10,
            notes: notes,
            measures: splitter.measures(notes, count: score.barCount),
            strokes: strokes,
            sounds: drums.sounds
        )
    }
}

/// What plays a part, and on which MIDI channel.
struct PartInstrument {
    var name: String
    /// General MIDI program, 1…128.
    var program: Int
    /// 1…16.
    var channel: Int

    init(_ part: ScoreInstrument.Part, in score: Score) {
        let named = score.instruments?.first { $0.part == part }
        switch part {
        case .melody: self.init(name: named?.name ?? "Flute", program: named?.program ?? 74, channel: 1)
        case .accompaniment: self.init(name: named?.name ?? "Piano", program: named?.program ?? 1, channel: 2)
        case .bass: self.init(name: named?.name ?? "Bass", program: named?.program ?? 33, channel: 3)
        }
    }

    private init(name: String, program: Int, channel: Int) {
        self.name = name
        self.program = min(max(program, 1), 128)
        self.channel = channel
    }
}
