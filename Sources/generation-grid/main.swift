// Generates the whole grid, checks every piece and makes every tenth one twice; prints what failed and how long it took.
// usage: generation-grid [SEEDS]         (from the root of a checkout; 3 seeds unless said)
//        generation-grid --times COUNT   (makes that many pieces from all over the grid, one at a time, and exports each;
//                                         prints medians in milliseconds as JSON)
//        generation-grid --words COUNT   (makes 500 seeds of that many pairs and levels from all over the grid and counts
//                                         the pieces whose words another seed had before)
import Foundation
import Genres
import Mashups
import Teaching

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

func outcomes(of cells: [GenerationGrid.Cell], again: Int = .max) async -> [Outcome] {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    return await withTaskGroup(of: [Outcome].self) { group in
        for worker in 0..<workers {
            group.addTask {
                var outcomes: [Outcome] = []
                for index in stride(from: worker, to: cells.count, by: workers) {
                    outcomes.append(await outcome(of: cells[index], twice: (index + 1).isMultiple(of: again)))
                }
                return outcomes
            }
        }
        var all: [Outcome] = []
        for await part in group { all += part }
        return all
    }
}

/// How many of 500 seeds repeat another's words, for each pair and level; more than 5 is more than one in a hundred.
func printRepeatedWords(of pairs: [GenerationGrid.Cell]) async {
    var repeats: [(cell: GenerationGrid.Cell, count: Int)] = []
    for pair in pairs {
        let made = await outcomes(
            of: (UInt64(1)...500).map { seed in
                var cell = pair
                cell.seed = seed
                return cell
            }
        )
        repeats.append((pair, made.count - Set(made.map(\.lyrics)).count))
    }
    for (cell, count) in repeats.sorted(by: { $0.count > $1.count }) where count > 5 {
        print("\(cell.genres.map(\.rawValue).joined(separator: " + ")), \(cell.level.rawValue): \(count) of 500")
    }
    let many = repeats.count { $0.count > 5 }
    print(
        "\(pairs.count) pairs and levels, \(many) with more than 5 of 500 repeated, most \(repeats.map(\.count).max() ?? 0)"
    )
}

switch arguments.first {
case "--times", "--words":
    let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 100
    let sample = try GenerationGrid(catalogue: catalogue, seeds: 1...3).sample(count)
    if arguments.first == "--times" { try await printTimes(of: sample) } else { await printRepeatedWords(of: sample) }
    exit(0)
default: break
}
let seeds = arguments.first.flatMap { UInt64($0) } ?? 3
let cells = try GenerationGrid(catalogue: catalogue, seeds: 1...max(1, seeds)).cells
let made = await outcomes(of: cells, again: 10)
let failures = made.flatMap(\.failures)
for failure in failures.prefix(50) { print("FAILED \(failure)") }
let times = made.map(\.milliseconds).sorted()
let distinct = Set(made.map(\.lyrics)).count
func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
print("\(cells.count) pieces, \(failures.count) failed checks, \(cells.count / 10) made twice")
print("median \(tenths(median(times))) ms, 95 of 100 within \(tenths(times[times.count * 95 / 100])) ms")
print("\(distinct) distinct lyrics, \(tenths(100 * Double(cells.count - distinct) / Double(cells.count))) % repeated")
exit(failures.isEmpty ? 0 : 1)
