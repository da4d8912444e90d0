import Mashups
import MusicTheory
import TerminalUI

/// Draws a section's words with their chords above, and above sung ones the tune in scale degrees.
///
/// Degrees are counted from the tonic, `1` to `7`, with `b` and `#`; a comma behind one is an octave lower, an apostrophe
/// an octave higher than where most of the tune lies. Syllables of a word are joined by hyphens where they have notes.
struct LyricView {
    let score: Score
    let section: ScoreSection
    let look: ScoreLook

    /// The lines of words, each with what stands above it.
    func lines() -> [StyledText] { section.lyrics.flatMap(lines) }

    /// A syllable with what stands above it.
    private struct Cell {
        var chord = ""
        var degree = ""
        var text: String
        var endsWord: Bool

        func width(isSung: Bool) -> Int {
            let letters = DisplayWidth.of(text) + (endsWord || isSung ? 1 : 0)
            return max(letters, chord.isEmpty ? 0 : chord.count + 1, degree.isEmpty ? 0 : degree.count + 1)
        }
    }

    private func lines(of line: SungLine) -> [StyledText] {
        let cells = cells(of: line)
        let isSung = cells.contains { !$0.degree.isEmpty }
        var rows: [[Cell]] = [[]]
        var used = 0
        for cell in cells {
            let width = cell.width(isSung: isSung)
            if used + width > look.room, used > 0 {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(cell)
            used += width
        }
        return rows.flatMap { draw($0, isSung: isSung, voice: line.voice) }
    }

    private func draw(_ cells: [Cell], isSung: Bool, voice: String) -> [StyledText] {
        var chords = ""
        var degrees = ""
        var words = ""
        for cell in cells {
            let width = cell.width(isSung: isSung)
            chords += DisplayWidth.padded(cell.chord, to: width)
            degrees += DisplayWidth.padded(cell.degree, to: width)
            let letters =
                cell.endsWord ? cell.text : cell.text + (isSung || DisplayWidth.of(cell.text) < width ? "-" : "")
            words += DisplayWidth.padded(letters, to: width)
        }
        func line(_ text: String, _ style: Style) -> [StyledText] {
            let trimmed = text.trimmingSuffix(" ")
            return trimmed.isEmpty ? [] : [StyledText(ScoreLook.indent) + StyledText(trimmed, style)]
        }
        return line(chords, .bold) + line(degrees, .accent) + line(words, voice == "group" ? .italic : .plain)
    }

    private func cells(of line: SungLine) -> [Cell] {
        var cells = line.syllables.map { syllable in
            Cell(
                degree: line.isPitched ? degree(at: syllable.tick) : "",
                text: syllable.text,
                endsWord: syllable.place == .single || syllable.place == .end
            )
        }
        guard !cells.isEmpty else { return [Cell(text: line.text, endsWord: true)] }
        for (index, chord) in section.chords.enumerated() where (line.bar..<line.bar + line.bars).contains(chord.bar) {
            // A chord that goes on is not written again.
            if index > 0, section.chords[index - 1].symbol == chord.symbol, chord.bar > line.bar { continue }
            if let place = line.syllables.firstIndex(where: { $0.tick >= chord.tick }) {
                cells[place].chord = cells[place].chord.isEmpty ? chord.symbol : cells[place].chord + " " + chord.symbol
            } else {
                cells.append(Cell(chord: chord.symbol, text: "", endsWord: true))
            }
        }
        return cells
    }

    private func degree(at tick: Int) -> String {
        guard let note = section.melody.first(where: { $0.tick == tick }), let tonic = NoteName(score.key.tonic),
            let pitch = Pitch(note.pitch), let degree = degree(of: pitch.name, tonic: tonic)
        else { return "" }
        let octave = self.octave(of: note.midi, tonic: tonic) - usualOctave(tonic: tonic)
        return degree + String(repeating: octave < 0 ? "," : "'", count: abs(octave))
    }

    /// The step of the tune's scale, or of the major scale where the note is none of them.
    ///
    /// A blue third is written as a sharp second where it rises; in the scale it stays a flat third.
    private func degree(of note: NoteName, tonic: NoteName) -> String? {
        let steps = zip(section.melodyScale?.notes ?? [], section.melodyScale?.degrees ?? [])
        let known = steps.first { NoteName($0.0)?.pitchClass == note.pitchClass }?.1
        return known ?? ScaleDegree(of: note, tonic: tonic)?.description
    }

    private func octave(of midi: Int, tonic: NoteName) -> Int { (midi - tonic.pitchClass) / 12 }

    /// The octave above a tonic in which most notes of the piece's tunes lie.
    private func usualOctave(tonic: NoteName) -> Int {
        let octaves = score.sections.flatMap(\.melody).map { octave(of: $0.midi, tonic: tonic) }
        let counts = Dictionary(octaves.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 5
    }
}

extension String {
    /// The text without such characters at its end.
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
