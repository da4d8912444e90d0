import Genres
import MusicTheory
import Teaching

/// Turns wishes into tweaks of one finished piece, or says why that cannot be and what is possible.
struct TweakResolver {
    let base: Mashup
    /// What each kind of instrument that is in the room plays easily.
    let rooms: [KeyFitting.Room]
    /// What the singers reach at the level of the piece.
    let range: SingingRange
    /// A genre's record, for its name and what it lends.
    let record: (GenreID) throws -> GenreRecord

    /// The tweaks for the wishes, in order.
    ///
    /// - Throws: ``TweakRefusal`` for the first wish that cannot be met, or what reading a record throws.
    func tweaks(for wishes: [TweakWish]) throws -> [Tweak] {
        let tweaks = try wishes.flatMap(tweaks).filter { !holds($0) }
        guard !tweaks.isEmpty else { throw TweakRefusal.nothingChanges }
        return tweaks
    }

    private func tweaks(for wish: TweakWish) throws -> [Tweak] {
        switch wish {
        case .key(let tonic, let mode): [.key(try key(tonic, mode))]
        case .keyUp: [.key(try neighbour(up: true))]
        case .keyDown: [.key(try neighbour(up: false))]
        case .tempo(let bpm): [try tempo(bpm)]
        case .slower: [try tempo(min(base.music.tempo.bpm - 2, base.music.tempo.bpm * 9 / 10 / 2 * 2))]
        case .faster: [try tempo(max(base.music.tempo.bpm + 2, (base.music.tempo.bpm * 11 + 9) / 10 / 2 * 2))]
        case .level(let level): [.level(level)]
        case .easier: [.level(try level(-1))]
        case .harder: [.level(try level(1))]
        case .leader(let name, let genre): try leaders(name, genre)
        case .simplerChords: [.simplerChords(next { if case .simplerChords(let n) = $0 { n } else { nil } })]
        case .otherWords: [.words(next { if case .words(let n) = $0 { n } else { nil } })]
        case .otherTune: [.tune(next { if case .tune(let n) = $0 { n } else { nil } })]
        case .otherGroove: [.groove(next { if case .groove(let n) = $0 { n } else { nil } })]
        case .newTitle: [.title(next { if case .title(let n) = $0 { n } else { nil } })]
        case .shorter: length(-1)
        case .longer: length(1)
        case .minutes(let minutes): [try lesson(minutes)]
        }
    }

    /// Whether the piece is like that already.
    private func holds(_ tweak: Tweak) -> Bool {
        switch tweak {
        case .key(let key):
            key.tonic.description == base.music.key.tonic && key.mode.rawValue == base.music.key.mode
        case .tempo(let bpm): bpm == base.music.tempo.bpm
        case .level(let level): level == base.metadata.level
        case .leader(let kind, let number, let genre): section(kind, number)?.genre == genre.rawValue
        case .minutes(let minutes): minutes == base.metadata.lessonMinutes
        case .simplerChords, .words, .tune, .groove, .title, .length: false
        }
    }

    private func next(_ take: (Tweak) -> Int?) -> Int {
        ((base.metadata.tweaks ?? []).compactMap(take).last ?? 0) + 1
    }

    private func length(_ step: Int) -> [Tweak] {
        let now = (base.metadata.tweaks ?? []).compactMap { if case .length(let n) = $0 { n } else { nil } }.last ?? 0
        return [.length(now + step)]
    }

    // MARK: Numbers

    private func tempo(_ bpm: Int) throws -> Tweak {
        guard Tweak.tempos.contains(bpm) else { throw TweakRefusal.tempoOutside(bpm) }
        return .tempo(bpm)
    }

    private func lesson(_ minutes: Int) throws -> Tweak {
        guard Tweak.lessonMinutes.contains(minutes) else { throw TweakRefusal.minutesOutside(minutes) }
        return .minutes(minutes)
    }

    private func level(_ step: Int) throws -> SkillLevel {
        let levels = SkillLevel.allCases.sorted()
        let place = (levels.firstIndex(of: base.metadata.level) ?? 0) + step
        guard levels.indices.contains(place) else { throw TweakRefusal.noLevelThatWay(easier: step < 0) }
        return levels[place]
    }

    // MARK: Keys

    private var mode: Key.Mode { Key.Mode(rawValue: base.music.key.mode) ?? .major }

    /// The keys that lie well for an instrument in the room and whose home note can be sung, the easiest first.
    private var keys: [Key] {
        rooms.flatMap { $0.tonics(writtenMode) }.unique
            .filter { !range.places(of: $0).isEmpty }.map { Key($0, mode) }
    }

    private var writtenMode: WrittenKey.Mode { base.music.key.writtenMode ?? .major }

    private var possible: [String] { keys.map { WrittenKey($0.tonic, writtenMode).description } }

    private func key(_ tonic: NoteName, _ mode: Key.Mode?) throws -> Key {
        let key = Key(tonic, mode ?? self.mode)
        guard key.mode == self.mode else { throw TweakRefusal.otherMode(key, possible: possible) }
        let known = keys.first { $0.tonic.isEnharmonic(with: tonic) }
        guard let known else {
            let isSung = !range.places(of: tonic).isEmpty
            let players = isSung ? rooms.map(\.name) : ["singers who reach \(range.low) to \(range.high)"]
            throw TweakRefusal.keyOutsideInstruments(key, instruments: players.listed, possible: possible)
        }
        return known
    }

    /// The key nearest to a whole step away, at most four semitones, that lies well.
    private func neighbour(up: Bool) throws -> Key {
        guard let now = NoteName(base.music.key.tonic) else { throw TweakRefusal.nothingChanges }
        func distance(_ key: Key) -> Int {
            let rise = (key.tonic.pitchClass - now.pitchClass + 12) % 12
            return up ? rise : (12 - rise) % 12
        }
        let near = keys.filter { (1...4).contains(distance($0)) }
        // Among two that are as near to a whole step the smaller move is the likelier one.
        let best = near.min { (abs(distance($0) - 2), distance($0)) < (abs(distance($1) - 2), distance($1)) }
        guard let best else { throw TweakRefusal.noKeyThatWay(up: up, possible: possible) }
        return best
    }

    // MARK: Leaders

    private func sections(_ kind: ScoreSection.Kind) -> [ScoreSection] {
        base.music.sections.filter { $0.kind == kind }
    }

    private func section(_ kind: ScoreSection.Kind, _ number: Int) -> ScoreSection? {
        let all = sections(kind)
        return all.indices.contains(number - 1) ? all[number - 1] : nil
    }

    private func leaders(_ name: TweakWish.SectionName, _ genre: GenreID) throws -> [Tweak] {
        let record = try record(genre)
        guard base.metadata.genres.contains(genre) else {
            throw TweakRefusal.genreNotInLesson(record.shortName, genres: base.metadata.genreNames)
        }
        let count = sections(name.kind).count
        let asked = name.number ?? 0
        let numbers = asked > 0 ? [asked] : asked < 0 ? [max(1, count)] : Array(1...max(1, count))
        for number in numbers where section(name.kind, number) == nil {
            let missing = count > 0 ? "\(name.kind.rawValue) \(number)" : name.kind.rawValue
            throw TweakRefusal.noSuchSection(missing, sections: base.music.sections.map(\.label))
        }
        let sung: [ScoreSection.Kind] = [.verse, .chorus, .bridge]
        if record.isGrooveOnly, sung.contains(name.kind) { throw TweakRefusal.onlyGroove(record.shortName) }
        return numbers.map { .leader(name.kind, number: $0, genre) }
    }
}
