import Genres
import MusicTheory
import Teaching

/// Changes a plan as tweaks ask, and nothing else in it.
///
/// A plan is made as if nobody had asked for anything, and then changed: so what is kept is kept to the byte.
struct PlanTweaking {
    /// The request, at the level that is asked for.
    let request: LessonRequest
    let wording: LessonLibrary.Planning
    let tweaks: [Tweak]

    /// The plan with every tweak in it that concerns a plan.
    ///
    /// - Throws: ``TweakRefusal`` where the plan has no room for one.
    func applied(to original: MashupPlan) throws -> MashupPlan {
        var plan = original
        // Sections are counted before anything is put on them.
        for case .length(let steps) in tweaks { try PlanLength(request: request).change(&plan, by: steps) }
        for tweak in tweaks { try apply(tweak, to: &plan) }
        let used = Set(plan.sections.map(\.groove))
        plan.grooves = plan.grooves.filter { used.contains($0.id) }
        if plan.key == original.key {
            // Other chords on the same tonic may be written in another mode.
            plan.keyReason.replace(original.writtenKey.description, with: plan.writtenKey.description)
        }
        return plan
    }

    private func apply(_ tweak: Tweak, to plan: inout MashupPlan) throws {
        let mode = plan.key.mode
        switch tweak {
        case .key(let key): setKey(key, of: &plan)
        case .tempo(let bpm):
            let ranges = request.genres.map { "\($0.shortName) \($0.tempo.min)–\($0.tempo.max)" }.listed
            let text = wording.text("tempo_asked", ["bpm": String(bpm), "ranges": ranges])
            plan.tempo = ScoreTempo(bpm: bpm, reason: text)
        case .level: setHarmony(of: &plan) { suited($0, mode: mode) }
        case .leader(let kind, let number, let genre): lead(kind, number, genre, in: &plan)
        case .simplerChords(let times):
            for _ in 0..<max(0, times) {
                let before = plan.sections.map(\.harmony.id)
                setHarmony(of: &plan) { simpler($0, mode: mode) }
                guard plan.sections.map(\.harmony.id) != before else { throw TweakRefusal.noSimplerChords }
            }
        case .groove(let take): try setGrooves(of: &plan, take: take)
        case .words, .tune, .title, .length, .minutes: break
        }
    }

    private func setKey(_ key: Key, of plan: inout MashupPlan) {
        plan.key = key
        var reasons = [wording.text("key_asked", ["key": plan.writtenKey.description])]
        let range = SingingRange(request.setting, level: request.level)
        if let place = range.places(of: key.tonic).first.flatMap({ Pitch(key.tonic, midi: $0) }) {
            let fill = [
                "place": place.description, "low": range.low.description, "high": range.high.description,
                "singers": range.singers,
            ]
            reasons.append(wording.text("key_voice", fill))
        }
        let isTransposing = wording.rooms.contains { room in
            room.transposes && request.instruments.contains { room.holds($0) }
        }
        if isTransposing {
            reasons.append(wording.text("key_written", plan.writtenKey.transposed(key)))
        }
        plan.keyReason = reasons.joined(separator: " ")
    }

    // MARK: Leaders

    private func lead(_ kind: ScoreSection.Kind, _ number: Int, _ genre: GenreID, in plan: inout MashupPlan) {
        let places = plan.sections.indices.filter { plan.sections[$0].kind == kind }
        // A section that a shorter song no longer has needs no leader.
        guard places.indices.contains(number - 1), let leader = request.genre(genre.rawValue) else { return }
        var section = plan.sections[places[number - 1]]
        section.leader = leader
        if section.words != nil { section.words = leader.lyrics.delivery != .instrumental ? leader : plan.roles.words }
        let offers = GrooveOffers(plan: plan)
        if leader.lends(.groove), let groove = offers.grooves(of: leader, bars: section.bars).first {
            take(groove, of: leader.id, for: &section, in: &plan)
        }
        if leader.isGrooveOnly {
            section.harmony = .silent
        } else if case .silent = section.harmony {
            section.harmony = plan.sections.first { $0.harmony.genre != nil }?.harmony ?? section.harmony
        }
        plan.sections[places[number - 1]] = section
    }

    private func take(
        _ groove: ScoreGroove,
        of genre: GenreID,
        for section: inout SectionPlan,
        in plan: inout MashupPlan
    ) {
        section.groove = groove.id
        section.grooveGenre = genre
        if !plan.grooves.contains(where: { $0.id == groove.id }) {
            plan.grooves = (plan.grooves + [groove]).sorted { $0.id < $1.id }
        }
    }

