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
            lines = [StyledText("\(ScoreLook.indent)\(words)", .dim)]
        }
        let words = LyricView(score: score, section: section, look: look).lines()
        return words.isEmpty ? lines : lines + [""] + words
    }

    private func grooves() -> [StyledText] {
        let used = score.grooves.filter { groove in score.sections.contains { $0.groove == groove.id } }
        var lines: [StyledText] = []
        for groove in used {
            lines.append("")
            let mark = GenreMark(groove.genre, in: mashup, look: look)
            let sections = score.sections.filter { $0.groove == groove.id }.map(\.label).joined(separator: ", ")
            let title = StyledText(groove.name, mark.style.adding(.bold)) + StyledText("  \(sections)", .dim)
            if title.width <= look.width {
                lines.append(title)
            } else {
                let names = [(groove.name, mark.style.adding(.bold), ""), (sections, Style.dim, ScoreLook.indent)]
                for (text, style, indent) in names {
                    lines += WordWrap.lines(text, width: look.width, indent: indent).map { StyledText($0, style) }
                }
            }
            if groove.swings { lines.append(StyledText("\(ScoreLook.indent)play the off-beats late", .dim)) }
            lines += GrooveView(groove: groove, look: look, style: mark.style).lines()
        }
        return lines
    }
}
