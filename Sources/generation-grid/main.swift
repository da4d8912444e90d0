// Generates the whole grid, checks every piece and makes every tenth one twice; prints what failed and how long it took.
// usage: generation-grid [SEEDS]         (from the root of a checkout; 3 seeds unless said)
//        generation-grid --times COUNT   (makes that many pieces from all over the grid, one at a time, and exports each;
//                                         prints medians in milliseconds as JSON)
import Foundation
import Genres
import Mashups

let arguments = Array(CommandLine.arguments.dropFirst())
let data = URL(filePath: "data", directoryHint: .isDirectory)
let catalogue = Catalogue(directory: data.appending(path: "genres"))
let generator = MashupGenerator(catalogue: catalogue, data: data)

func median(_ times: [Double]) -> Double {
    times.isEmpty ? 0 : times.sorted()[times.count / 2]
}

/// The medians over a sample: what a lesson costs once lists and records are read, and all its exports together.
func printTimes(of cells: [GenerationGrid.Cell]) async throws {
    var making: [Double] = []
    var exporting: [Double] = []
    for round in 1...2 {
        for cell in cells {
            let start = ContinuousClock.now
            let mashup = try await generator.generate(from: cell.context, seed: cell.seed)
            let made = ContinuousClock.now
            for format in ExportFormat.allCases { _ = try mashup.exported(as: format) }
            let exported = ContinuousClock.now
            // The first round reads the records.
            guard round == 2 else { continue }
            making.append((made - start) / .milliseconds(1))
            exporting.append((exported - made) / .milliseconds(1))
        }
    }
    print("{\"pieces\": \(cells.count), \"making\": \(median(making)), \"exporting\": \(median(exporting))}")
}

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
            for format in ExportFormat.allCases {
                let isSame = try mashup.exported(as: format) == again.exported(as: format)
                if !isSame { failures.append("\(cell): two runs differ in \(format.rawValue)") }
            }
        }
        return Outcome(failures: failures, lyrics: mashup.lyrics, milliseconds: time / .milliseconds(1))
    } catch {
        return Outcome(failures: ["\(cell): \(error)"])
    }
}

func allOutcomes(of cells: [GenerationGrid.Cell]) async -> [Outcome] {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: [Outcome].self) { group in
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
}

if arguments.first == "--times" {
    let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 100
    try await printTimes(of: GenerationGrid(catalogue: catalogue, seeds: 1...3).sample(count))
    exit(0)
}
let seeds = arguments.first.flatMap { UInt64($0) } ?? 3
let cells = try GenerationGrid(catalogue: catalogue, seeds: 1...max(1, seeds)).cells
let outcomes = await allOutcomes(of: cells)
let failures = outcomes.flatMap(\.failures)
for failure in failures.prefix(50) { print("FAILED \(failure)") }
let times = outcomes.map(\.milliseconds).sorted()
let distinct = Set(outcomes.map(\.lyrics)).count
func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
print("\(cells.count) pieces, \(failures.count) failed checks, \((cells.count + 9) / 10) made twice")
print("median \(tenths(median(times))) ms, 95 of 100 within \(tenths(times[times.count * 95 / 100])) ms")
print("\(distinct) distinct lyrics, \(tenths(100 * Double(cells.count - distinct) / Double(cells.count))) % repeated")
exit(failures.isEmpty ? 0 : 1)
