import Genres
import Mashups
import Teaching
import Testing

/// A sample of the grid; `make grid` runs all of it.
struct GenerationGridTests {
    @Test func `every pair at every level passes every check`() async throws {
        let grid = try GenerationGrid(catalogue: MashupFixture.catalogue, seeds: 1...1)
        #expect(grid.cells.count > 3000)
        for cell in grid.cells.enumerated().filter({ $0.offset % 53 == 0 }).map(\.element) {
            let mashup = try await MashupFixture.generator.generate(from: cell.context, seed: cell.seed)
            #expect(GenerationGrid.failures(of: cell, made: mashup).isEmpty)
        }
    }
}
