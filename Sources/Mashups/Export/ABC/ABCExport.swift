import MusicTheory

/// The song in ABC notation, version 2.1: melody, chord symbols, words underneath.
///
/// A bar without melody holds rests under its chords; a rhythm without pitch is written on the middle line with a slash
/// or cross for programs that know such heads.
struct ABCExport {
    let mashup: Mashup

    private var score: Score { mashup.music }
    /// `L:1/16`.
    private let unit = Score.ticksPerQuarter / 4

    func text() -> String {
        let timeline = Timeline(score: score)
        return (header(timeline) + body(timeline)).joined(separator: "\n") + "\n"
    }

    private func header(_ timeline: Timeline) -> [String] {
        [
            "%abc-2.1", "X:1", "T:\(plain(mashup.title))", "C:\(plain(ExportCredits.program))",
            "R:\(plain(mashup.metadata.genreNames.joined(separator: ", ")))", "N:\(plain(ExportCredits.rights))",
            "N:\(plain("Feel: \(score.feel.kind.rawValue), seed \(mashup.metadata.seed)"))", "M:\(score.meter)",
            "L:1/16", "Q:1/4=\(score.tempo.bpm)", "K:\(key)",
        ]
    }

    /// `Em`, `EPhr`: a mode by its first three letters.
    private var key: String {
        score.key.signatureMode.map { score.key.tonic + $0.prefix(1).uppercased() + $0.dropFirst().prefix(2) }
            ?? score.key.shortName
    }

    private func body(_ timeline: Timeline) -> [String] {
        let notes = timeline.melody
        let changes = timeline.chordChanges
        let chords = Dictionary(changes.map { ($0.tick, $0.chord.symbol) }, uniquingKeysWith: { first, _ in first })
        let splitter = MeasureSplitter(meter: timeline.meter, barTicks: timeline.barTicks, cuts: changes.map(\.tick))
        let measures = splitter.measures(notes, count: score.barCount)
        var line = ABCLine(notes: notes, chords: chords, unit: unit, fifths: score.key.fifths)
        var lines: [String] = []
        for section in score.sections {
            let bars = measures.dropFirst(max(0, section.firstBar - 1)).prefix(max(0, section.bars))
            lines.append("P:\(plain(section.label))")
            for start in stride(from: bars.startIndex, to: bars.endIndex, by: 4) {
                let row = bars[start..<min(start + 4, bars.endIndex)]
                let isLast = row.last?.number == score.barCount
                let (music, words) = line.row(row, isLast: isLast)
                lines.append(music)
                if let words { lines.append("w:" + words) }
            }
        }
        return lines
    }

    /// Percent signs begin a comment, backslashes a letter with an accent.
    private func plain(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 == "%" || $0 == "\\" ? " " : $0 })
    }
}
