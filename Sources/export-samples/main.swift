// Generates a sample of the grid and writes each piece in every format, for programs that are not ours to check.
// usage: export-samples FOLDER [COUNT]   (from the root of a checkout; 24 pieces unless said)
import Foundation
import Genres
import Mashups
import Teaching

let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.first else {
    print("usage: export-samples FOLDER [COUNT]")
    exit(64)
}
let count = max(1, arguments.dropFirst().first.flatMap { Int($0) } ?? 24)
let folder = URL(filePath: path, directoryHint: .isDirectory)
let data = URL(filePath: "data", directoryHint: .isDirectory)
let catalogue = Catalogue(directory: data.appending(path: "genres"))
let generator = MashupGenerator(catalogue: catalogue, data: data)
let cells = try GenerationGrid(catalogue: catalogue, seeds: 1...3).sample(count)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
var times: [Double] = []
var bytes = 0
for (number, cell) in cells.enumerated() {
    let mashup = try await generator.generate(from: cell.context, seed: cell.seed)
    let name = "\(number + 1)-" + cell.genres.map(\.rawValue).joined(separator: "-") + "-\(cell.level.rawValue)"
    let start = ContinuousClock.now
    let files = try ExportFormat.allCases.map { ($0, try mashup.exported(as: $0)) }
    times.append((ContinuousClock.now - start) / .milliseconds(1))
    for (format, content) in files {
        bytes += content.count
        try content.write(to: folder.appending(path: "\(name).\(format.fileExtension)"))
    }
}
times.sort()
let median = (times[times.count / 2] * 10).rounded() / 10
let slowest = (times[times.count - 1] * 10).rounded() / 10
print("\(count) pieces in \(ExportFormat.allCases.count) formats, \(bytes / 1024) KiB")
print("all formats of a piece: median \(median) ms, slowest \(slowest) ms")
