import MusicTheory

/// Runs a claim on a score and tells where it holds.
struct ConceptRunner {
    let score: Score

    /// The bars where the claim holds; nil where it holds nowhere, or not everywhere it has to.
    func evidence(for check: ConceptCheck) -> Evidence? {
        let scope = score.sections.filter { check.sections?.contains($0.label) ?? true }
        switch check.type {
        case .formBars: return formBars(check, scope)
        case .progression: return each(scope) { holdsProgression(check, $0) }
        case .loop: return each(scope) { holdsLoop(check, $0) }
        case .chordQuality: return each(scope) { holdsQuality(check, $0) }
        case .scaleMember: return each(scope) { holdsMelodyScale(check, $0) }
        case .chordScale: return all(scope.filter { !$0.chords.isEmpty }) { holdsChordScale(check, $0) }
        case .meter: return check.meter == score.meter ? whole(scope) : nil
        case .swing: return holdsSwing(check) ? whole(scope) : nil
        case .backbeat: return each(scope) { section in groove(section) { holdsBackbeat(check, $0, section) } }
        case .syncopation: return each(scope) { section in groove(section) { holdsSyncopation(check, $0) } }
        case .rhyme: return each(scope) { holdsRhyme(check, $0) }
        case .repeatLine: return each(scope) { holdsRepeat(check, $0) }
        case .syllables: return all(scope.filter { !$0.lyrics.isEmpty }) { holdsSyllables(check, $0) }
        case .callResponseGap: return each(scope) { holdsGap(check, $0) }
        case .range: return all(scope.filter { !$0.melody.isEmpty }) { holdsRange(check, $0) }
        case .leapAnswered: return leapAnswered(check, scope)
        case .headMotif: return headMotif(check, scope)
        case .turnaround: return turnaround()
        case .layers: return each(scope) { section in groove(section) { $0.tracks.count == check.low } }
        case .keySignature: return check.low == score.key.fifths ? whole(scope) : nil
        case .contrast: return contrast(scope)
        }
    }

    // MARK: Where

    private func each(_ scope: [ScoreSection], _ holds: (ScoreSection) -> Bool) -> Evidence? {
        let found = scope.filter(holds)
        return found.isEmpty ? nil : Evidence(found, in: score)
    }

    private func all(_ scope: [ScoreSection], _ holds: (ScoreSection) -> Bool) -> Evidence? {
        !scope.isEmpty && scope.allSatisfy(holds) ? Evidence(scope, in: score) : nil
    }

    private func whole(_ scope: [ScoreSection]) -> Evidence? {
        scope.isEmpty ? nil : Evidence(scope, in: score)
    }

    private func groove(_ section: ScoreSection, _ holds: (ScoreGroove) -> Bool) -> Bool {
        score.groove(section.groove).map(holds) ?? false
    }

    // MARK: Form and harmony

    private func formBars(_ check: ConceptCheck, _ scope: [ScoreSection]) -> Evidence? {
        guard let bars = check.bars else { return nil }
        if score.barCount == bars { return Evidence(score.sections, in: score) }
        guard check.sections != nil else { return nil }
        let found = scope.filter { $0.bars == bars }
        guard !found.isEmpty else { return nil }
        return Evidence(
            sections: found.map(\.label),
            bars: found.flatMap { Array($0.firstBar..<$0.firstBar + $0.bars) }
        )
    }

    private func holdsProgression(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        let allowed = (check.numerals ?? []).compactMap { RomanNumeral($0) }
        guard !allowed.isEmpty else { return section.chords.isEmpty }
        let used = section.chords.compactMap { RomanNumeral($0.numeral) }
        guard !used.isEmpty, used.count == section.chords.count, used.allSatisfy(allowed.contains) else { return false }
        return Set(used.map(\.degree)) == Set(allowed.map(\.degree))
    }

    private func holdsLoop(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        guard let numerals = check.numerals, let bars = check.bars, bars > 0, section.bars >= 2 * bars else {
            return false
        }
        for start in stride(from: 0, to: section.bars - bars + 1, by: bars) {
            let turn = section.chords.filter { (start + 1...start + bars).contains($0.bar) }.map(\.numeral)
            guard turn == numerals else { return false }
        }
        return section.bars.isMultiple(of: bars)
    }

