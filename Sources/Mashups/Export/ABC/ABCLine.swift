import MusicTheory

/// Writes rows of bars and the words under them.
struct ABCLine {
    let notes: [PartNote]
    let chords: [Int: String]
    /// Ticks of ABC's unit note length.
    let unit: Int
    private var signs: AccidentalState

    init(notes: [PartNote], chords: [Int: String], unit: Int, fifths: Int) {
        self.notes = notes
        self.chords = chords
        self.unit = unit
        signs = AccidentalState(fifths: fifths)
    }

    /// A line of music and its `w:` line; nil where no word is sung in it.
    mutating func row(_ bars: ArraySlice<Measure>, isLast: Bool) -> (music: String, words: String?) {
        var music = ""
        var words: [String] = []
        var hasWords = false
        for bar in bars {
            signs.startBar()
            for (index, piece) in bar.pieces.enumerated() {
                if let chord = chords[piece.tick] { music += "\"\(chord)\"" }
                if piece.startsTuplet { music += tuplet(bar.pieces[index...]) }
                music += text(piece)
                if let note = piece.note {
                    let word = word(piece, notes[note])
                    hasWords = hasWords || (word != "*" && word != "_")
                    words.append(word)
                }
                if (piece.end % (unit * 4)) == 0 { music += " " }
            }
            music += isLast && bar.number == bars.last?.number ? "|]" : bar.number == bars.last?.number ? "|" : "| "
        }
        return (music, hasWords ? joined(words) : nil)
    }

    /// `(3:2:4`: three in the time of two, over so many notes and rests.
    private func tuplet(_ pieces: ArraySlice<Measure.Piece>) -> String {
        let end = pieces.firstIndex { $0.endsTuplet } ?? pieces.endIndex - 1
        return "(3:2:\(end - pieces.startIndex + 1)"
    }

    private mutating func text(_ piece: Measure.Piece) -> String {
        let ticks = piece.value.isTriplet ? piece.duration * 3 / 2 : piece.duration
        let length = self.length(ticks)
        guard let index = piece.note else { return "z" + length }
        let note = notes[index]
        let tie = piece.isTiedOn ? "-" : ""
        guard let pitch = note.pitches.last else {
            return "!style=\(note.head == .cross ? "x" : "rhythm")!B" + length + tie
        }
        return ABCPitch.text(pitch, sign: signs.sign(for: pitch)) + length + tie
    }

    /// `4`, `3/2`, `/2`, or nothing for the unit itself.
    private func length(_ ticks: Int) -> String {
        var (left, right) = (ticks, unit)
        while right != 0 { (left, right) = (right, left % right) }
        let (over, under) = (ticks / max(1, left), unit / max(1, left))
        return (over == 1 ? "" : String(over)) + (under == 1 ? "" : "/\(under)")
    }

    private func word(_ piece: Measure.Piece, _ note: PartNote) -> String {
        if piece.isTiedBack { return note.lyric == nil ? "*" : "_" }
        guard let lyric = note.lyric else { return "*" }
        let text = String(
            lyric.text.map { character -> String in
                switch character {
                case "-": "\\-"
                case "_", "*", "|", "\\": ""
                case "%": " percent"
                case " ": "~"
                default: String(character)
                }
            }.joined()
        )
        return text + (lyric.place == .begin || lyric.place == .middle ? "-" : "")
    }

    /// A hyphen joins a syllable with the next; every other word stands alone.
    private func joined(_ words: [String]) -> String {
        var text = ""
        for word in words { text += (text.hasSuffix("-") && !text.hasSuffix("\\-") ? "" : " ") + word }
        return text
    }
}
