import Genres
import MusicTheory

/// What is played where no genre of a piece has figures that fit: roots, fifths, held chords.
struct PlainFigures {
    let meter: Meter

    /// Roots, and from intermediate on root and fifth where the bar has halves.
    func bass(_ level: GenreRecord.Level) -> BassPattern {
        let half = halves && level > .beginner ? steps / 2 : steps
        return BassPattern(
            id: half < steps ? "plain-root-fifth" : "plain-roots",
            name: half < steps ? "root and fifth" : "roots",
            level: .beginner,
            meter: meter,
            stepsPerBeat: 2,
            bars: 1,
            steps: (0..<steps).map { $0 == 0 ? .root : $0 == half ? .fifth : .hold }
        )
    }

    /// One chord a bar, from intermediate on one a beat.
    func comping(_ level: GenreRecord.Level) -> CompingPattern {
        let beat = level > .beginner ? max(1, steps / meter.beatsFelt) : steps
        let rhythm = AccompanimentPattern<CompingStep>(
            id: beat < steps ? "plain-beats" : "plain-chords",
            name: beat < steps ? "a chord on every beat" : "one chord a bar",
            level: .beginner,
            meter: meter,
            stepsPerBeat: 2,
            bars: 1,
            steps: (0..<steps).map { $0.isMultiple(of: beat) ? .chord : .hold }
        )
        return CompingPattern(rhythm: rhythm, voicing: .triad, instrument: "Keyboard")
    }

    private var halves: Bool { meter.beatsFelt.isMultiple(of: 2) }

    /// Eighths in a bar; a bar of an odd number of sixteenths is not in any record.
    private var steps: Int { RhythmGrid.stepCount(meter: meter, bars: 1, stepsPerBeat: 2) ?? meter.beats * 2 }
}
