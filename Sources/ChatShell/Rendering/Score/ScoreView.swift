import Conversations
import Mashups
import TerminalUI

/// Draws the music of a mashup: form map, then each section's chart and words, then the grooves.
struct ScoreView {
    let mashup: Mashup
    let look: ScoreLook

    private var score: Score { mashup.music }

    /// The drawing, and how to read it; throws where the template cannot be read.
    func passages(prompts: PromptLibrary) throws -> [Passage] {
        [.drawing(lines()), .markdown(try prompts.render("shell/song-key", values: [:]))]
    }

    /// All the lines, none wider than the window.
    func lines() -> [StyledText] {
        var lines = FormMapView(mashup: mashup, look: look).lines()
        var seen: [[StyledText]: String] = [:]
        for section in score.sections {
            lines.append("")
            lines.append(heading(section))
            let body = body(section)
            if let twin = seen[body] {
                lines.append(StyledText("\(ScoreLook.indent)as \(twin)", .dim))
            } else {
                seen[body] = section.label
                lines += body
            }
        }
        if let home = mashup.endingChord {
            lines += ["", StyledText("To end: ", .bold) + StyledText("\(home), once, and let it ring.")]
        }
        return lines + grooves()
    }

    private func heading(_ section: ScoreSection) -> StyledText {
        let mark = GenreMark(section.genre, in: mashup, look: look)
        let dash = look.unicode ? "–" : "-"
        let bars = section.bars == 1 ? "bar \(section.firstBar)" : "bars \(section.firstBar)\(dash)\(section.lastBar)"
        var line = StyledText(section.label, .bold)
        line.append("  \(bars)  ", .dim)
        line.append(mark.letter, mark.style.adding(.bold))
        line.append(" \(mark.name)", mark.style)
        return line
    }

    private func body(_ section: ScoreSection) -> [StyledText] {
        var lines = ChordChartView(score: score, look: look).lines(section)
        if lines.isEmpty {
            let notes = section.drone.joined(separator: ", ")
            let words = notes.isEmpty ? "no chords: the groove carries it" : "no chords: hold \(notes)"
            lines = note(words)
        }
        let words = LyricView(score: score, section: section, look: look).lines()
        return words.isEmpty ? lines : lines + [""] + words
    }

    private func grooves() -> [StyledText] {
        let used = score.grooves.filter { groove in score.sections.contains { $0.groove == groove.id } }
        return used.flatMap { [StyledText("")] + draw($0) }
    }

    private func draw(_ groove: ScoreGroove) -> [StyledText] {
        let mark = GenreMark(groove.genre, in: mashup, look: look)
        let sections = score.sections.filter { $0.groove == groove.id }
        let view = GrooveView(groove: groove, look: look, style: mark.style)
        var lines = title(groove.name, mark.style.adding(.bold), sections.map(\.label).joined(separator: ", "))
        if let change = groove.adapted { lines += note(change) }
        if groove.swings { lines += note("play the off-beats late") }
        lines += view.lines()
        if let fill = sections.lazy.compactMap(\.fills.first).first {
            lines += note("last bar before a new section:") + view.lines(of: fill)
        }
        return lines
    }

    private func title(_ name: String, _ style: Style, _ sections: String) -> [StyledText] {
        let line = StyledText(name, style) + StyledText("  \(sections)", .dim)
        if line.width <= look.width { return [line] }
        return WordWrap.lines(name, width: look.width).map { StyledText($0, style) } + note(sections)
    }

    /// Words beside a drawing, indented as it is and faint.
    private func note(_ words: String) -> [StyledText] {
        WordWrap.lines(words, width: look.width, indent: ScoreLook.indent).map { StyledText($0, .dim) }
    }
}
