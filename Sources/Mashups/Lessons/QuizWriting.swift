import Teaching
import MusicTheory

/// Writes questions whose answers are computed from the score, with wrong options that really are wrong.
struct QuizWriting {
    let score: Score
    let request: LessonRequest
    let texts: [String: String]

    func questions() -> [QuizQuestion] {
        var generator = SeededGenerator(seed: request.lessonSeed, part: "quiz")
        let count = request.level == .beginner ? 3 : request.level == .intermediate ? 4 : 5
        return facts().compactMap { question($0, using: &generator) }.prefix(count).map(\.self)
    }

    private func facts() -> [QuizFact] {
        let sung = score.sections.first { !$0.lyrics.isEmpty } ?? score.sections.first
        var facts: [QuizFact] = []
        if let groove = sung.flatMap({ score.groove($0.groove) }), let sound = marker(groove) {
            facts.append(.beats(groove: groove.id, gm: sound.gm))
        }
        if let section = sung { facts.append(.leader(section: section.label)) }
        let chords = score.sections.flatMap { section in section.chords.map { ($0, section.firstBar + $0.bar - 1) } }
        let away = chords.first { $0.0.beat == 1 && $0.0.symbol != chords.first?.0.symbol }
        if let away, request.level > .beginner { facts.append(.numeral(bar: away.1)) }
        if let away, request.level != .intermediate { facts.append(.chord(bar: away.1)) }
        if let section = sung { facts.append(.bars(section: section.label)) }
        let hasHome = score.sections.contains { !$0.chords.isEmpty || !$0.drone.isEmpty }
        return facts + (hasHome ? [.tonic] : []) + [.meter]
    }

    /// The sound that marks beats in every bar alike.
    private func marker(_ groove: ScoreGroove) -> GrooveTrack? {
        [38, 39, 37, 36, 67, 77].compactMap { gm in groove.tracks.first { $0.gm == gm } }
            // A sound named after its beats would give the answer away.
            .first { !$0.name.contains(where: \.isNumber) && QuizAnswers.beats(of: $0, in: groove) != nil }
    }

