import MusicTheory

/// The measures of one part.
struct MusicXMLMeasures {
    let mashup: Mashup
    let timeline: Timeline
    let part: MusicXMLPart
    /// The first part carries tempo, rehearsal marks and chord symbols for all.
    let isFirst: Bool
    let divisions: MusicXMLDivisions

    private var score: Score { mashup.music }

    func write(_ writer: inout XMLWriter) {
        var chords = isFirst ? timeline.chordChanges[...] : []
        var signs = AccidentalState(fifths: score.key.fifths)
        let sections = Dictionary(score.sections.map { ($0.firstBar, $0) }, uniquingKeysWith: { first, _ in first })
        let beams = Beams(beat: timeline.beatTicks, bar: timeline.barTicks)
        for measure in part.measures {
            signs.startBar()
            let marks = beams.marks(measure.pieces)
            writer.element("measure", "number=\"\(measure.number)\"") { writer in
                // A section starts a line, where players look for its name.
                if isFirst, measure.number > 1, sections[measure.number] != nil {
                    writer.empty("print", "new-system=\"yes\"")
                }
                if measure.number == 1 { attributes(&writer) }
                if isFirst, let section = sections[measure.number] { rehearsal(section, &writer) }
                if isFirst, measure.number == 1 { tempo(&writer) }
                for (piece, marks) in zip(measure.pieces, marks) {
                    while let chord = chords.first, chord.tick < piece.end {
                        harmony(chord.chord, offset: chord.tick - piece.tick, &writer)
                        chords = chords.dropFirst()
                    }
                    write(piece, marks, &signs, &writer)
                }
                if measure.number == score.barCount {
                    writer.element("barline", "location=\"right\"") { $0.leaf("bar-style", "light-heavy") }
                }
            }
        }
    }

    private func attributes(_ writer: inout XMLWriter) {
        writer.element("attributes") { writer in
            writer.leaf("divisions", divisions.perQuarter)
            writer.element("key") { writer in
                writer.leaf("fifths", score.key.fifths)
                writer.leaf("mode", score.key.signatureMode ?? score.key.mode)
            }
            writer.element("time") { writer in
                writer.leaf("beats", timeline.meter.beats)
                writer.leaf("beat-type", timeline.meter.unit)
            }
            writer.element("clef") { writer in
                switch part.staff {
                case .treble, .treble8vb:
                    writer.leaf("sign", "G")
                    writer.leaf("line", 2)
                case .bass, .bass8vb:
                    writer.leaf("sign", "F")
                    writer.leaf("line", 4)
                case .percussion: writer.leaf("sign", "percussion")
                }
                let isLow = part.staff == .treble8vb || part.staff == .bass8vb
                if isLow { writer.leaf("clef-octave-change", -1) }
            }
        }
    }

    private func rehearsal(_ section: ScoreSection, _ writer: inout XMLWriter) {
        writer.element("direction", "placement=\"above\"") { writer in
            writer.element("direction-type") { $0.leaf("rehearsal", section.label, fontSize(section.label)) }
        }
    }

    /// A long name in small type: programs centre it over the line's start, and it would run off the page.
    private func fontSize(_ label: String) -> String {
        label.count > 18 ? "font-size=\"8.5\"" : label.count > 12 ? "font-size=\"11\"" : ""
    }

    private func tempo(_ writer: inout XMLWriter) {
        let isCompound = timeline.beatTicks * 2 == Score.ticksPerQuarter * 3
        writer.element("direction", "placement=\"above\"") { writer in
            if score.feel.kind != .straight {
                writer.element("direction-type") { $0.leaf("words", score.feel.kind.rawValue + "  ") }
            }
            writer.element("direction-type") { writer in
                writer.element("metronome") { writer in
                    writer.leaf("beat-unit", "quarter")
                    if isCompound { writer.empty("beat-unit-dot") }
                    writer.leaf("per-minute", isCompound ? score.tempo.bpm * 2 / 3 : score.tempo.bpm)
                }
            }
            writer.element("sound", "tempo=\"\(score.tempo.bpm)\"") { writer in
                writer.element("swing") { swing(&$0) }
            }
        }
    }

    private func swing(_ writer: inout XMLWriter) {
        guard score.feel.kind != .straight else { return writer.empty("straight") }
        let ratio = SwingRatio(score.feel.swingRatio)
        writer.leaf("first", ratio.long)
        writer.leaf("second", ratio.short)
        writer.leaf("swing-type", score.feel.kind == .swungSixteenths ? "16th" : "eighth")
    }

