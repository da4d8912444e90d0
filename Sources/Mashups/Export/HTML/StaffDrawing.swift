import MusicTheory

/// Draws the melody of a section as staff notation: clef, key, meter, notes, words, chord symbols.
struct StaffDrawing {
    let mashup: Mashup
    let timeline: Timeline
    let notes: [PartNote]
    let measures: [Measure]
    private let layout: StaffLayout

    private static let space = 10.0
    /// The bottom line, of E4, in a system's own coordinates.
    private static let bottom = 88.0

    private var score: Score { mashup.music }

    init(mashup: Mashup) {
        self.mashup = mashup
        timeline = Timeline(score: mashup.music)
        notes = timeline.melody
        let splitter = MeasureSplitter(meter: timeline.meter, barTicks: timeline.barTicks)
        measures = splitter.measures(notes, count: mashup.music.barCount)
        layout = StaffLayout(notes: notes, fifths: mashup.music.key.fifths, meterWidth: 26)
    }

    /// Whether a section has anything to draw.
    func hasNotes(_ section: ScoreSection) -> Bool { !section.melody.isEmpty || !section.lyrics.isEmpty }

    /// One drawing a row of bars, so that a page can break between rows; the meter is named where a piece starts.
    func drawings(of section: ScoreSection, id: String, showsMeter: Bool) -> [String] {
        let bars = measures.dropFirst(max(0, section.firstBar - 1)).prefix(max(0, section.bars))
        return layout.systems(bars, showsMeter: showsMeter).enumerated().map { index, system in
            let first = system.bars.first?.measure.number ?? section.firstBar
            let last = system.bars.last?.measure.number ?? section.lastBar
            let title = "Staff notation of \(section.label), bars \(first) to \(last)"
            // Low notes need room between the staff and the words.
            let drop = max(0, lowest(system) - Self.bottom - 8)
            let wordLine = Self.bottom + 38 + drop
            var svg = SVGWriter(
                id: "\(id)-\(index + 1)",
                size: (StaffSystem.width + 2, hasWords(system) ? wordLine + 12 : wordLine - 12),
                title: title,
                attributes: "class=\"staff\""
            )
            draw(system, showsMeter: showsMeter && index == 0, wordLine: wordLine, into: &svg)
            return svg.finished()
        }
    }

    private func hasWords(_ system: StaffSystem) -> Bool {
        system.bars.flatMap(\.places).compactMap { $0.piece.note }.contains { notes[$0].lyric != nil }
    }

    private func lowest(_ system: StaffSystem) -> Double {
        system.bars.flatMap(\.places).compactMap { $0.piece.note }.map { y(notes[$0]) }.max() ?? Self.bottom
    }

    private func draw(_ system: StaffSystem, showsMeter: Bool, wordLine: Double, into svg: inout SVGWriter) {
        let right = system.bars.last?.right ?? StaffSystem.width
        for line in 0..<5 {
            let y = Self.bottom - Double(line) * Self.space
            svg.line(0, y, right, y, width: 0.9)
        }
        clef(showsMeter: showsMeter, into: &svg)
        if let first = system.bars.first?.measure.number {
            svg.words("\(first)", 0, Self.bottom - 62, "font-size=\"12\"")
        }
        for bar in system.bars {
            barLine(bar, into: &svg)
            draw(bar, into: &svg)
        }
        chords(system, into: &svg)
        words(system, at: wordLine, into: &svg)
        ties(system, into: &svg)
    }

    private func clef(showsMeter: Bool, into svg: inout SVGWriter) {
        let g = Self.bottom - Self.space
        svg.path(
            StaffGlyphs.trebleClef,
            at: 19,
            g,
            "fill=\"none\" stroke=\"#000\" stroke-width=\"2.2\" stroke-linecap=\"round\""
        )
        svg.path(StaffGlyphs.trebleClefDot, at: 19, g)
        let fifths = score.key.fifths
        // Positions of the signs, in steps above the bottom line.
        let steps = fifths < 0 ? [4, 7, 3, 6, 2, 5, 1] : [8, 5, 9, 6, 3, 7, 4]
        for (index, step) in steps.prefix(abs(fifths)).enumerated() {
            let y = Self.bottom - Double(step) * Self.space / 2
            accidental(fifths < 0 ? -1 : 1, at: 42 + Double(index) * 9, y, into: &svg)
        }
        guard showsMeter else { return }
        let x = 50 + Double(abs(fifths)) * 9
        let style = "font-size=\"25\" font-weight=\"bold\" font-family=\"serif\" text-anchor=\"middle\""
        svg.words("\(timeline.meter.beats)", x, Self.bottom - 21, style)
        svg.words("\(timeline.meter.unit)", x, Self.bottom - 1, style)
    }

    private func barLine(_ bar: StaffSystem.Bar, into svg: inout SVGWriter) {
        let top = Self.bottom - 4 * Self.space
        if bar.measure.number == score.barCount {
            svg.line(bar.right - 7, top, bar.right - 7, Self.bottom, width: 1.2)
            svg.line(bar.right - 2, top, bar.right - 2, Self.bottom, width: 4)
        } else {
            svg.line(bar.right, top, bar.right, Self.bottom, width: 1.2)
        }
    }

