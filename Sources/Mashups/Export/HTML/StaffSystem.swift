import MusicTheory

/// Where everything in a row of bars goes, left to right.
struct StaffSystem {
    /// A piece of a bar and where its head stands.
    struct Place {
        var piece: Measure.Piece
        var x: Double
        /// The accidental to print; nil for none.
        var sign: Int?
    }

    /// A bar between its lines.
    struct Bar {
        var measure: Measure
        var left: Double
        var right: Double
        var places: [Place]
    }

    /// The page's width; the staff's lines are then two millimetres apart, as in books for learners.
    static let width = 920.0
    /// The lyrics' font size.
    static let wordSize = 15.0

    var bars: [Bar]
    /// Where the first bar begins, behind clef, key and meter.
    var head: Double

    /// The point of a tick in the system, for chord symbols.
    func x(of tick: Int) -> Double? {
        for bar in bars {
            let places = bar.places
            for (index, place) in places.enumerated() where tick >= place.piece.tick && tick < place.piece.end {
                let next = index + 1 < places.count ? places[index + 1].x : bar.right
                let share = Double(tick - place.piece.tick) / Double(max(1, place.piece.duration))
                return place.piece.isWholeBar
                    ? bar.left + 12 + share * (bar.right - bar.left - 12) : place.x + share * (next - place.x)
            }
        }
        return nil
    }
}

/// Fills rows with bars, each as wide as its notes and words need.
struct StaffLayout {
    let notes: [PartNote]
    let fifths: Int
    let meterWidth: Double

    /// Rows of four bars; all of two, or of one, where four would be crowded, since phrases have two bars or four.
    ///
    /// - Parameters:
    ///   - measures: The bars of one section.
    ///   - showsMeter: Whether the first row names the meter, as only a piece's first does.
    /// - Returns: The rows from the top down.
    func systems(_ measures: ArraySlice<Measure>, showsMeter: Bool) -> [StaffSystem] {
        let bars = Array(measures)
        func rows(of size: Int) -> [[Measure]] {
            stride(from: 0, to: bars.count, by: size).map { Array(bars[$0..<min($0 + size, bars.count)]) }
        }
        let rows =
            [4, 2].map(rows).first { rows in
                rows.enumerated().allSatisfy { index, row in
                    let room = StaffSystem.width - head(showsMeter: showsMeter && index == 0)
                    return row.reduce(0) { $0 + width($1) } <= room * 1.1
                }
            } ?? rows(of: 1)
        let longest = rows.map(\.count).max() ?? 0
        return rows.enumerated().map { index, row in
            system(
                row,
                showsMeter: showsMeter && index == 0,
                isShort: index + 1 == rows.count && row.count < min(longest, 3)
            )
        }
    }

    private func head(showsMeter: Bool) -> Double {
        44 + Double(abs(fifths)) * 9 + (showsMeter ? meterWidth : 0)
    }

    private func system(_ row: [Measure], showsMeter: Bool, isShort: Bool) -> StaffSystem {
        let head = head(showsMeter: showsMeter)
        let natural = row.reduce(0) { $0 + width($1) }
        let room = StaffSystem.width - head
        // A last row of fewer bars is not pulled apart over the page.
        let stretch = isShort ? min(room / max(1, natural), 1.6) : room / max(1, natural)
        var left = head
        let bars = row.map { measure -> StaffSystem.Bar in
            let signs = signs(measure)
            var x = left + lead(measure) * stretch
            let places = measure.pieces.enumerated().map { index, piece -> StaffSystem.Place in
                if signs[index] != nil { x += Self.signWidth * stretch }
                let place = StaffSystem.Place(piece: piece, x: x, sign: signs[index])
                x += width(measure.pieces, index) * stretch
                return place
            }
            let right = left + width(measure) * stretch
            defer { left = right }
            return StaffSystem.Bar(measure: measure, left: left, right: right, places: places)
        }
        return StaffSystem(bars: bars, head: head)
    }

    private static let signWidth = 9.0

    /// The accidental before every piece of a bar; nil for none.
    private func signs(_ measure: Measure) -> [Int?] {
        var state = AccidentalState(fifths: fifths)
        return measure.pieces.map { piece in
            guard let note = piece.note, !piece.isTiedBack, let pitch = notes[note].pitches.last else { return nil }
            return state.sign(for: pitch)
        }
    }

    private func width(_ measure: Measure) -> Double {
        guard measure.pieces.first?.isWholeBar != true else { return 100 }
        let accidentals = Double(signs(measure).count { $0 != nil }) * Self.signWidth
        return lead(measure) + 4 + accidentals + measure.pieces.indices.reduce(0) { $0 + width(measure.pieces, $1) }
    }

    /// The room between the bar line and the first head, whose word reaches back over it.
    private func lead(_ measure: Measure) -> Double {
        max(14, measure.pieces.first.map { wordWidth($0) / 2 + 3 } ?? 0)
    }

    /// Longer notes get more room, though not twice as much for twice as long, and never less than the words need.
    private func width(_ pieces: [Measure.Piece], _ index: Int) -> Double {
        let piece = pieces[index]
        let quarters = Double(piece.duration) / Double(Score.ticksPerQuarter)
        let sounding = 15 + 17 * quarters.squareRoot()
        let next = index + 1 < pieces.count ? pieces[index + 1] : nil
        let words = wordWidth(piece) / 2 + (next.map { wordWidth($0) / 2 } ?? 0) + 9
        return max(sounding, wordWidth(piece) == 0 ? 0 : words)
    }

    private func wordWidth(_ piece: Measure.Piece) -> Double {
        guard let note = piece.note, !piece.isTiedBack, let lyric = notes[note].lyric else { return 0 }
        return TextWidth.of(lyric.text, size: StaffSystem.wordSize)
    }
}
