import Genres
import MusicTheory

/// One feel for the piece, and a groove of every genre that can take it.
struct GrooveChoice {
    private(set) var fitting: GrooveFitting
    private(set) var feelGenre: GenreRecord
    /// Whether every genre has this feel by itself.
    private(set) var everyoneAgrees: Bool
    private var own: [GenreID: [ScoreGroove]] = [:]
    private let main: [ScoreGroove]
    private let fallback: ScoreGroove

    /// Every groove that a section may have, each once.
    var all: [ScoreGroove] {
        let known = Dictionary(
            (own.values.flatMap(\.self) + main + [fallback]).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return known.values.sorted { $0.id < $1.id }
    }

    init(
        request: LessonRequest,
        roles: Roles,
        meter: Meter,
        halved: Set<GenreID>,
        using generator: inout SeededGenerator
    ) {
        let level = request.recordLevel
        let favourite = GrooveChoice.usual(roles.groove, meter: meter, level: level, using: &generator)
        let base = GrooveFitting.natural(of: favourite[0], in: roles.groove)
        var feelGenre = roles.groove
        var fitting = GrooveFitting(feel: base.0, ratio: base.1)
        func keepers(_ tried: GrooveFitting) -> Int {
            request.genres.count { record in
                record.lends(.groove)
                    && record.rhythm.contains {
                        $0.meter == meter && tried.fit($0, of: record, halved: halved.contains(record.id)) != nil
                    }
            }
        }
        for other in request.genres where other.id != roles.groove.id && (other.lends(.feel) || other.lends(.groove)) {
            let wanted = GrooveChoice.usual(other, meter: meter, level: level, using: &generator)
            let feel = GrooveFitting.natural(of: wanted[0], in: other)
            let tried = GrooveFitting(feel: feel.0, ratio: feel.1)
            let works = favourite.contains {
                tried.fit($0, of: roles.groove, halved: halved.contains(roles.groove.id)) != nil
            }
            let (now, then) = (keepers(fitting), keepers(tried))
            let welcome = other.lends(.feel) && generator.chance(1, in: 2)
            if works, then > now || then == now && welcome { (fitting, feelGenre) = (tried, other) }
        }
        var main = favourite.compactMap {
            fitting.fit($0, of: roles.groove, halved: halved.contains(roles.groove.id))
        }
        if main.isEmpty {
            // A tempo that cannot be halved on this grid leaves the pattern at the written speed.
            main = favourite.compactMap { fitting.fit($0, of: roles.groove, halved: false) }
        }
        var agrees = true
        for record in request.genres {
            let rhythms = GrooveChoice.usual(record, meter: meter, level: level, using: &generator)
            let natural = rhythms.first.map { GrooveFitting.natural(of: $0, in: record) }
            if natural?.0 != fitting.feel { agrees = false }
            own[record.id] = rhythms.compactMap {
                fitting.fit($0, of: record, halved: halved.contains(record.id))
            }
        }
        self.main = main
        fallback = ScoreGroove(favourite[0], of: roles.groove)
        self.fitting = fitting
        self.feelGenre = feelGenre
        everyoneAgrees = agrees
    }

    /// The leader's own groove where it can take the feel and fills the bars evenly; else the groove lender's.
    func groove(for leader: GenreRecord, bars: Int) -> ScoreGroove {
        let own = leader.lends(.groove) ? self.own[leader.id] ?? [] : []
        return own.first { bars.isMultiple(of: $0.bars) }
            ?? main.first { bars.isMultiple(of: $0.bars) } ?? main.first ?? fallback
    }

    /// The rhythms in a meter that do for a whole song, in the record's order; the others where there is none.
    static func everyday(_ record: GenreRecord, meter: Meter) -> [GenreRecord.Rhythm] {
        let inMeter = record.rhythm.filter { $0.meter == meter }
        let special = ["half-time", "double-time", "breakdown", "-140", "-174", "slow", "ballad", "waltz", "hands"]
        let plain = inMeter.filter { rhythm in !special.contains { rhythm.id.contains($0) } }
        return plain.isEmpty ? inMeter : plain
    }

    /// The rhythms in a meter, best for the level first.
    private static func usual(
        _ record: GenreRecord,
        meter: Meter,
        level: GenreRecord.Level,
        using generator: inout SeededGenerator
    ) -> [GenreRecord.Rhythm] {
        let offered = everyday(record, meter: meter)
        guard !offered.isEmpty else { return record.rhythm }
        let first: Int
        switch level {
        case .beginner: first = 0
        case .intermediate: first = min(offered.count - 1, generator.index(below: 2))
        case .advanced: first = offered.count < 2 ? 0 : 1 + generator.index(below: offered.count - 1)
        }
        return [offered[first]] + offered.enumerated().filter { $0.offset != first }.map(\.element)
    }
}
