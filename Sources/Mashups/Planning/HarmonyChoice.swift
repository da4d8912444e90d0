import Genres
import MusicTheory

/// Chooses progressions in one mode, so that every section shares the key.
struct HarmonyChoice {
    private(set) var mode: Key.Mode = .major
    private let roles: Roles
    private let level: GenreRecord.Level
    private let hasDrone: Bool
    private var byKind: [String: SectionHarmony] = [:]
    private var generator: SeededGenerator

    init(roles: Roles, genres: [GenreRecord], level: GenreRecord.Level, using generator: inout SeededGenerator) {
        self.roles = roles
        self.level = level
        hasDrone = genres.contains { $0.lends(.scale) }
        self.generator = SeededGenerator(seed: generator.next())
        guard let harmony = roles.harmony else {
            // Over a drone the scale decides, which is the lending tradition's own.
            mode = genres.first { $0.lends(.scale) }?.scales.first?.isMajor == true ? .major : .minor
            return
        }
        let fitting = HarmonyChoice.forLevel(harmony.harmony.progressions, level)
        mode = self.generator.pick(fitting)?.mode ?? .major
    }

    /// The chords for a part of the form, and the bars it really takes.
    mutating func choose(for part: FormSketch.Part, leader: GenreRecord) -> (SectionHarmony, Int) {
        guard let lender = roles.harmony else {
            // Only a tradition that lends its scale, and so has a home note, gets a drone under it.
            return (hasDrone && (leader.lends(.scale) || part.kind == .chorus) ? .drone : .silent, part.bars)
        }
        guard !leader.isGrooveOnly else { return (.silent, part.bars) }
        let owner = leader.lends(.harmony) && leader.isFull && !lender.keepsFormWithWords ? leader : lender
        let quiet: [ScoreSection.Kind] = [.intro, .instrumental, .outro]
        let key = "\(quiet.contains(part.kind) ? .verse : part.kind)/\(owner.id)"
        if let known = byKind[key], part.bars.isMultiple(of: bars(of: known, in: part)) {
            return (known, bars(of: known, in: part))
        }
        let harmony = fresh(for: part, owner: owner) ?? fresh(for: part, owner: lender) ?? vamp(lender)
        if byKind[key] == nil { byKind[key] = harmony }
        return (harmony, bars(of: harmony, in: part))
    }

    private mutating func fresh(for part: FormSketch.Part, owner: GenreRecord) -> SectionHarmony? {
        let inMode = owner.harmony.progressions.filter { $0.mode == mode }
        let even = inMode.filter { part.bars.isMultiple(of: $0.bars.count) }
        let longer = inMode.filter { $0.bars.count > part.bars && part.kind != .intro && part.kind != .outro }
        let offered = HarmonyChoice.forLevel(even.isEmpty ? longer : even, level)
        let used = Set(byKind.values.compactMap { harmony -> String? in harmony.id })
        let unused = offered.filter { !used.contains($0.id) }
        guard let chosen = generator.pick(unused.isEmpty ? offered : unused) else { return nil }
        return .progression(chosen, of: owner.id)
    }

    private func vamp(_ record: GenreRecord) -> SectionHarmony {
        let tonics = record.harmony.progressions.filter { $0.mode == mode }.flatMap(\.numerals)
        let home = tonics.first { $0.degree.number == 1 && $0.degree.alteration == 0 }
        let plain = RomanNumeral(mode == .major ? "I" : "i")
        guard let numeral = home ?? plain else { return .drone }
        return .vamp(numeral, of: record.id)
    }

    private func bars(of harmony: SectionHarmony, in part: FormSketch.Part) -> Int {
        guard case .progression(let progression, of: _) = harmony else { return part.bars }
        return max(part.bars, progression.bars.count)
    }

    /// The progressions of the level; else those below, the hardest of them; else the easiest above.
    private static func forLevel(
        _ progressions: [GenreRecord.Harmony.Progression],
        _ level: GenreRecord.Level
    ) -> [GenreRecord.Harmony.Progression] {
        let exact = progressions.filter { $0.level == level }
        if !exact.isEmpty { return exact }
        let below = progressions.filter { $0.level < level }
        let best = below.map(\.level).max() ?? progressions.map(\.level).min()
        return progressions.filter { $0.level == best }
    }
}

extension GenreRecord.Harmony.Progression {
    /// Minor where the tonic chord is minor; judged by the sixth or third degree where there is no tonic chord.
    var mode: Key.Mode {
        let numerals = self.numerals
        if let home = numerals.first(where: { $0.degree.number == 1 && $0.degree.alteration == 0 }) {
            return home.quality.family == .minor ? .minor : .major
        }
        return numerals.contains { $0.degree.alteration < 0 && [3, 6].contains($0.degree.number) } ? .minor : .major
    }
}

extension GenreRecord.ScaleRecord {
    /// Whether its third is major, or both thirds are in it.
    fileprivate var isMajor: Bool { degrees.contains { $0.semitones == 4 } }
}
