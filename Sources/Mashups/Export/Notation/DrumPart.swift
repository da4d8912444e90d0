/// The drum strokes of a piece, grooves repeated and fills played, straight as written.
struct DrumPart {
    /// One stroke.
    struct Hit: Hashable {
        /// Ticks from the start of the piece.
        var tick: Int
        /// General MIDI percussion key.
        var gm: Int
        /// `x`, `X` or `o`.
        var stroke: Character
        /// Whether the score's swing moves it.
        var swings: Bool
    }

    let hits: [Hit]
    /// Every sound in the piece, by percussion key, with the name of the first track that plays it.
    let sounds: [(gm: Int, name: String)]

    init(score: Score) {
        var hits: [Hit] = []
        var names: [Int: String] = [:]
        let bar = score.ticksPerBar
        for section in score.sections {
            guard let groove = score.groove(section.groove), groove.stepsPerBeat > 0, groove.bars > 0 else { continue }
            let step = Score.ticksPerQuarter / groove.stepsPerBeat
            let fills = Dictionary(section.fills.map { ($0.bar, $0.tracks) }, uniquingKeysWith: { first, _ in first })
            for number in 0..<max(0, section.bars) {
                let start = (section.firstBar - 1 + number) * bar
                let fill = fills[number + 1]
                let offset = fill == nil ? number % groove.bars * groove.stepsPerBar : 0
                for track in fill ?? groove.tracks {
                    names[track.gm] = names[track.gm] ?? track.name
                    let steps = track.grid.dropFirst(offset).prefix(groove.stepsPerBar)
                    for (index, stroke) in steps.enumerated() where stroke != "." {
                        hits.append(
                            Hit(tick: start + index * step, gm: track.gm, stroke: stroke, swings: groove.swings)
                        )
                    }
                }
            }
        }
        self.hits = hits.sorted { ($0.tick, $0.gm) < ($1.tick, $1.gm) }
        sounds = names.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