    private func question(_ fact: QuizFact, using generator: inout SeededGenerator) -> QuizQuestion? {
        let strangers: [String] = (texts["strangers"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        let answers = QuizAnswers(score: score, strangers: strangers, names: request.name)
        guard let answer = answers.answer(fact) else { return nil }
        var wrong: [String] = []
        let others = answers.others(fact)
        var own: [String] = []
        if case .leader = fact { own = others.filter { !strangers.contains($0) } }
        for option in own + generator.shuffle(others) where option != answer && !wrong.contains(option) {
            wrong.append(option)
        }
        guard wrong.count >= 2 else { return nil }
        let options = generator.shuffle([answer] + wrong.prefix(2))
        guard let index = options.firstIndex(of: answer) else { return nil }
        let key = answers.key(fact)
        let fill = answers.fill(fact, answer: answer)
        return QuizQuestion(
            question: Template(texts[key] ?? "").filled(fill),
            options: options,
            answer: index,
            because: Template(texts[key + "_because"] ?? "").filled(fill),
            fact: fact
        )
    }
}

/// Computes what a quiz fact is in a score.
struct QuizAnswers {
    let score: Score
    /// Musics that are in no piece, for wrong options.
    var strangers: [String] = []
    let names: (String) -> String

    /// The one right answer; nil where the score has no such thing.
    func answer(_ fact: QuizFact) -> String? {
        switch fact {
        case .bars(let label): section(label).map { English.count($0.bars, "bar") }
        case .chord(let bar): chord(at: bar)?.symbol
        case .numeral(let bar): chord(at: bar)?.numeral
        case .tonic: score.key.tonic
        case .leader(let label): section(label).map { names($0.genre) }
        case .beats(let id, let gm):
            score.groove(id).flatMap { groove in
                groove.tracks.first { $0.gm == gm }.flatMap { QuizAnswers.beats(of: $0, in: groove) }
            }
        case .meter: score.meter.split(separator: "/").first.map { "\($0)" }
        }
    }

    /// Options that are not the answer.
    func others(_ fact: QuizFact) -> [String] {
        switch fact {
        case .bars(let label):
            let bars = section(label)?.bars ?? 8
            return [bars + 4, max(2, bars - 4), bars * 2].map { English.count($0, "bar") }
        case .chord(let bar):
            let root = chord(at: bar).flatMap { Chord(symbol: $0.symbol)?.root }
            return ["C", "F", "G", "Am", "Dm", "Em", "D", "Bb"].filter { option in
                guard let root, let chord = Chord(symbol: option) else { return true }
                return !chord.root.isEnharmonic(with: root)
            }
        case .numeral(let bar):
            let degree = chord(at: bar).flatMap { RomanNumeral($0.numeral)?.degree }
            return ["I", "ii", "IV", "V", "vi", "iii", "bVII"].filter { RomanNumeral($0)?.degree != degree }
        case .tonic: return ["C", "D", "E", "F", "G", "A", "Bb"].filter { !enharmonic($0, score.key.tonic) }
        case .leader: return score.sections.map(\.genre).unique.map(names) + strangers
        case .beats: return ["1 and 3", "2 and 4", "1, 2, 3 and 4", "only 3", "only 1"]
        case .meter: return ["2", "3", "4", "5", "6"]
        }
    }

    /// Whether two options say the same, written differently: `F#` and `Gb`, "2 and 4" and "4 and 2".
    func agree(_ first: String, _ second: String, on fact: QuizFact) -> Bool {
        if first == second { return true }
        switch fact {
        case .bars, .beats, .meter:
            let numbers = [first, second].map { Set($0.split { !$0.isNumber }) }
            return !numbers[0].isEmpty && numbers[0] == numbers[1]
        case .chord:
            guard let one = Chord(symbol: first), let other = Chord(symbol: second) else { return false }
            return one.root.isEnharmonic(with: other.root) && one.quality == other.quality
        case .tonic: return enharmonic(first, second)
        case .numeral:
            return RomanNumeral(first).map { $0 == RomanNumeral(second) } ?? false
        case .leader: return first.lowercased() == second.lowercased()
        }
    }

    func key(_ fact: QuizFact) -> String {
        switch fact {
        case .bars: "bars"
        case .chord: "chord"
        case .numeral: "numeral"
        case .tonic: "tonic"
        case .leader: "leader"
        case .beats: "beats"
        case .meter: "meter"
        }
    }

    func fill(_ fact: QuizFact, answer: String) -> [String: String] {
        var fill = ["answer": answer, "key": score.key.name, "meter": score.meter]
        switch fact {
        case .bars(let label), .leader(let label):
            fill["section"] = label
            fill["first"] = section(label).map { String($0.firstBar) }
            fill["last"] = section(label).map { String($0.lastBar) }
        case .chord(let bar), .numeral(let bar):
            fill["bar"] = String(bar)
            fill["symbol"] = chord(at: bar)?.symbol
            fill["section"] = score.sections.first { ($0.firstBar...$0.lastBar).contains(bar) }?.label
        case .beats(let id, let gm):
            let groove = score.groove(id)
            fill["sound"] = groove?.tracks.first { $0.gm == gm }?.name.shortLabel
            fill["genre"] = groove.map { names($0.genre) }
        case .tonic, .meter: break
        }
        return fill
    }

    /// The beats a sound plays in every bar alike, "2 and 4"; nil where bars differ or nothing falls on a beat.
    static func beats(of track: GrooveTrack, in groove: ScoreGroove) -> String? {
        let steps = Array(track.grid)
        let perBar = groove.stepsPerBar
        guard perBar > 0 else { return nil }
        let bars = (0..<groove.bars).map { bar -> [Int] in
            let hits = (0..<perBar).filter {
                steps.indices.contains(bar * perBar + $0) && "xX".contains(steps[bar * perBar + $0])
            }
            return hits.allSatisfy { $0.isMultiple(of: groove.stepsPerBeat) }
                ? hits.map { $0 / groove.stepsPerBeat + 1 } : []
        }
        guard let first = bars.first, !first.isEmpty, bars.allSatisfy({ $0 == first }) else { return nil }
        return first.count == 1 ? "only \(first[0])" : first.map(String.init).listed
    }

    private func section(_ label: String) -> ScoreSection? {
        score.sections.first { $0.label == label }
    }

    private func chord(at bar: Int) -> ChordEvent? {
        score.sections.first { ($0.firstBar...max($0.firstBar, $0.lastBar)).contains(bar) }.flatMap { section in
            section.chords.first { $0.bar == bar - section.firstBar + 1 }
        }
    }

    private func enharmonic(_ first: String, _ second: String) -> Bool {
        guard let first = NoteName(first), let second = NoteName(second) else { return first == second }
        return first.isEnharmonic(with: second)
    }
}
