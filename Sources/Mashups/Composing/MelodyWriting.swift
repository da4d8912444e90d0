import Genres
import MusicTheory
import Teaching

/// Sets the sung lines of a piece to notes, and gives instruments a riff where nobody sings.
///
/// Verses share one tune, fitted to the syllables of each; the chorus lies higher and its opening comes back; equal lines
/// have equal tunes as far as their chords allow. Rapped and spoken lines get no notes.
struct MelodyWriting {
    let request: LessonRequest
    let plan: MashupPlan
    let range: SingingRange

    /// A section without its tune.
    struct Source {
        var plan: SectionPlan
        var timeline: ChordTimeline
        var lines: [SungLine]
        var hasDrone: Bool
        /// Whether the piece ends here.
        var isFinal: Bool
    }

    /// The tune of a section.
    struct Tune {
        var notes: [NoteEvent] = []
        var scale: MelodyScale?
    }

    func tunes(_ sources: [Source]) -> [Tune] {
        var state = State(generator: SeededGenerator(seed: request.seed, part: request.tunePart))
        return sources.map { tune(for: $0, &state) }
    }

    /// What earlier sections have settled.
    private struct State {
        var generator: SeededGenerator
        var scales: [String: MelodyScaleChoice.Choice] = [:]
        /// Lines of the first section of each kind, which the others take up.
        var sung: [String: [[Placed]]] = [:]
        var last: Int?
    }

    /// A note and its place in its line.
    private struct Placed {
        var tick: Int
        var midi: Int
    }

    /// Notes of an opening that comes back.
    private static let head = 4

    private var pulse: MelodyPulse { MelodyPulse(plan.meter) }
    private var isBeginner: Bool { request.level == .beginner }
    private var search: MelodicLine { MelodicLine(range: range.midi, beat: pulse.beat, isBeginner: isBeginner) }

    private func tune(for source: Source, _ state: inout State) -> Tune {
        let pitched = source.lines.filter(\.isPitched)
        let isRiff = source.lines.isEmpty && source.plan.words == nil
        guard isRiff || !pitched.isEmpty, let choice = scale(for: source, isRiff: isRiff, &state) else { return Tune() }
        let setting = MelodySetting(source: source, scale: choice.scale, tonic: plan.key.tonic, pulse: pulse)
        let notes = isRiff ? riff(source, setting, &state) : song(source, pitched, setting, &state)
        let written = MelodyScale(
            name: choice.scale.name.shortLabel,
            degrees: choice.scale.degrees.map(\.description),
            notes: choice.scale.notes(tonic: plan.key.tonic).map(\.description),
            genre: choice.genre?.rawValue
        )
        return Tune(notes: notes, scale: notes.isEmpty ? nil : written)
    }

    private func scale(for source: Source, isRiff: Bool, _ state: inout State) -> MelodyScaleChoice.Choice? {
        let choice = MelodyScaleChoice(key: plan.key, isBeginner: isBeginner)
        guard !source.timeline.chords.isEmpty else {
            guard source.hasDrone else { return nil }
            let lender =
                source.plan.leader.lends(.scale) ? source.plan.leader : request.genres.first { $0.lends(.scale) }
            return lender.flatMap(choice.overDrone)
        }
        let key = "\(source.plan.leader.id)/\(source.plan.harmony.id ?? "")/\(isRiff)"
        if let known = state.scales[key] { return known }
        let chords = source.timeline.chords
        let leader = source.plan.leader
        let chosen =
            isRiff
            ? choice.forRiff(leader, chords: chords, using: &state.generator)
            : choice.choose(leader, chords: chords, using: &state.generator)
        state.scales[key] = chosen
        return chosen
    }

    // MARK: Songs