    private func harmony(_ event: ChordEvent, offset: Int, _ writer: inout XMLWriter) {
        guard let chord = Chord(symbol: event.symbol) else { return }
        writer.element("harmony") { writer in
            writer.element("root") { writer in
                writer.leaf("root-step", String(chord.root.letter.name))
                if chord.root.accidental != 0 { writer.leaf("root-alter", chord.root.accidental) }
            }
            let (kind, degrees) = chord.quality.musicXMLKind
            writer.leaf("kind", kind, "text=\"\(chord.quality.symbol)\"")
            for degree in degrees {
                writer.element("degree", "print-object=\"no\"") { writer in
                    writer.leaf("degree-value", degree.value)
                    writer.leaf("degree-alter", degree.alteration)
                    writer.leaf("degree-type", degree.change.rawValue)
                }
            }
            if offset > 0 { writer.leaf("offset", divisions(offset)) }
        }
    }

    private func write(
        _ piece: Measure.Piece,
        _ beams: [Beams.Mark],
        _ signs: inout AccidentalState,
        _ writer: inout XMLWriter
    ) {
        guard let index = piece.note else { return rest(piece, &writer) }
        let note = part.notes[index]
        if part.staff == .percussion {
            let strokes = part.strokes[index]
            // Heads of one stem share one accent; how hard each is struck is in its dynamics.
            let isAccented = strokes.contains { $0.stroke == "X" }
            for (place, hit) in strokes.enumerated() {
                write(piece, hit, place == 0 ? beams : [], isChord: place > 0, accent: isAccented, &writer)
            }
        } else if note.pitches.isEmpty {
            unpitched(piece, note, beams, &writer)
        } else {
            for (place, pitch) in note.pitches.enumerated() {
                let sign = piece.isTiedBack ? nil : signs.sign(for: pitch)
                write(piece, note, pitch, place == 0 ? beams : [], sign: sign, isChord: place > 0, &writer)
            }
        }
    }

    private func rest(_ piece: Measure.Piece, _ writer: inout XMLWriter) {
        writer.element("note") { writer in
            writer.empty("rest", piece.isWholeBar ? "measure=\"yes\"" : "")
            writer.leaf("duration", divisions(piece.duration))
            writer.leaf("voice", 1)
            guard !piece.isWholeBar else { return }
            value(piece, &writer)
            timeModification(piece, &writer)
            notations(piece, &writer)
        }
    }

    private func write(
        _ piece: Measure.Piece,
        _ note: PartNote,
        _ pitch: Pitch,
        _ beams: [Beams.Mark],
        sign: Int?,
        isChord: Bool,
        _ writer: inout XMLWriter
    ) {
        writer.element("note") { writer in
            if isChord { writer.empty("chord") }
            writer.element("pitch") { writer in
                writer.leaf("step", String(pitch.name.letter.name))
                if pitch.name.accidental != 0 { writer.leaf("alter", pitch.name.accidental) }
                writer.leaf("octave", pitch.octave)
            }
            length(piece, &writer)
            value(piece, &writer)
            if let sign { writer.leaf("accidental", accidental(sign)) }
            timeModification(piece, &writer)
            self.beams(beams, &writer)
            notations(piece, isChord: isChord, accent: note.isAccented && !isChord && !piece.isTiedBack, &writer)
            if !isChord { lyric(piece, note, &writer) }
        }
    }

    private func unpitched(
        _ piece: Measure.Piece,
        _ note: PartNote,
        _ beams: [Beams.Mark],
        _ writer: inout XMLWriter
    ) {
        writer.element("note") { writer in
            writer.element("unpitched") { writer in
                writer.leaf("display-step", "B")
                writer.leaf("display-octave", 4)
            }
            length(piece, &writer)
            value(piece, &writer)
            timeModification(piece, &writer)
            // Up, away from the words.
            writer.leaf("stem", "up")
            writer.leaf("notehead", note.head == .cross ? "x" : "slash")
            self.beams(beams, &writer)
            notations(piece, &writer)
            lyric(piece, note, &writer)
        }
    }

    private func write(
        _ piece: Measure.Piece,
        _ hit: DrumPart.Hit,
        _ beams: [Beams.Mark],
        isChord: Bool,
        accent: Bool,
        _ writer: inout XMLWriter
    ) {
        let place = DrumStaff.place(hit.gm)
        let head = DrumStaff.head(hit.gm)
        writer.element("note", dynamics(hit)) { writer in
            if isChord { writer.empty("chord") }
            writer.element("unpitched") { writer in
                writer.leaf("display-step", String(place.step.name))
                writer.leaf("display-octave", place.octave)
            }
            writer.leaf("duration", divisions(piece.duration))
            writer.empty("instrument", "id=\"\(part.id)-I\(hit.gm)\"")
            writer.leaf("voice", 1)
            value(piece, &writer)
            timeModification(piece, &writer)
            writer.leaf("stem", "up")
            if hit.stroke == "o" {
                writer.leaf("notehead", head, "parentheses=\"yes\"")
            } else if head != "normal" {
                writer.leaf("notehead", head)
            }
            self.beams(beams, &writer)
            notations(piece, isChord: isChord, accent: accent && !isChord, &writer)
        }
    }

