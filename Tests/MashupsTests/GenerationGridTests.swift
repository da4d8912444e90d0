import Foundation
import Genres
import Mashups
import Teaching
import Testing

/// Every pair of composable genres at every level; a sample by default, all of it where `MASHUP_GRID=all`.
struct GenerationGridTests {
    struct Cell: Sendable {
        var genres: [GenreID]
        var level: SkillLevel
        var seeds: [UInt64]
    }

    static func cells(all: Bool) throws -> [Cell] {
        let ids = try MashupFixture.catalogue.entries
            .filter { $0.kind != .gated && $0.composable != .listenOnly }.map(\.id)
        let pairs = ids.indices.flatMap { first in ids[(first + 1)...].map { [ids[first], $0] } }
        let cells = pairs.flatMap { pair in
            SkillLevel.allCases.map { Cell(genres: pair, level: $0, seeds: all ? [1, 2, 3, 4, 5] : [1]) }
        }
        return all ? cells : cells.enumerated().filter { $0.offset % 53 == 0 }.map(\.element)
    }

    @Test func `every pair at every level passes every check`() async throws {
        let all = ProcessInfo.processInfo.environment["MASHUP_GRID"] == "all"
        var failures: [String] = []
        for cell in try Self.cells(all: all) {
            for seed in cell.seeds {
                let context = MashupFixture.context(cell.genres, level: cell.level)
                let mashup = try await MashupFixture.generator.generate(from: context, seed: seed)
                failures += mashup.checks.filter { !$0.passed }.map {
                    "\(cell.genres) \(cell.level) \(seed): \($0.claim): \($0.place)"
                }
            }
        }
        #expect(failures.isEmpty)
    }
}
