import Genres
import Teaching

/// Settles which genres make the music: the named ones, and partners where too few were named.
struct GenreChoice {
    /// Something that was decided without being asked for.
    struct Made {
        var value: String
        var key: String
        var fill: [String: String]
    }

    let catalogue: Catalogue
    let pairs: [String: [[String]]]
    let declined: [GenreID]
    let seed: UInt64

    private(set) var genres: [GenreRecord] = []
    private(set) var listening: [GenreRecord] = []
    private(set) var made: [Made] = []

    /// More than four genres would leave no room for any of them.
    static let most = 4

    init(catalogue: Catalogue, pairs: [String: [[String]]], declined: [GenreID], seed: UInt64) throws {
        self.catalogue = catalogue
        self.pairs = pairs
        self.declined = declined
        self.seed = seed
    }

    mutating func choose(named: [GenreID], level: SkillLevel) throws {
        for id in named where !declined.contains(id) {
            let record = try record(id)
            if record.isOnlyHeard { listening.append(record) } else { genres.append(record) }
        }
        guard !genres.isEmpty || listening.isEmpty else {
            throw GenerationError.onlyForListening(listening.map(\.shortName))
        }
        if genres.count > GenreChoice.most {
            let left = genres[GenreChoice.most...].map(\.shortName)
            genres = Array(genres.prefix(GenreChoice.most))
            note("genres_four", fill: ["left": left.listed])
        }
        if genres.isEmpty { try choosePair(level: level) }
        if genres.count == 1 { try choosePartner() }
        for umbrella in genres where umbrella.kind == .umbrella {
            let entries = try catalogue.entries
            // Not everything an umbrella offers has a record; its id then stands for its name.
            let offered = umbrella.ask.prefix(5).map { id in entries.first { $0.id == id }?.name ?? id.rawValue }
            made.append(
                Made(
                    value: umbrella.shortName,
                    key: "umbrella",
                    fill: ["genre": umbrella.shortName, "offered": Array(offered).listed(by: "or")]
                )
            )
        }
    }

    private func record(_ id: GenreID) throws -> GenreRecord {
        do {
            return try catalogue.record(id)
        } catch CatalogueError.unknown(let id, let nearest) {
            throw GenerationError.unknownGenre(id.rawValue, nearest: nearest.first?.rawValue)
        }
    }

    private mutating func note(_ key: String, fill: [String: String] = [:]) {
        made.append(Made(value: genres.map(\.shortName).listed, key: key, fill: fill))
    }

    private mutating func choosePair(level: SkillLevel) throws {
        let known = Set(try catalogue.entries.map(\.id))
        let offered = (pairs[level.rawValue] ?? []).filter { pair in
            pair.allSatisfy { known.contains(GenreID($0)) && !declined.contains(GenreID($0)) }
        }
        var generator = SeededGenerator(seed: seed, part: "pair")
        if let pair = generator.pick(offered) {
            genres = try pair.map { try record(GenreID($0)) }
        } else {
            let left = try catalogue.entries.filter { $0.kind == .genre && $0.composable == .full && usable($0) }
            guard let first = generator.pick(left) else { throw GenerationError.nothingLeft }
            genres = [try record(first.id)]
            try choosePartner()
        }
        note("genres_none", fill: ["level": level.rawValue])
    }

    private func usable(_ entry: GenreEntry) -> Bool {
        !declined.contains(entry.id) && !genres.contains { $0.id == entry.id }
    }

    /// The partner that gives what the first genre lacks at a tempo both know.
    private mutating func choosePartner() throws {
        guard let first = genres.first else { throw GenerationError.nothingLeft }
        if let with = first.composable.with, !declined.contains(with), first.id != with {
            genres.append(try record(with))
            return note("genres_with", fill: ["genre": first.shortName, "partner": genres[1].shortName])
        }
        let candidates = try catalogue.entries.filter { entry in
            entry.kind == .genre && entry.composable == .full && usable(entry)
                && !entry.parents.contains(first.id) && !first.parents.contains(entry.id)
        }
        let ranked = candidates.map { (entry: $0, fit: GenreChoice.fit(of: $0, with: first)) }
            .sorted { ($1.fit, $0.entry.id) < ($0.fit, $1.entry.id) }
        var generator = SeededGenerator(seed: seed, part: "partner")
        guard let best = generator.pick(Array(ranked.prefix(4))) else { throw GenerationError.nothingLeft }
        genres.append(try record(best.entry.id))
        note("genres_one", fill: ["genre": first.shortName, "partner": best.entry.name])
    }

    private static func fit(of entry: GenreEntry, with record: GenreRecord) -> Int {
        let shared = min(entry.tempo.max, record.tempo.max) - max(entry.tempo.min, record.tempo.min)
        let gap = abs(entry.tempo.typical - record.tempo.typical)
        let added = Set(entry.lends).subtracting(record.mashup.lends).count
        return min(shared, 30) - gap / 3 + 8 * added
    }
}
