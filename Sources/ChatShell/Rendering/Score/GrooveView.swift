import Mashups
import TerminalUI

/// Draws a drum pattern of a score as a grid of instruments and steps.
struct GrooveView {
    let groove: ScoreGroove
    let look: ScoreLook
    /// The colour of the genre the pattern comes from.
    var style = Style.plain

    /// The counts, then one line for each sound.
    func lines() -> [StyledText] {
        StepGridView(
            rows: groove.tracks.map { StepGridView.Row(name: $0.name, steps: $0.grid) },
            bars: groove.bars,
            counts: StepCounts.bar(
                steps: groove.stepsPerBar,
                stepsPerBeat: groove.stepsPerBeat,
                meter: groove.meter
            ),
            look: look,
            style: style
        ).lines()
    }
}
