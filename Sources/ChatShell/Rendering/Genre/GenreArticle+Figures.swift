import Genres
import MusicTheory
import TerminalUI

extension GenreArticle {
    /// Grooves, bass figures and chord figures, each with its grid.
    var figures: [String: Any] {
        let bass = patterns?.bass ?? []
        let comping = patterns?.comping ?? []
        return [
            "grooves": record.rhythm.map { rhythm -> [String: Any] in
                [
                    "name": rhythm.id.asWords, "meter": rhythm.meter.description, "swings": rhythm.swing,
                    "marks": marks(rhythm.refs), "grid": grid(of: rhythm),
                ]
            },
            "hasBass": !bass.isEmpty,
            "bass": bass.map { values(of: $0, part: "bass") },
            "hasComping": !comping.isEmpty,
            "comping": comping.map { pattern in
                values(of: pattern.rhythm, part: "chords").merging(["instrument": pattern.instrument]) { $1 }
            },
        ]
    }

    private func values<Step: RawRepresentable<Character>>(
        of pattern: AccompanimentPattern<Step>,
        part: String
    ) -> [String: Any] {
        let row = StepGridView.Row(name: part, steps: String(pattern.steps.map(\.rawValue)))
        return [
            "name": pattern.name, "level": pattern.level.rawValue, "meter": pattern.meter.description,
            "marks": marks(pattern.refs),
            "grid": grid([row], bars: pattern.bars, stepsPerBeat: pattern.stepsPerBeat, meter: pattern.meter),
        ]
    }

    private func grid(of rhythm: GenreRecord.Rhythm) -> String {
        let rows = rhythm.tracks.map { StepGridView.Row(name: $0.name, steps: $0.grid.pattern) }
        return grid(rows, bars: rhythm.bars, stepsPerBeat: rhythm.stepsPerBeat, meter: rhythm.meter)
    }

    private func grid(_ rows: [StepGridView.Row], bars: Int, stepsPerBeat: Int, meter: Meter) -> String {
        let steps = (rows.first?.steps.count ?? 0) / max(1, bars)
        let counts = StepCounts.bar(steps: steps, stepsPerBeat: stepsPerBeat, meter: meter.description)
        return StepGridView(rows: rows, bars: bars, counts: counts, look: look).lines()
            .map { String($0.plain.dropFirst(ScoreLook.indent.count)) }
            .joined(separator: "\n")
    }
}
