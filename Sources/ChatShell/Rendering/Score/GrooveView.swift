import Mashups
import TerminalUI

/// Draws a drum pattern of a score as a grid of instruments and steps.
struct GrooveView {
    let groove: ScoreGroove
    let look: ScoreLook
    /// The colour of the genre the pattern comes from.
    var style = Style.plain

    /// The counts, then one line for each sound.
    func lines() -> [StyledText] { lines(groove.tracks, bars: groove.bars) }

    /// A bar in which the drums prepare the next section, drawn in the same way.
    func lines(of fill: Fill) -> [StyledText] { lines(fill.tracks, bars: 1) }

    private func lines(_ tracks: [GrooveTrack], bars: Int) -> [StyledText] {
        StepGridView(
            rows: tracks.map { StepGridView.Row(name: $0.name, steps: $0.grid) },
            bars: bars,
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
