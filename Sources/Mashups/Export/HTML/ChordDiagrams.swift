import MusicTheory

/// A card for every chord of the piece: its notes, and how piano, guitar and ukulele play it.
struct ChordDiagrams {
    let score: Score
    let shapes: ChordShapes

    func html() -> String {
        let symbols = score.sections.flatMap(\.chords).map(\.symbol).unique
        let cards = symbols.compactMap { Chord(symbol: $0) }.enumerated().map { card($1, number: $0 + 1) }
        let kind = cards.count > 4 ? "cards many" : "cards"
        return cards.isEmpty ? "" : "<div class=\"\(kind)\">\n" + cards.joined() + "</div>\n"
    }

    private func card(_ chord: Chord, number: Int) -> String {
        let notes = chord.notes.map(\.description).joined(separator: " ")
        let frets = [FrettedInstrument.guitar, .ukulele].map { instrument -> String in
            guard let shape = shapes.shape(of: chord, on: instrument) else { return "" }
            let drawing = fretboard(shape, chord, instrument, id: "chord-\(number)-\(instrument.name.lowercased())")
            return "<div>\(drawing)<span class=\"small\">\(instrument.name)</span></div>"
        }.joined()
        return "<div class=\"card\">" + HTMLText.element("h3", chord.symbol)
            + HTMLText.element("p", notes, "class=\"small\"") + piano(chord, id: "chord-\(number)-piano")
            + "<div class=\"frets\">\(frets)</div></div>\n"
    }

    /// Two octaves from C, the chord's keys marked, the root by a filled dot.
    private func piano(_ chord: Chord, id: String) -> String {
        let white = 12.0
        let pitches = chord.pitches(octave: 4)
        let keys = pitches.map { $0.midi - 60 }.map { $0 < 0 ? $0 + 12 : $0 }
        let names = pitches.map(\.name.description).joined(separator: ", ")
        var svg = SVGWriter(
            id: id,
            size: (14 * white + 2, 50),
            title: "\(chord.symbol) on the piano: \(names)"
        )
        let whites = [0, 2, 4, 5, 7, 9, 11]
        for octave in 0..<2 {
            for (index, _) in whites.enumerated() {
                svg.rect(
                    1 + Double(octave * 7 + index) * white,
                    1,
                    white,
                    46,
                    "fill=\"#fff\" stroke=\"#333\" stroke-width=\"0.8\""
                )
            }
        }
        for octave in 0..<2 {
            for (key, after) in [(1, 1.0), (3, 2), (6, 4), (8, 5), (10, 6)] {
                let isPlayed = keys.contains(key + octave * 12)
                svg.rect(
                    1 + (Double(octave * 7) + after) * white - 3.8,
                    1,
                    7.6,
                    28,
                    "fill=\"\(isPlayed ? "#E69F00" : "#333")\" stroke=\"#333\" stroke-width=\"0.8\""
                )
            }
        }
        for (index, key) in keys.enumerated() where key < 24 {
            let octave = key / 12
            let isRoot = index == 0
            let mark = isRoot ? "fill=\"#000\"" : "fill=\"#E69F00\" stroke=\"#000\""
            if let place = whites.firstIndex(of: key % 12) {
                svg.circle(1 + (Double(octave * 7 + place) + 0.5) * white, 39, 3.6, mark)
            } else if let after = [1: 1.0, 3: 2, 6: 4, 8: 5, 10: 6][key % 12] {
                svg.circle(1 + (Double(octave * 7) + after) * white, 22, 2.9, mark)
            }
        }
        return svg.finished()
    }

    private func fretboard(_ shape: FretShape, _ chord: Chord, _ instrument: FrettedInstrument, id: String) -> String {
        let gap = 11.0
        let strings = instrument.tuning.count
        let base = (shape.highestFret ?? 0) <= 4 ? 1 : shape.lowestFret ?? 1
        let left = 15.0 + (instrument.tuning.count == 4 ? 11 : 0)
        let told = shape.frets.map { $0.map(String.init) ?? "x" }.joined(separator: " ")
        var svg = SVGWriter(
            id: id,
            size: (86, 80),
            title: "\(chord.symbol) on \(instrument.name.lowercased()), frets from left to right: \(told)"
        )
        let right = left + Double(strings - 1) * gap
        for fret in 0...4 {
            let y = 16 + Double(fret) * 15
            svg.line(left, y, right, y, width: fret == 0 && base == 1 ? 3 : 0.8)
        }
        for string in 0..<strings {
            let x = left + Double(string) * gap
            svg.line(x, 16, x, 76, width: 0.8)
        }
        if base > 1 { svg.words("\(base)", left - 9, 27, "font-size=\"10\" text-anchor=\"middle\"") }
        if let barre = shape.barre, let lowest = shape.lowestFret {
            let y = 16 + (Double(lowest - base) + 0.5) * 15
            svg.rect(
                left + Double(barre.lowerBound) * gap - 4,
                y - 4,
                Double(barre.upperBound - barre.lowerBound) * gap + 8,
                8,
                "rx=\"4\" fill=\"#000\""
            )
        }
        for (string, fret) in shape.frets.enumerated() {
            let x = left + Double(string) * gap
            switch fret {
            case nil: svg.words("×", x, 11, "font-size=\"11\" text-anchor=\"middle\"")
            case 0: svg.circle(x, 8, 3, "fill=\"none\" stroke=\"#000\"")
            case .some(let fret): svg.circle(x, 16 + (Double(fret - base) + 0.5) * 15, 4.4, "fill=\"#000\"")
            }
        }
        return svg.finished()
    }
}
