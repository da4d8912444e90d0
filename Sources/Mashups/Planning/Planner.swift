import Teaching
import Genres
import MusicTheory

/// Makes the plan of a mashup: who gives what, in which key, tempo, meter and feel, and in which order.
struct Planner {
    let request: LessonRequest
    let wording: LessonLibrary.Planning

    func plan() throws -> MashupPlan {
        var generator = SeededGenerator(seed: request.seed, part: "plan")
        let genres = request.genres
        guard let roles = RoleCasting.cast(genres, using: &generator) else {
            throw GenerationError.nothingLeft
        }
        let meter = meter(for: roles, using: &generator)
        let tempo = TempoFitting.fit(genres, level: request.recordLevel)
        let grooves = GrooveChoice(
            request: request,
            roles: roles,
            meter: meter,
            halved: tempo.halved,
            using: &generator
        )
        var sketch = sketch(roles, using: &generator)
        addMissingLeaders(to: &sketch, roles: roles)
        let leaders = LeaderCasting.leaders(of: sketch, genres: genres, roles: roles, using: &generator)
        var harmony = HarmonyChoice(roles: roles, genres: genres, level: request.recordLevel, using: &generator)
        var sections = zip(sketch.parts, leaders).map { part, leader in
            section(part, leader: leader, roles: roles, harmony: &harmony, grooves: grooves)
        }
        SectionPlan.number(&sections)
        let chords = sections.map { $0.harmony.numerals(bars: $0.bars).flatMap(\.self) }
        let range = SingingRange(request.setting, level: request.level)
        let keys = KeyFitting(rooms: wording.rooms, range: range)
        let key = keys.fit(
            mode: harmony.mode,
            chords: chords,
            instruments: request.instruments,
            level: request.level,
            using: &generator
        )
        let used = Set(sections.map(\.groove))
        return MashupPlan(
            roles: roles,
            meter: meter,
            feel: feel(grooves),
            tempo: ScoreTempo(bpm: tempo.bpm, reason: wording.text("tempo_" + tempo.key, fill(tempo.fill, tempo.bpm))),
            halved: tempo.halved,
            key: key.key,
            keyReason: key.reasons.map { wording.text($0, key.fill) }.joined(separator: " "),
            form: sketch.form,
            grooves: grooves.all.filter { used.contains($0.id) },
            sections: sections
        )
    }

    private func fill(_ fill: [String: String], _ bpm: Int) -> [String: String] {
        fill.merging(["bpm": String(bpm)]) { old, _ in old }
    }

    private func meter(for roles: Roles, using generator: inout SeededGenerator) -> Meter {
        let shared = roles.groove.rhythm.map(\.meter).filter { meter in
            request.genres.allSatisfy { record in record.rhythm.contains { $0.meter == meter } }
        }
        let odd = shared.filter { $0 != .fourFour && $0 != .twoFour }
        if let other = odd.first, generator.chance(request.level == .beginner ? 1 : 2, in: 8) { return other }
        if shared.contains(.fourFour) { return .fourFour }
        return shared.first ?? roles.groove.rhythm[0].meter
    }

    private func feel(_ grooves: GrooveChoice) -> ScoreFeel {
        let fill = [
            "genre": grooves.feelGenre.shortName, "ratio": English.decimal(grooves.fitting.ratio),
            "others": request.genres.filter { $0.id != grooves.feelGenre.id }.map(\.shortName).listed,
        ]
        let agrees = grooves.everyoneAgrees
        let key = "feel_\(grooves.fitting.feel.rawValue.split(separator: " ").joined(separator: "_"))"
        return ScoreFeel(
            kind: grooves.fitting.feel,
            swingRatio: grooves.fitting.ratio,
            reason: wording.text(agrees ? key + "_shared" : key, fill)
        )
    }

    private func sketch(_ roles: Roles, using generator: inout SeededGenerator) -> FormSketch {
        guard roles.harmony != nil else { return .layers(of: request.genres) }
        return .sketch(roles.form, budget: FormSketch.budget(request), using: &generator)
    }

    /// Gives every genre a section to lead: groove-only traditions an intro, a third and fourth genre a bridge.
    private func addMissingLeaders(to sketch: inout FormSketch, roles: Roles) {
        guard roles.harmony != nil else { return }
        let quiet: [ScoreSection.Kind] = [.intro, .instrumental, .outro]
        let protected = request.genres.filter(\.isGrooveOnly).count
        for _ in 0..<max(0, protected - sketch.parts.count { quiet.contains($0.kind) }) {
            sketch.parts.insert(.init(label: "Layers", kind: .intro, bars: 4), at: 0)
        }
        let full = request.genres.count - protected
        let kinds = Set(sketch.parts.map(\.kind)).subtracting([.intro, .outro]).count
        let strophic = kinds == 1 && sketch.parts.count >= full
        guard full > kinds, !strophic else { return }
        let last = sketch.parts.lastIndex { $0.kind == .chorus || $0.kind == .verse } ?? sketch.parts.endIndex
        sketch.parts.insert(.init(label: "Bridge", kind: .bridge, bars: 8), at: last)
        if full > kinds + 1, !sketch.parts.contains(where: { $0.kind == .instrumental }) {
            sketch.parts.insert(.init(label: "Break", kind: .instrumental, bars: 8), at: last)
        }
    }

    private func section(
        _ part: FormSketch.Part,
        leader: GenreRecord,
        roles: Roles,
        harmony: inout HarmonyChoice,
        grooves: GrooveChoice
    ) -> SectionPlan {
        let (chords, bars) = harmony.choose(for: part, leader: leader)
        let groove = grooves.groove(for: leader, bars: bars)
        let sings = part.kind == .verse || part.kind == .chorus || part.kind == .bridge
        let silent = leader.isGrooveOnly && part.kind != .chorus
        let ownWords = leader.isFull && leader.lyrics.delivery != .instrumental
        let words = sings && !silent ? (ownWords ? leader : roles.words) : nil
        return SectionPlan(
            label: part.label,
            kind: part.kind,
            leader: leader,
            bars: bars,
            harmony: chords,
            groove: groove.id,
            grooveGenre: GenreID(groove.genre),
            words: words
        )
    }
}

extension SectionPlan {
    /// Numbers labels that occur more than once: `Verse 1`, `Verse 2`; a bare `A` becomes `Part A`.
    static func number(_ sections: inout [SectionPlan]) {
        for index in sections.indices where sections[index].label.count == 1 {
            sections[index].label = "Part " + sections[index].label
        }
        let counts = Dictionary(grouping: sections, by: \.label).mapValues(\.count)
        var seen: [String: Int] = [:]
        for index in sections.indices {
            let label = sections[index].label
            guard counts[label, default: 0] > 1 else { continue }
            seen[label, default: 0] += 1
            sections[index].label = label + " " + String(seen[label, default: 0])
        }
    }
}
