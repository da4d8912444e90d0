import MusicTheory

/// Claims that the score itself suggests, in the words of `concepts.yaml`.
struct GenericClaims {
    let score: Score
    let request: LessonRequest
    let prose: Concepts

    typealias Draft = ConceptCasting.Draft

    func drafts() -> [Draft] {
        harmony() + groove() + words() + MelodyClaims(score: score, prose: prose).drafts()
            + [keySignature(), meter(), feel(), contrast(), turnaround()].compactMap(\.self)
    }

    private func draft(
        _ kind: String,
        _ check: ConceptCheck,
        genre: String? = nil,
        _ fill: [String: String] = [:]
    ) -> Draft? {
        guard let claim = prose.kinds[kind]?.claim else { return nil }
        let values = SoundNames(score: score).fill(check).merging(fill) { _, new in new }
        return Draft(kind: kind, claim: Template(claim).filled(values), genre: genre, check: check, fill: values)
    }

    private func harmony() -> [Draft] {
        var seen: Set<[String]> = []
        return score.sections.flatMap { section -> [Draft] in
            guard !section.chords.isEmpty, seen.insert(section.chords.map(\.numeral)).inserted else { return [] }
            return [loop(section), chordScale(section)].compactMap(\.self)
        }
    }

    private func loop(_ section: ScoreSection) -> Draft? {
        for bars in [2, 4] where section.bars >= 2 * bars {
            let turn = section.chords.filter { $0.bar <= bars }
            guard Set(turn.map(\.numeral)).count > 1 else { continue }
            var check = ConceptCheck(.loop)
            check.sections = [section.label]
            check.bars = bars
            check.numerals = turn.map(\.numeral)
            guard ConceptRunner(score: score).evidence(for: check) != nil else { continue }
            let fill = [
                "numerals": turn.map(\.numeral).joined(separator: "–"),
                "symbols": turn.map(\.symbol).joined(separator: "–"), "times": String(section.bars / bars),
            ]
            return draft("loop", check, genre: section.harmonyGenre, fill)
        }
        return nil
    }

    private func chordScale(_ section: ScoreSection) -> Draft? {
        let minor = score.key.mode == "minor"
        var check = ConceptCheck(.chordScale)
        check.sections = [section.label]
        check.degrees = minor ? ["1", "2", "b3", "4", "5", "b6", "b7"] : ["1", "2", "3", "4", "5", "6", "7"]
        guard ConceptRunner(score: score).evidence(for: check) != nil else { return nil }
        return draft("chord-scale", check, ["scale": minor ? "natural minor" : "major"])
    }

    private func groove() -> [Draft] {
        score.grooves.flatMap { groove -> [Draft] in
            let sections = score.sections.filter { $0.groove == groove.id }.map(\.label)
            guard !sections.isEmpty else { return [] }
            var backbeat = ConceptCheck(.backbeat)
            backbeat.beats = [2, 4]
            // An intro that builds up does not have the beats in every bar, and is not spoken of.
            backbeat.sections = sections.filter { label in
                var one = backbeat
                one.sections = [label]
                return ConceptRunner(score: score).evidence(for: one) != nil
            }
            var layers = ConceptCheck(.layers)
            (layers.sections, layers.low) = (sections, groove.tracks.count)
            var drafts = [draft("backbeat", backbeat, genre: groove.genre)]
            if groove.tracks.count >= 3 {
                let names = groove.tracks.map(\.name.shortLabel).listed
                drafts.append(draft("layers", layers, genre: groove.genre, ["names": names]))
            }
            for gm in [36, 75, 37, 63, 76] where groove.tracks.contains(where: { $0.gm == gm }) {
                var off = ConceptCheck(.syncopation)
                (off.sections, off.track) = (sections, gm)
                drafts.append(draft("syncopation", off, genre: groove.genre))
            }
            return drafts.compactMap(\.self).filter { ConceptRunner(score: score).evidence(for: $0.check) != nil }
        }
    }

    private func words() -> [Draft] {
        score.sections.compactMap { section -> Draft? in
            let lines = section.lyrics.filter { $0.voice != "group" }
            guard lines.count >= 2 else { return nil }
            var check = ConceptCheck(.rhyme)
            check.sections = [section.label]
            check.scheme = RhymeLetters.scheme(of: Array(lines.prefix(4)).map(\.rhyme))
            guard ConceptRunner(score: score).evidence(for: check) != nil else { return nil }
            guard Set(check.scheme ?? "").count < (check.scheme ?? "").count else { return nil }
            let genre = section.lends.first { $0.layer == "lyric form" }?.genre
            return draft("rhyme", check, genre: genre)
        } + answers()
    }

    private func answers() -> [Draft] {
        score.sections.filter { $0.lyrics.contains { $0.voice == "group" } }.compactMap { section in
            var check = ConceptCheck(.callResponseGap)
            check.sections = [section.label]
            for rests in [[3, 4], [2, 4], [4]] {
                check.beats = rests
                if ConceptRunner(score: score).evidence(for: check) != nil {
                    return draft("call-response-gap", check, genre: section.genre)
                }
            }
            return nil
        }
    }

    private func keySignature() -> Draft? {
        guard score.sections.contains(where: { !$0.chords.isEmpty }) else { return nil }
        var check = ConceptCheck(.keySignature)
        check.low = score.key.fifths
        let count = abs(score.key.fifths)
        let sign = score.key.fifths > 0 ? "sharp" : "flat"
        let text = count == 0 ? "no sharps or flats" : English.count(count, sign)
        return draft("key-signature", check, ["signature": text])
    }

    private func meter() -> Draft? {
        var check = ConceptCheck(.meter)
        check.meter = score.meter
        return draft("meter", check, ["beats_in_bar": score.meter.split(separator: "/").first.map(String.init) ?? "4"])
    }

    private func feel() -> Draft? {
        var check = ConceptCheck(.swing)
        switch score.feel.kind {
        case .straight: check.ratio = 1
        case .swungEighths: check.ratio = score.feel.swingRatio
        case .swungSixteenths: return nil
        }
        return draft(check.ratio == 1 ? "straight" : "swing", check)
    }

    private func contrast() -> Draft? {
        let owners = score.sections.compactMap { score.groove($0.groove)?.genre }.unique
        guard owners.count > 1 else { return nil }
        return draft("contrast", ConceptCheck(.contrast), ["names": owners.map(request.name).listed])
    }

    private func turnaround() -> Draft? {
        draft("turnaround", ConceptCheck(.turnaround))
    }
}

/// Rhyme letters as a scheme in capitals.
enum RhymeLetters {
    /// Equal letters for lines that rhyme; a line without a partner gets a letter of its own.
    static func scheme(of labels: [String?]) -> String {
        var letters: [String: Character] = [:]
        var next = Array("ABCDEFGHIJKLMNOP")[...]
        return String(
            labels.map { label -> Character in
                if let label, let known = letters[label] { return known }
                let letter = next.popFirst() ?? "Z"
                if let label { letters[label] = letter }
                return letter
            }
        )
    }
}