    /// The height of a note's head; rhythms without pitch stand on the middle line.
    private func y(_ note: PartNote) -> Double {
        guard let pitch = note.pitches.last else { return Self.bottom - 2 * Self.space }
        let steps = (pitch.octave - 4) * 7 + pitch.name.letter.rawValue - Letter.e.rawValue
        return Self.bottom - Double(steps) * Self.space / 2
    }

    private func draw(_ bar: StaffSystem.Bar, into svg: inout SVGWriter) {
        for place in bar.places {
            guard let index = place.piece.note else {
                rest(place, in: bar, into: &svg)
                continue
            }
            let note = notes[index]
            let y = y(note)
            ledgerLines(at: place.x, y, into: &svg)
            if let sign = place.sign { accidental(sign, at: place.x - 13, y, into: &svg) }
            head(note, place.piece.value, at: place.x, y, into: &svg)
            if place.piece.value.isDotted {
                let isOnLine = Int((Self.bottom - y).rounded()).isMultiple(of: Int(Self.space))
                svg.circle(place.x + 11, isOnLine ? y - 5 : y, 1.8, "fill=\"#000\"")
            }
        }
        let beams = Beams(beat: timeline.beatTicks, bar: timeline.barTicks)
        for group in beams.groups(bar.places.map(\.piece)) {
            stems(group.map { bar.places[$0] }, into: &svg)
        }
        tuplets(bar.places, into: &svg)
    }

    /// The number of a group of triplets, above its notes.
    private func tuplets(_ places: [StaffSystem.Place], into svg: inout SVGWriter) {
        var group: [StaffSystem.Place] = []
        for place in places where place.piece.value.isTriplet {
            if place.piece.startsTuplet { group = [] }
            group.append(place)
            guard place.piece.endsTuplet, let first = group.first else { continue }
            let heights = group.compactMap { $0.piece.note }.map { y(notes[$0]) }
            let high = heights.min() ?? Self.bottom
            let isUp = (high + (heights.max() ?? high)) / 2 > Self.bottom - 2 * Self.space
            let top = min(isUp ? high - 38 : high - 9, Self.bottom - 4 * Self.space - 5)
            let style = "font-size=\"12\" font-style=\"italic\" text-anchor=\"middle\""
            svg.words("3", (first.x + place.x) / 2, max(top, 30), style)
        }
    }

    private func ledgerLines(at x: Double, _ y: Double, into svg: inout SVGWriter) {
        var line = Self.bottom + Self.space
        while line <= y + 0.1 {
            svg.line(x - 11, line, x + 11, line, width: 1.1)
            line += Self.space
        }
        line = Self.bottom - 5 * Self.space
        while line >= y - 0.1 {
            svg.line(x - 11, line, x + 11, line, width: 1.1)
            line -= Self.space
        }
    }

    private func head(_ note: PartNote, _ value: NotatedValue, at x: Double, _ y: Double, into svg: inout SVGWriter) {
        let isOpen = value.shape == .whole || value.shape == .half
        switch note.head {
        case .cross:
            svg.path(StaffGlyphs.crossHead, at: x, y, "stroke=\"#000\" stroke-width=\"1.8\"")
            if isOpen { svg.circle(x, y, 7, "fill=\"none\" stroke=\"#000\" stroke-width=\"1.2\"") }
        case .slash:
            let style = isOpen ? "fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.4\"" : "fill=\"#000\""
            svg.path(isOpen ? StaffGlyphs.openSlashHead : StaffGlyphs.slashHead, at: x, y, style)
        case .normal:
            let glyph =
                value.shape == .whole
                ? StaffGlyphs.wholeHead : isOpen ? StaffGlyphs.openHead : StaffGlyphs.filledHead
            svg.path(glyph, at: x, y, "fill=\"#000\" fill-rule=\"evenodd\"")
        }
    }

    private func accidental(_ sign: Int, at x: Double, _ y: Double, into svg: inout SVGWriter) {
        let style = "fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\""
        switch sign {
        case 0: svg.path(StaffGlyphs.natural, at: x, y, style)
        case 1: svg.path(StaffGlyphs.sharp, at: x, y, style)
        case -1: svg.path(StaffGlyphs.flat, at: x, y, style)
        case 2: svg.path("M-4 -4 L4 4 M-4 4 L4 -4", at: x, y, style)
        default:
            svg.path(StaffGlyphs.flat, at: x - 6, y, style)
            svg.path(StaffGlyphs.flat, at: x + 1, y, style)
        }
    }

    private func rest(_ place: StaffSystem.Place, in bar: StaffSystem.Bar, into svg: inout SVGWriter) {
        let x = place.piece.isWholeBar ? (bar.left + bar.right) / 2 : place.x
        let middle = Self.bottom - 2 * Self.space
        switch place.piece.value.shape {
        case .whole: svg.rect(x - 7, middle - Self.space, 14, 5, "fill=\"#000\"")
        case .half: svg.rect(x - 7, middle - 5, 14, 5, "fill=\"#000\"")
        case .quarter: svg.path(StaffGlyphs.quarterRest, at: x, middle)
        default:
            for flag in 0..<place.piece.value.shape.flags {
                svg.path(StaffGlyphs.eighthRest, at: x - Double(flag) * 2, middle + Double(flag) * Self.space)
            }
        }
        if place.piece.value.isDotted { svg.circle(x + 10, middle - 5, 1.8, "fill=\"#000\"") }
    }