    private func holdsQuality(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        !section.chords.isEmpty && hasChords(check, section)
            && section.chords.allSatisfy { chord in
                Chord(symbol: chord.symbol)?.quality.family.rawValue == check.family
                    && chord.notes.count >= check.low ?? 0
            }
    }

    /// Whether the section has the chords that a claim about something else names.
    private func hasChords(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        check.numerals?.allSatisfy { named in section.chords.contains { $0.numeral == named } } ?? true
    }

    private func holdsChordScale(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        guard let tonic = NoteName(score.key.tonic) else { return false }
        let scale = Scale(name: "", degrees: (check.degrees ?? []).compactMap { ScaleDegree($0) })
        return section.chords.allSatisfy { event in
            event.notes.allSatisfy { NoteName($0).map { scale.contains($0, tonic: tonic) } ?? false }
        }
    }

    private func holdsMelodyScale(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        guard let tonic = NoteName(score.key.tonic), !section.melody.isEmpty, hasChords(check, section) else {
            return false
        }
        let scale = Scale(name: "", degrees: (check.degrees ?? []).compactMap { ScaleDegree($0) })
        return section.melody.allSatisfy { Pitch($0.pitch).map { scale.contains($0, tonic: tonic) } ?? false }
    }

    private func turnaround() -> Evidence? {
        let pairs = zip(score.sections, score.sections.dropFirst())
        let found = pairs.filter { section, next in
            guard let last = section.chords.last, let first = next.chords.first, next.bars > 0 else { return false }
            guard let leading = RomanNumeral(last.numeral), let home = RomanNumeral(first.numeral) else { return false }
            let dominant =
                leading.degree.number == 5 && leading.degree.alteration == 0
                && [.major, .dominant].contains(leading.quality.family)
            return dominant && home.degree.number == 1 && home.degree.alteration == 0
        }.map(\.0)
        guard !found.isEmpty else { return nil }
        return Evidence(sections: found.map(\.label), bars: found.map(\.lastBar))
    }

    private func contrast(_ scope: [ScoreSection]) -> Evidence? {
        let owners = scope.compactMap { score.groove($0.groove)?.genre }
        return Set(owners).count > 1 ? Evidence(scope, in: score) : nil
    }

    // MARK: Rhythm

    private func holdsSwing(_ check: ConceptCheck) -> Bool {
        guard let ratio = check.ratio else { return false }
        switch score.feel.kind {
        case .straight: return ratio == 1
        case .swungEighths: return ratio > 1 && abs(score.feel.swingRatio - ratio) < 0.05
        case .swungSixteenths: return false
        }
    }

    /// Bars with a fill have to keep the beats, too, for the claim is about every bar.
    private func holdsBackbeat(_ check: ConceptCheck, _ groove: ScoreGroove, _ section: ScoreSection) -> Bool {
        guard let beats = check.beats, groove.stepsPerBar > 0 else { return false }
        let tracks = groove.tracks.filter { track in
            check.track.map { $0 == track.gm } ?? [37, 38, 39, 40].contains(track.gm)
        }
        return tracks.contains { track in
            let changed = section.fills.flatMap(\.tracks).filter { $0.gm == track.gm }
            return ([track] + changed).allSatisfy { keeps($0.grid, beats, groove) }
        }
    }

    private func keeps(_ grid: String, _ beats: [Int], _ groove: ScoreGroove) -> Bool {
        let steps = Array(grid)
        return (0..<steps.count / groove.stepsPerBar).allSatisfy { bar in
            beats.allSatisfy { beat in
                let step = (beat - 1) * groove.stepsPerBeat
                guard step < groove.stepsPerBar else { return false }
                return "xX".contains(steps[bar * groove.stepsPerBar + step])
            }
        }
    }

    private func holdsSyncopation(_ check: ConceptCheck, _ groove: ScoreGroove) -> Bool {
        let tracks = groove.tracks.filter { $0.gm == check.track }
        return tracks.contains { track in
            let hits = track.grid.enumerated().filter { $0.element == "x" || $0.element == "X" }.map(\.offset)
            let off = hits.filter { !($0 % groove.stepsPerBar).isMultiple(of: groove.stepsPerBeat) }
            return !off.isEmpty && (check.exclusive != true || off.count == hits.count)
        }
    }

