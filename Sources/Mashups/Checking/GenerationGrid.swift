public import Genres
public import Teaching

/// Every pair of composable genres at every level, with some seeds: what the generator must manage without a failed check.
public struct GenerationGrid: Sendable {
    /// One piece to make.
    public struct Cell: Sendable, Hashable {
        /// The two genres.
        public var genres: [GenreID]
        /// The level of the learners.
        public var level: SkillLevel
        /// The seed.
        public var seed: UInt64

        /// What a teacher would have said.
        public var context: GatheredContext {
            var context = GatheredContext()
            context.genres = genres
            context.level = level
            context.setting =
                level == .beginner ? .elementarySchool : level == .intermediate ? .middleSchool : .highSchool
            context.objectives = [.rhythm, .harmony]
            return context
        }
    }

    /// The pieces, in a fixed order.
    public let cells: [Cell]

    /// Lists the pieces for a catalogue's composable genres; throws `CatalogueError`.
    public init(catalogue: Catalogue, seeds: ClosedRange<UInt64>) throws {
        let ids = try catalogue.entries.filter { $0.kind != .gated && $0.composable != .listenOnly }.map(\.id)
        let pairs = ids.indices.flatMap { first in ids[(first + 1)...].map { [ids[first], $0] } }
        cells = pairs.flatMap { pair in
            SkillLevel.allCases.flatMap { level in
                seeds.map { Cell(genres: pair, level: level, seed: $0) }
            }
        }
    }

    /// So many pieces from all over the grid, every level and seed among them.
    ///
    /// - Parameter count: How many, at least 1.
    /// - Returns: The pieces; fewer where the grid has fewer.
    public func sample(_ count: Int) -> [Cell] {
        // Four more than a multiple of the nine pieces of each pair, so that every level and seed has its turn.
        let stride = max(0, cells.count / max(1, count) / 9) * 9 + 4
        return (0..<min(count, cells.count)).map { cells[$0 * stride % cells.count] }
    }

    /// The failed checks of a piece, each in a line; empty where all hold.
    public static func failures(of cell: Cell, made mashup: Mashup) -> [String] {
        mashup.checks.filter { !$0.passed }.map {
            "\(cell.genres.map(\.rawValue).joined(separator: " + ")), \(cell.level.rawValue), seed \(cell.seed): "
                + "\($0.claim) (\($0.place))"
        }
    }
}
