import Genres
import MusicTheory

/// A note of a figure before it has a pitch.
struct FigureNote<Step> {
    var step: Step
    var tick: Int
    var end: Int
    /// Whether it is held past the end of the section.
    var isTied = false
}

/// Lays the steps of a pattern on the bars of a section.
///
/// Scores are written straight and swung when played, so the last of three triplets is written as an even off-beat and
/// the middle one as the sixteenth that triplet swing puts there.
enum Figure {
    /// The notes of a pattern, again and again until the section is full.
    ///
    /// - Parameters:
    ///   - pattern: The pattern.
    ///   - bars: Bars of the section.
    ///   - bar: Ticks in a bar.
    ///   - hold: The step that lets a note go on.
    ///   - rest: The step that ends it.
    ///   - opening: What sounds where the section begins with a hold.
    /// - Returns: Notes in order, none of them past the end.
    static func notes<Step: Hashable & Sendable>(
        of pattern: AccompanimentPattern<Step>,
        bars: Int,
        bar: Int,
        hold: Step,
        rest: Step,
        opening: Step
    ) -> [FigureNote<Step>] {
        let perBar = pattern.steps.count / pattern.bars
        let count = perBar * bars
        var notes: [FigureNote<Step>] = []
        var isSounding = false
        for index in 0..<count {
            let step = pattern.steps[index % pattern.steps.count]
            let tick = tick(of: index, pattern: pattern, perBar: perBar, bar: bar)
            if step == hold, index > 0 {
                continue
            }
            if isSounding { notes[notes.count - 1].end = tick }
            isSounding = step != rest
            if isSounding { notes.append(FigureNote(step: step == hold ? opening : step, tick: tick, end: bars * bar)) }
        }
        if isSounding, pattern.steps.first == hold { notes[notes.count - 1].isTied = true }
        return notes
    }

    /// Whether a pattern can be played in a feel without moving its notes off the grid.
    static func fits<Step: Hashable & Sendable>(
        _ pattern: AccompanimentPattern<Step>,
        feel: ScoreFeel.Kind,
        hold: Step,
        rest: Step
    ) -> Bool {
        let starts = pattern.steps.indices.filter { pattern.steps[$0] != hold && pattern.steps[$0] != rest }
        switch (feel, pattern.stepsPerBeat) {
        case (.swungEighths, 4): return starts.allSatisfy { $0.isMultiple(of: 2) }
        case (.straight, 3), (.swungSixteenths, 3): return starts.allSatisfy { $0 % 3 != 1 }
        default: return true
        }
    }

    private static func tick<Step: Hashable & Sendable>(
        of index: Int,
        pattern: AccompanimentPattern<Step>,
        perBar: Int,
        bar: Int
    ) -> Int {
        let start = index / perBar * bar
        let step = index % perBar
        let quarter = Score.ticksPerQuarter
        guard pattern.stepsPerBeat == 3 else { return start + step * quarter / pattern.stepsPerBeat }
        return start + step / 3 * quarter + [0, quarter / 4, quarter / 2][step % 3]
    }
}
