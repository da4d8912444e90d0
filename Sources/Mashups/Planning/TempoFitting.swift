import Genres

/// Finds one tempo for several genres, and tells how.
struct TempoFitting {
    struct Result {
        var bpm: Int
        var halved: Set<GenreID>
        var key: String
        var fill: [String: String]
    }

    /// The tempo nearest to what the genres usually have.
    ///
    /// Where they share no tempo, a slower genre may be counted at half the speed of the fastest; else the nearest
    /// compromise is taken.
    static func fit(_ genres: [GenreRecord], level: GenreRecord.Level) -> Result {
        var fill: [String: String] = ["ranges": genres.map { "\($0.shortName) \($0.tempo.min)–\($0.tempo.max)" }.listed]
        let all = genres.map(\.tempo.range)
        if let shared = intersection(all) {
            let bpm = choose(in: shared, typical: genres.map(\.tempo.typical), level: level)
            fill["shared"] =
                shared.lowerBound == shared.upperBound
                ? "\(shared.lowerBound)" : "\(shared.lowerBound)–\(shared.upperBound)"
            return Result(bpm: bpm, halved: [], key: "shared", fill: fill)
        }
        let fastest = genres.map(\.tempo.typical).max() ?? 100
        let slow = genres.filter { $0.tempo.range.upperBound < fastest * 3 / 4 }
        let doubled = genres.map { record in
            slow.contains { $0.id == record.id } ? 2 * record.tempo.min...2 * record.tempo.max : record.tempo.range
        }
        if let shared = intersection(doubled) {
            let typical = genres.map { record in
                slow.contains { $0.id == record.id } ? 2 * record.tempo.typical : record.tempo.typical
            }
            let bpm = choose(in: shared, typical: typical, level: level)
            fill["slow"] = slow.map(\.shortName).listed
            fill["fast"] = genres.filter { record in !slow.contains { $0.id == record.id } }.map(\.shortName).listed
            fill["half"] = English.decimal(Double(bpm) / 2)
            return Result(bpm: bpm, halved: Set(slow.map(\.id)), key: "half_time", fill: fill)
        }
        let floor = all.map(\.lowerBound).max() ?? 100
        let ceiling = all.map(\.upperBound).min() ?? 100
        return Result(bpm: rounded((floor + ceiling) / 2), halved: [], key: "compromise", fill: fill)
    }

    private static func intersection(_ ranges: [ClosedRange<Int>]) -> ClosedRange<Int>? {
        guard let low = ranges.map(\.lowerBound).max(), let high = ranges.map(\.upperBound).min(), low <= high else {
            return nil
        }
        return low...high
    }

    private static func choose(in range: ClosedRange<Int>, typical: [Int], level: GenreRecord.Level) -> Int {
        let mean = typical.reduce(0, +) / max(1, typical.count)
        let wish = level == .beginner ? mean - mean / 12 : mean
        let near = min(max(wish, range.lowerBound), range.upperBound)
        let even = rounded(near)
        return range.contains(even) ? even : near
    }

    private static func rounded(_ bpm: Int) -> Int { (bpm + 1) / 2 * 2 }
}
