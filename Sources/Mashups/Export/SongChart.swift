/// Chords above words and bars of chords, as monospaced text.
struct SongChart {
    let score: Score

    /// The lines of a section, chords above the syllables they fall on.
    func lyricLines(_ section: ScoreSection) -> [String] {
        section.lyrics.flatMap { line -> [String] in
            let (words, columns) = SongChart.text(line)
            let chords = self.chords(of: section, under: line)
            let row = SongChart.place(chords.map { ($0.symbol, column(of: $0, line, columns, words.count)) })
            let voice = line.voice == "group" ? "(\(words))" : words
            return row.isEmpty ? [voice] : [line.voice == "group" ? " " + row : row, voice]
        }
    }

    /// The chords that sound in the bars of a line.
    func chords(of section: ScoreSection, under line: SungLine) -> [ChordEvent] {
        section.chords.enumerated().filter { index, chord in
            let inside = (line.bar..<line.bar + line.bars).contains(chord.bar)
            let changes = index == 0 || section.chords[index - 1].symbol != chord.symbol
            return inside && (changes || chord.bar == line.bar && chord.beat == 1)
        }.map(\.element)
    }

    /// The line's text with the column at which each syllable starts.
    static func text(_ line: SungLine) -> (text: String, columns: [Int]) {
        var columns: [Int] = []
        var rest = Substring(line.text)
        var column = 0
        for syllable in line.syllables {
            let wanted = syllable.text.filter { !$0.isWhitespace && $0 != "-" }
            while let first = rest.first, first.isWhitespace || first == "-" {
                rest = rest.dropFirst()
                column += 1
            }
            columns.append(column)
            let taken = min(wanted.count, rest.count)
            rest = rest.dropFirst(taken)
            column += taken
        }
        return (line.text, columns)
    }

    /// The column of the first syllable at or after the chord; behind the words where none follows.
    private func column(of chord: ChordEvent, _ line: SungLine, _ columns: [Int], _ length: Int) -> Int {
        let index = line.syllables.firstIndex { $0.tick >= chord.tick }
        return index.flatMap { columns.indices.contains($0) ? columns[$0] : nil } ?? length + 2
    }

    private static func place(_ chords: [(symbol: String, column: Int)]) -> String {
        var row = ""
        for chord in chords {
            let gap = max(chord.column - row.count, row.isEmpty ? 0 : 1)
            row += String(repeating: " ", count: gap) + chord.symbol
        }
        return row
    }

    /// Four bars a row: `| C . . . | F . G . |`.
    func barRows(_ section: ScoreSection) -> [String] {
        guard !section.chords.isEmpty else { return [] }
        let beats = max(1, section.chords.map(\.beat).max() ?? 1)
        let felt = max(beats, feltBeats)
        let cells = (1...max(1, section.bars)).map { bar -> String in
            (1...felt).map { beat in
                section.chords.first { $0.bar == bar && $0.beat == beat }?.symbol ?? "."
            }.joined(separator: " ")
        }
        let width = cells.map(\.count).max() ?? 0
        return stride(from: 0, to: cells.count, by: 4).map { start in
            let row = cells[start..<min(start + 4, cells.count)].map {
                $0 + String(repeating: " ", count: width - $0.count)
            }
            return "| " + row.joined(separator: " | ") + " |"
        }
    }

    private var feltBeats: Int {
        let parts = score.meter.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2 else { return 4 }
        return parts[1] >= 8 && parts[0] > 3 && parts[0].isMultiple(of: 3) ? parts[0] / 3 : parts[0]
    }
}