    // MARK: Words

    private func holdsRhyme(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        let scheme = Array(check.scheme ?? "")
        let labels = section.lyrics.filter { $0.voice != "group" }.map(\.rhyme)
        guard !scheme.isEmpty, labels.count >= scheme.count, labels.count.isMultiple(of: scheme.count) else {
            return false
        }
        return stride(from: 0, to: labels.count, by: scheme.count).allSatisfy { start in
            scheme.indices.allSatisfy { first in
                scheme.indices.allSatisfy { second in
                    guard first < second else { return true }
                    let same = labels[start + first] != nil && labels[start + first] == labels[start + second]
                    return same == (scheme[first] == scheme[second])
                }
            }
        }
    }

    private func holdsRepeat(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        let texts = section.lyrics.map(\.text)
        if check.beats == [1, 2] {
            return texts.count >= 3 && texts[0] == texts[1] && section.lyrics[0].rhyme != nil
                && section.lyrics[0].rhyme == section.lyrics[2].rhyme
        }
        return Set(texts).count < texts.count
    }

    private func holdsSyllables(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        let range = (check.low ?? 0)...max(check.low ?? 0, check.high ?? Int.max)
        return section.lyrics.allSatisfy { line in
            range.contains(line.syllables.count) && (check.bars.map { $0 == line.bars } ?? true)
        }
    }

    private func holdsGap(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        let leading = section.lyrics.filter { $0.voice != "group" }
        guard !leading.isEmpty, section.bars.isMultiple(of: 4), let rests = check.beats else { return false }
        let bar = score.ticksPerBar
        let sung = Set(leading.flatMap(\.syllables).map { ($0.tick / bar) % 4 + 1 })
        return sung.isDisjoint(with: rests)
    }

    private func holdsRange(_ check: ConceptCheck, _ section: ScoreSection) -> Bool {
        section.melody.allSatisfy { (check.low ?? 0) <= $0.midi && $0.midi <= (check.high ?? 127) }
    }

    // MARK: Tune

    private func leapAnswered(_ check: ConceptCheck, _ scope: [ScoreSection]) -> Evidence? {
        let found = scope.filter { section in
            MelodicLeap.leaps(in: section, ticksPerBar: score.ticksPerBar).contains { leap in
                leap.bar == check.bars && leap.semitones == check.low && leap.isAnswered
            }
        }
        guard let section = found.first, let bar = check.bars else { return nil }
        return Evidence(sections: [section.label], bars: [bar])
    }

    private func headMotif(_ check: ConceptCheck, _ scope: [ScoreSection]) -> Evidence? {
        guard let lines = check.beats, lines.count == 2, let count = check.low, count > 0,
            let section = scope.first(where: { holdsMotif(lines, count, $0) })
        else { return nil }
        let bars = lines.flatMap { line -> [Int] in
            let first = section.firstBar + section.lyrics[line - 1].bar - 1
            return Array(first..<first + section.lyrics[line - 1].bars)
        }
        return Evidence(sections: [section.label], bars: bars)
    }

    private func holdsMotif(_ lines: [Int], _ count: Int, _ section: ScoreSection) -> Bool {
        let heads = lines.map { line -> [Int] in
            guard section.lyrics.indices.contains(line - 1) else { return [] }
            let ticks = Set(section.lyrics[line - 1].syllables.map(\.tick))
            return section.melody.filter { ticks.contains($0.tick) }.prefix(count).map(\.midi)
        }
        return heads[0].count == count && heads[0] == heads[1]
    }
}

extension Evidence {
    init(_ sections: [ScoreSection], in score: Score) {
        let whole = sections.count == score.sections.count
        self.init(
            sections: whole ? [] : sections.map(\.label),
            bars: sections.flatMap { Array($0.firstBar..<$0.firstBar + $0.bars) }
        )
    }

    init(sections: [String], bars: [Int]) {
        let sorted = bars.sorted()
        let place = sections.isEmpty ? "the whole piece" : sections.listed
        self.init(sections: sections, bars: sorted, text: "\(English.bars(sorted)) (\(place))")
    }
}