    /// How hard a stroke is, as a percentage of MusicXML's forte; the ordinary one needs no word.
    private func dynamics(_ hit: DrumPart.Hit) -> String {
        switch hit.stroke {
        case "X": "dynamics=\"130\""
        case "o": "dynamics=\"50\""
        default: ""
        }
    }

    private func beams(_ marks: [Beams.Mark], _ writer: inout XMLWriter) {
        for (level, mark) in marks.enumerated() { writer.leaf("beam", mark.rawValue, "number=\"\(level + 1)\"") }
    }

    private func length(_ piece: Measure.Piece, _ writer: inout XMLWriter) {
        writer.leaf("duration", divisions(piece.duration))
        if piece.isTiedBack { writer.empty("tie", "type=\"stop\"") }
        if piece.isTiedOn { writer.empty("tie", "type=\"start\"") }
        writer.leaf("voice", 1)
    }

    private func value(_ piece: Measure.Piece, _ writer: inout XMLWriter) {
        writer.leaf("type", piece.value.shape.musicXMLType)
        if piece.value.isDotted { writer.empty("dot") }
    }

    private func timeModification(_ piece: Measure.Piece, _ writer: inout XMLWriter) {
        guard piece.value.isTriplet else { return }
        writer.element("time-modification") { writer in
            writer.leaf("actual-notes", 3)
            writer.leaf("normal-notes", 2)
        }
    }

    private func notations(
        _ piece: Measure.Piece,
        isChord: Bool = false,
        accent: Bool = false,
        _ writer: inout XMLWriter
    ) {
        let isTied = piece.note != nil && (piece.isTiedBack || piece.isTiedOn)
        let hasTuplet = !isChord && (piece.startsTuplet || piece.endsTuplet)
        guard isTied || hasTuplet || accent else { return }
        writer.element("notations") { writer in
            if isTied, piece.isTiedBack { writer.empty("tied", "type=\"stop\"") }
            if isTied, piece.isTiedOn { writer.empty("tied", "type=\"start\"") }
            if hasTuplet, piece.startsTuplet { writer.empty("tuplet", "type=\"start\" bracket=\"yes\"") }
            if hasTuplet, piece.endsTuplet { writer.empty("tuplet", "type=\"stop\"") }
            if accent { writer.element("articulations") { $0.empty("accent") } }
        }
    }

    private func lyric(_ piece: Measure.Piece, _ note: PartNote, _ writer: inout XMLWriter) {
        guard !piece.isTiedBack, let lyric = note.lyric else { return }
        let name = "number=\"1\" name=\"\(MarkupText.escaped(lyric.section))\""
        writer.element("lyric", name) { writer in
            writer.leaf("syllabic", lyric.place.rawValue)
            writer.leaf("text", lyric.text)
            let endsWord = lyric.place == .single || lyric.place == .end
            if endsWord, lyric.extends || piece.isTiedOn { writer.empty("extend") }
            if lyric.endsLine { writer.empty("end-line") }
        }
    }

    private func accidental(_ sign: Int) -> String {
        switch sign {
        case -2: "flat-flat"
        case -1: "flat"
        case 1: "sharp"
        case 2: "double-sharp"
        default: "natural"
        }
    }
}

/// A swing ratio in the smallest whole numbers, as exact as a hundredth.
struct SwingRatio: Hashable {
    let long: Int
    let short: Int

    init(_ ratio: Double) {
        var (left, right) = (Int((ratio * 100).rounded()), 100)
        while right != 0 { (left, right) = (right, left % right) }
        long = max(1, Int((ratio * 100).rounded()) / max(1, left))
        short = 100 / max(1, left)
    }
}

extension NotatedValue.Shape {
    /// The shape as MusicXML names it.
    var musicXMLType: String {
        switch self {
        case .whole: "whole"
        case .half: "half"
        case .quarter: "quarter"
        case .eighth: "eighth"
        case .sixteenth: "16th"
        case .thirtySecond: "32nd"
        case .sixtyFourth: "64th"
        }
    }
}
