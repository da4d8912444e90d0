import MusicTheory

/// Whether the score agrees with itself: spelling, bars, grids, order.
struct ScoreChecks {
    let score: Score

    func run() -> [Check] {
        [spelling(), barSums(), numbering(), grids(), grooves(), fills(), tempo(), key()]
    }

    private func check(_ claim: String, _ faults: [String], _ fine: String) -> Check {
        Check(
            .music,
            claim,
            passed: faults.isEmpty,
            where: faults.isEmpty ? fine : faults.prefix(3).joined(separator: "; ")
        )
    }

    private func spelling() -> Check {
        guard let tonic = NoteName(score.key.tonic) else {
            return check("Chords are spelled in the key", ["no tonic \(score.key.tonic)"], "")
        }
        let faults = score.sections.flatMap { section in
            section.chords.compactMap { event -> String? in
                let bar = section.firstBar + event.bar - 1
                guard let numeral = RomanNumeral(event.numeral) else { return "bar \(bar): \(event.numeral)?" }
                let chord = numeral.chord(in: tonic).simplified
                let same = chord.symbol == event.symbol && chord.notes.map(\.description) == event.notes
                return same ? nil : "bar \(bar): \(event.numeral) is \(chord.symbol), not \(event.symbol)"
            }
        }
        return check(
            "Chords are spelled in the key",
            faults,
            "\(score.sections.reduce(0) { $0 + $1.chords.count }) chords"
        )
    }

    private func barSums() -> Check {
        let bar = score.ticksPerBar
        let faults = score.sections.flatMap { section -> [String] in
            guard !section.chords.isEmpty else { return [] }
            return (1...max(1, section.bars)).compactMap { number -> String? in
                let events = section.chords.filter { $0.bar == number }
                let sum = events.reduce(0) { $0 + $1.duration }
                var next = (number - 1) * bar
                let inOrder = events.allSatisfy { event in
                    defer { next += event.duration }
                    return event.tick == next
                }
                return sum == bar && inOrder ? nil : "bar \(section.firstBar + number - 1): \(sum) of \(bar) ticks"
            }
                + section.chords.filter { $0.bar > section.bars || $0.bar < 1 }.map {
                    "\(section.label): chord in bar \($0.bar)"
                }
        }
        return check("Every bar is filled exactly", faults, "\(score.barCount) bars")
    }

    private func numbering() -> Check {
        var next = 1
        var faults: [String] = []
        for section in score.sections {
            if section.firstBar != next || section.bars < 1 {
                faults.append("\(section.label) starts at bar \(section.firstBar), not \(next)")
            }
            next += section.bars
        }
        if Set(score.sections.map(\.label)).count != score.sections.count {
            faults.append("two sections share a label")
        }
        return check("Sections follow one another without gaps", faults, "\(score.sections.count) sections")
    }

    private func grids() -> Check {
        let faults = score.grooves.flatMap { groove -> [String] in
            let steps = Meter(groove.meter).flatMap {
                RhythmGrid.stepCount(meter: $0, bars: groove.bars, stepsPerBeat: groove.stepsPerBeat)
            }
            var faults = groove.tracks.compactMap { track -> String? in
                let grid = RhythmGrid(stepsPerBeat: groove.stepsPerBeat, pattern: track.grid)
                return grid != nil && grid?.steps.count == steps ? nil : "\(groove.name), \(track.name)"
            }
            faults += groove.tracks.filter { !(27...87).contains($0.gm) }.map { "\(groove.name): no sound \($0.gm)" }
            if groove.swings, groove.stepsPerBeat == 3 { faults.append("\(groove.name) swings twice") }
            if groove.meter != score.meter { faults.append("\(groove.name) is in \(groove.meter)") }
            return faults
        }
        return check("Drum grids have the right length", faults, English.count(score.grooves.count, "groove"))
    }

    private func grooves() -> Check {
        let faults = score.sections.compactMap { section -> String? in
            guard let groove = score.groove(section.groove) else {
                return "\(section.label): no groove \(section.groove)"
            }
            return section.bars.isMultiple(of: groove.bars)
                ? nil : "\(section.label): \(groove.bars)-bar groove in \(section.bars) bars"
        }
        return check("Every section has a groove that fits its bars", faults, "\(score.sections.count) sections")
    }

    private func fills() -> Check {
        let faults = score.sections.flatMap { section in
            section.fills.compactMap { fill -> String? in
                let perBar = score.groove(section.groove)?.stepsPerBar
                let fits =
                    fill.tracks.allSatisfy { $0.grid.count == perBar } && (1...max(1, section.bars)).contains(fill.bar)
                return fits ? nil : "\(section.label), bar \(fill.bar)"
            }
        }
        return check("Fills are one bar long", faults, "\(score.sections.reduce(0) { $0 + $1.fills.count }) fills")
    }

    private func tempo() -> Check {
        let swing =
            score.feel.kind == .straight
            ? score.feel.swingRatio == 1 : (1.0...3.5).contains(score.feel.swingRatio) && score.feel.swingRatio > 1
        var faults = (40...300).contains(score.tempo.bpm) ? [] : ["\(score.tempo.bpm) beats a minute"]
        if !swing { faults.append("\(score.feel.kind.rawValue) with ratio \(score.feel.swingRatio)") }
        return check("Tempo and feel can be played", faults, score.tempoMark)
    }

    private func key() -> Check {
        let chords = score.sections.map { $0.chords.compactMap { RomanNumeral($0.numeral) } }
        let written = Key(score.key.shortName).map { WrittenKey($0, sections: chords) }
        let agrees =
            written?.fifths == score.key.fifths && written?.description == score.key.name
            && written?.mode == score.key.writtenMode
        return check(
            "Key, mode and signature agree",
            agrees ? [] : ["\(score.key.name), \(score.key.fifths)"],
            score.key.name
        )
    }
}