    // MARK: Grooves

    private func setGrooves(of plan: inout MashupPlan, take number: Int) throws {
        let offers = GrooveOffers(plan: plan)
        var changed = false
        for index in plan.sections.indices {
            var section = plan.sections[index]
            let others = offers.others(than: section, among: request.genres)
            guard !others.isEmpty else { continue }
            let (groove, owner) = others[(number - 1) % others.count]
            take(groove, of: owner, for: &section, in: &plan)
            plan.sections[index] = section
            changed = true
        }
        guard changed else { throw TweakRefusal.noOtherGroove }
    }

    // MARK: Chords

    private typealias Progression = GenreRecord.Harmony.Progression

    /// Gives every progression the one that takes its place, wherever it stands.
    private func setHarmony(of plan: inout MashupPlan, _ successor: (SectionPlan) -> SectionHarmony?) {
        for index in plan.sections.indices {
            if let harmony = successor(plan.sections[index]) { plan.sections[index].harmony = harmony }
        }
    }

    /// The progressions of a section's lender that fill it evenly in the mode.
    private func offers(_ section: SectionPlan, _ mode: Key.Mode) -> (now: Progression, others: [Progression], GenreID)?
    {
        guard case .progression(let now, of: let genre) = section.harmony, let record = request.genre(genre.rawValue)
        else { return nil }
        let others = record.harmony.progressions.filter {
            $0.mode == mode && section.bars.isMultiple(of: $0.bars.count) && $0.id != now.id
        }
        return (now, others, genre)
    }

    /// A progression of the level asked for, the most alike first; nil where this one suits it or there is none.
    private func suited(_ section: SectionPlan, mode: Key.Mode) -> SectionHarmony? {
        guard let (now, others, genre) = offers(section, mode), now.level != request.recordLevel else { return nil }
        let fitting = others.filter { $0.level == request.recordLevel }
        let nearest = fitting.min { first, second in
            (abs(first.bars.count - now.bars.count), first.id) < (abs(second.bars.count - now.bars.count), second.id)
        }
        return nearest.map { .progression($0, of: genre) }
    }

    /// The next simpler progression; nil where there is none.
    private func simpler(_ section: SectionPlan, mode: Key.Mode) -> SectionHarmony? {
        guard let (now, others, genre) = offers(section, mode) else { return nil }
        let easier = others.filter { $0.effort < now.effort }
        let next = easier.max { ($0.effort, $1.id) < ($1.effort, $0.id) }
        return next.map { .progression($0, of: genre) }
    }
}

extension GenreRecord.Harmony.Progression {
    /// How much there is to learn: different chords first, then those with more than three notes, then changes.
    fileprivate var effort: Int {
        let different = Set(numerals.map(\.description))
        let rich = Set(numerals.filter { $0.quality.intervals.count > 3 }.map(\.description))
        return 100 * different.count + 10 * rich.count + numerals.count / max(1, bars.count)
    }
}

/// The grooves that a plan's feel and metre let its genres play.
struct GrooveOffers {
    let plan: MashupPlan

    /// A genre's grooves that fill so many bars evenly, as its record orders them.
    func grooves(of record: GenreRecord, bars: Int) -> [ScoreGroove] {
        let fitting = GrooveFitting(feel: plan.feel.kind, ratio: plan.feel.swingRatio)
        return GrooveChoice.everyday(record, meter: plan.meter).compactMap {
            fitting.fit($0, of: record, halved: plan.halved.contains(record.id))
        }.filter { bars.isMultiple(of: $0.bars) }
    }

    /// Every groove but the section's own: first those of the genre that plays it, then those of the others.
    ///
    /// A tradition whose rhythm is borrowed keeps its own.
    func others(than section: SectionPlan, among genres: [GenreRecord]) -> [(ScoreGroove, GenreID)] {
        let owner = genres.filter { $0.id == section.grooveGenre }
        let guests = genres.filter { $0.id != section.grooveGenre && $0.isFull && $0.lends(.groove) }
        let lenders = owner.contains(where: \.isGrooveOnly) ? owner : owner + guests
        return lenders.flatMap { record in
            grooves(of: record, bars: section.bars).filter { $0.id != section.groove }.map { ($0, record.id) }
        }
    }
}
