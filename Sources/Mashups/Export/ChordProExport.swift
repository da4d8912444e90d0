import Genres
import MusicTheory

/// The song in ChordPro: metadata, words with chords, grids for instrumental sections.
struct ChordProExport {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func text() -> String {
        var lines = [
            "{title: \(plain(mashup.title))}",
            "{subtitle: \(plain(mashup.metadata.genreNames.listed)) mashup}",
            "{key: \(score.key.shortName)}",
            "{tempo: \(score.tempo.bpm)}", "{time: \(score.meter)}", "{meta: seed \(mashup.metadata.seed)}",
            "{meta: level \(mashup.metadata.level)}",
            "{comment: Feel: \(plain(score.feel.kind.rawValue)). \(plain(score.feel.reason))}", "",
        ]
        for section in score.sections { lines += self.section(section) + [""] }
        if let home = Ending(score: score).home { lines += ["{comment: To end: \(home), once, let it ring}", ""] }
        return lines.joined(separator: "\n")
    }

    private func section(_ section: ScoreSection) -> [String] {
        let leader = zip(mashup.metadata.genres, mashup.metadata.genreNames).first { $0.0.description == section.genre }
        let note =
            "{comment: \(plain(section.label)): \(plain(leader?.1 ?? section.genre)) leads, bars \(section.firstBar)-\(section.lastBar)}"
        guard !section.lyrics.isEmpty else { return [note] + grid(section) }
        let kind = section.kind == .chorus ? "chorus" : section.kind == .bridge ? "bridge" : "verse"
        return [note, "{start_of_\(kind): label=\"\(plain(section.label))\"}"]
            + section.lyrics.map { line($0, section) }
            + ["{end_of_\(kind)}"]
    }

    private func line(_ line: SungLine, _ section: ScoreSection) -> String {
        let chart = SongChart(score: score)
        let (text, columns) = SongChart.text(line)
        var pieces = Array(text).map(String.init)
        var tail = ""
        for chord in chart.chords(of: section, under: line).reversed() {
            let index = line.syllables.firstIndex { $0.tick >= chord.tick }
            if let index, columns.indices.contains(index), columns[index] < pieces.count {
                pieces[columns[index]] = "[\(chord.symbol)]" + pieces[columns[index]]
            } else {
                tail = " [\(chord.symbol)]" + tail
            }
        }
        let words = pieces.joined() + tail
        return line.voice == "group" ? "(\(words))" : words
    }

    private func grid(_ section: ScoreSection) -> [String] {
        let rows = SongChart(score: score).barRows(section)
        if rows.isEmpty {
            let what = section.drone.isEmpty ? "no chords" : "drone on \(section.drone.listed)"
            return ["{comment: \(section.bars) bars, \(what)}"]
        }
        return ["{start_of_grid}"] + rows + ["{end_of_grid}"]
    }

    /// Braces would end a directive.
    private func plain(_ text: String) -> String {
        String(text.map { "{}\n".contains($0) ? " " : $0 })
    }
}
