// Generates the whole grid, checks every piece and makes every tenth one twice; prints what failed and how long it took.
// usage: generation-grid [SEEDS]   (from the root of a checkout; 5 seeds unless said)
import Foundation
import Genres
import Mashups

let seeds = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 5
let data = URL(filePath: "data", directoryHint: .isDirectory)
let catalogue = Catalogue(directory: data.appending(path: "genres"))
let generator = MashupGenerator(catalogue: catalogue, data: data)
let cells = try GenerationGrid(catalogue: catalogue, seeds: 1...max(1, seeds)).cells

struct Outcome: Sendable {
    var failures: [String] = []
    var lyrics = ""
    var milliseconds = 0.0
}

@Sendable func outcome(of cell: GenerationGrid.Cell, twice: Bool) async -> Outcome {
    let start = ContinuousClock.now
    do {
        let mashup = try await generator.generate(from: cell.context, seed: cell.seed)
        let time = ContinuousClock.now - start
        var failures = GenerationGrid.failures(of: cell, made: mashup)
        if twice {
            let again = try await generator.generate(from: cell.context, seed: cell.seed)
            if try mashup.json() != again.json() { failures.append("\(cell): two runs differ") }
        }
        return Outcome(failures: failures, lyrics: mashup.lyrics, milliseconds: time / .milliseconds(1))
    } catch {
        return Outcome(failures: ["\(cell): \(error)"])
    }
}

let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
let outcomes = await withTaskGroup(of: [Outcome].self) { group in
    for worker in 0..<workers {
        group.addTask {
            var outcomes: [Outcome] = []
            for index in stride(from: worker, to: cells.count, by: workers) {
                outcomes.append(await outcome(of: cells[index], twice: index % 10 == 0))
            }
            return outcomes
        }
    }
    var all: [Outcome] = []
    for await part in group { all += part }
    return all
}
let failures = outcomes.flatMap(\.failures)
for failure in failures.prefix(50) { print("FAILED \(failure)") }
let times = outcomes.map(\.milliseconds).sorted()
let distinct = Set(outcomes.map(\.lyrics)).count
func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
print("\(cells.count) pieces, \(failures.count) failed checks, \((cells.count + 9) / 10) made twice")
print("median \(tenths(times[times.count / 2])) ms, 95 of 100 within \(tenths(times[times.count * 95 / 100])) ms")
print("\(distinct) distinct lyrics, \(tenths(100 * Double(cells.count - distinct) / Double(cells.count))) % repeated")
exit(failures.isEmpty ? 0 : 1)