    private func stems(_ group: [StaffSystem.Place], into svg: inout SVGWriter) {
        let heads = group.compactMap { place in place.piece.note.map { (place, notes[$0], y(notes[$0])) } }
        let middle = Self.bottom - 2 * Self.space
        guard let high = heads.map(\.2).min(), let low = heads.map(\.2).max() else { return }
        // Rhythms without pitch stand on the middle line, and their stems go up, away from the words.
        let isUp = heads.allSatisfy { $0.1.pitches.isEmpty } || (high + low) / 2 > middle
        let tip = isUp ? min(high - 34, middle) : max(low + 34, middle)
        let side = isUp ? 5.6 : -5.6
        for (place, note, y) in heads where place.piece.value.shape != .whole {
            let gap = note.head == .normal ? (isUp ? -1.5 : 1.5) : (isUp ? -5 : 5)
            svg.line(place.x + side, y + gap, place.x + side, tip, width: 1.3)
        }
        guard heads.count > 1 else {
            guard let (place, _, _) = heads.first else { return }
            for flag in 0..<place.piece.value.shape.flags {
                let y = tip + Double(flag) * (isUp ? 9 : -9)
                svg.path(isUp ? StaffGlyphs.flag : StaffGlyphs.flagBelow, at: place.x + side, y)
            }
            return
        }
        for level in 1...3 {
            for (from, to) in StaffBeams.spans(group, level: level) {
                let y = tip + Double(level - 1) * (isUp ? 7 : -7)
                svg.line(from + side, y, to + side, y, width: 4.4)
            }
        }
    }

    private func chords(_ system: StaffSystem, into svg: inout SVGWriter) {
        guard let first = system.bars.first, let last = system.bars.last else { return }
        let range = (first.measure.number - 1) * timeline.barTicks..<last.measure.number * timeline.barTicks
        var edge = -10.0
        for (tick, chord) in timeline.chordChanges where range.contains(tick) {
            guard let x = system.x(of: tick) else { continue }
            let start = max(x - 6, edge + 8)
            svg.words(chord.symbol, start, 17, "font-size=\"17\" font-weight=\"bold\"")
            edge = start + TextWidth.of(chord.symbol, size: 17)
        }
    }

    private func words(_ system: StaffSystem, at line: Double, into svg: inout SVGWriter) {
        let size = StaffSystem.wordSize
        let places = system.bars.flatMap(\.places)
        let sung = places.compactMap { place -> (x: Double, lyric: PartLyric)? in
            guard let note = place.piece.note, !place.piece.isTiedBack, let lyric = notes[note].lyric else {
                return nil
            }
            return (place.x, lyric)
        }
        for (index, (x, lyric)) in sung.enumerated() {
            svg.words(lyric.text, x, line, "font-size=\"\(SVGWriter.number(size))\" text-anchor=\"middle\"")
            guard lyric.place == .begin || lyric.place == .middle else { continue }
            let end = x + TextWidth.of(lyric.text, size: size) / 2
            let next = index + 1 < sung.count ? sung[index + 1] : nil
            let start = next.map { $0.x - TextWidth.of($0.lyric.text, size: size) / 2 } ?? end + 8
            svg.words("-", (end + start) / 2, line, "font-size=\"\(SVGWriter.number(size))\" text-anchor=\"middle\"")
        }
    }

    /// Curves between the parts of one note; at the end of a row the curve points on.
    private func ties(_ system: StaffSystem, into svg: inout SVGWriter) {
        let places = system.bars.flatMap(\.places)
        for (index, place) in places.enumerated() {
            guard let note = place.piece.note else { continue }
            let y = y(notes[note])
            let below = y > Self.bottom - 2 * Self.space || notes[note].pitches.isEmpty
            let bend = below ? 10.0 : -10.0
            if place.piece.isTiedOn {
                let end = index + 1 < places.count ? places[index + 1].x - 7 : (system.bars.last?.right ?? place.x) + 1
                tie(place.x + 7, end, y + bend * 0.6, bend, into: &svg)
            } else if place.piece.isTiedBack, index == 0 {
                tie(place.x - 22, place.x - 7, y + bend * 0.6, bend, into: &svg)
            }
        }
    }

    private func tie(_ from: Double, _ to: Double, _ y: Double, _ bend: Double, into svg: inout SVGWriter) {
        let width = SVGWriter.number(to - from)
        let half = SVGWriter.number((to - from) / 2)
        let path = "M0 0 Q\(half) \(SVGWriter.number(bend)) \(width) 0 Q\(half) \(SVGWriter.number(bend * 0.7)) 0 0 Z"
        svg.path(path, at: from, y)
    }
}