    private func song(
        _ source: Source,
        _ lines: [SungLine],
        _ setting: MelodySetting,
        _ state: inout State
    ) -> [NoteEvent] {
        let isChorus = source.plan.kind == .chorus
        let key = "\(source.plan.kind)/\(lines.count)/\(lines.first?.bars ?? 0)"
        let known = state.sung[key]
        var repeats: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            if let same = lines[..<index].firstIndex(where: { $0.text == line.text }) { repeats[index] = same }
        }
        let phrases = PhrasePlan(
            lines: lines.count,
            repeats: repeats,
            openings: lines.map { $0.syllables.first.flatMap { source.timeline[$0.tick] }?.tones ?? [] },
            isChorus: isChorus,
            using: &state.generator
        )
        var sung: [[Placed]] = []
        var events: [NoteEvent] = []
        for (index, line) in lines.enumerated() {
            let start = (line.bar - 1) * pulse.bar
            let contour = state.generator.pick(isChorus ? [.fall, .arch] : Contour.allCases) ?? .arch
            let model = known?[index] ?? phrases.models[index].map { sung[$0] }
            let isWhole = known != nil || phrases.isWhole[index]
            let isClosing = index == lines.count - 1
            let count = line.syllables.count
            let slots = line.syllables.enumerated().map { place, syllable in
                var slot = setting.slot(syllable)
                let height = contour.height(at: place, of: max(1, count - 1))
                slot.target = target(height, isChorus: isChorus) + (syllable.stressed ? 1 : 0)
                if let model, isWhole {
                    slot.model = note(of: model, at: syllable.tick - start).map { ($0, 14) }
                } else if let model, place < MelodyWriting.head, place < model.count {
                    // An opening is known again by its notes in order, whatever the rhythm of the words.
                    slot.model = (model[place].midi, 18)
                }
                if place == count - 1 {
                    let isOpen = index.isMultiple(of: 2) && !isClosing
                    let comesHome = isClosing && (isChorus || source.isFinal)
                    slot.rest = setting.rest(syllable, isOpen: isOpen, comesHome: comesHome)
                }
                return slot
            }
            let notes = search.notes(for: slots, after: state.last)
            state.last = notes.last ?? state.last
            sung.append(zip(slots, notes).map { Placed(tick: $0.tick - start, midi: $1) })
            events += setting.events(slots, notes)
        }
        if known == nil { state.sung[key] = sung }
        return events
    }

    /// A height of the contour as a note: verses lie lower, choruses higher, where there is room for both.
    private func target(_ height: Int, isChorus: Bool) -> Int {
        let span = range.midi.upperBound - range.midi.lowerBound
        let room = span < 10 ? span : span * 85 / 100
        let bottom = range.midi.lowerBound + (isChorus ? span - room : 0)
        return bottom + height * room / 100
    }

    /// What a model line sounds at a place, its first note before it begins.
    private func note(of model: [Placed], at tick: Int) -> Int? {
        (model.last { $0.tick <= tick } ?? model.first)?.midi
    }

    // MARK: Riffs

    private func riff(_ source: Source, _ setting: MelodySetting, _ state: inout State) -> [NoteEvent] {
        let rhythm = RiffRhythm(bar: pulse.bar, beat: pulse.beat, isEasy: isBeginner, using: &state.generator)
        let contour = state.generator.pick(Contour.allCases) ?? .arch
        var model: [Placed]?
        var events: [NoteEvent] = []
        for start in stride(from: 0, to: source.plan.bars, by: 2) {
            let end = min(source.plan.bars, start + 2) * pulse.bar
            let isLast = start + 2 >= source.plan.bars
            var slots = rhythm.notes.compactMap { note -> MelodicSlot? in
                let tick = start * pulse.bar + note.tick
                guard tick < end else { return nil }
                var slot = setting.slot(tick: tick, duration: min(note.duration, end - tick), isStressed: false)
                slot.target = target(contour.height(at: note.tick, of: 2 * pulse.bar), isChorus: false)
                slot.model = model.flatMap { self.note(of: $0, at: note.tick) }.map { ($0, 10) }
                return slot
            }
            if isLast, let last = slots.indices.last {
                slots[last].rest = setting.rest(
                    tick: slots[last].tick,
                    isOpen: false,
                    comesHome: source.isFinal
                )
            }
            let notes = search.notes(for: slots, after: state.last)
            state.last = notes.last ?? state.last
            if model == nil { model = zip(slots, notes).map { Placed(tick: $0.tick, midi: $1) } }
            events += setting.events(slots, notes)
        }
        return events
    }
}
