import Foundation
import HTTPCore
import HTTPCurl

/// Measures the transport against a server that somebody else started; figures go to standard output as JSON.
@main
struct HTTPBench {
    let transport = CurlTransport(userAgent: "http-bench")
    let clock = ContinuousClock()
    let limits = HTTPLimits(bodyBytes: 4 << 30)

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let address = arguments.last, let url = URL(string: address) else { fail(usage) }
        let bench = HTTPBench()
        do {
            switch (arguments.first, arguments.count) {
            case ("lines", 2): try await bench.lines(url)
            case ("first", 2): try await bench.pieces(url)
            case ("cancel", 2): try await bench.cancel(url)
            case ("streams", 3): try await bench.streams(Int(arguments[1]) ?? 8, url)
            default: fail(usage)
            }
        } catch {
            fail("http-bench: \(error)\n")
        }
    }

    static let usage = "usage: http-bench lines URL | first URL | cancel URL | streams N URL\n"

    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data(message.utf8))
        exit(1)
    }

    /// How long a body of JSON lines takes, from asking to its last line.
    func lines(_ url: URL) async throws {
        let start = clock.now
        let (bytes, lines) = try await count(url)
        print(#"{"bytes":\#(bytes),"lines":\#(lines),"milliseconds":\#(milliseconds(since: start))}"#)
    }

    /// The pieces of a body as they come, and nothing else.
    func pieces(_ url: URL) async throws {
        let response = try await transport.send(HTTPRequest(.get, url, limits: limits))
        for try await piece in response.body { try FileHandle.standardOutput.write(contentsOf: piece) }
    }

    /// How long it takes from cancelling a reader until its connection is closed.
    func cancel(_ url: URL) async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            defer { arrival.finish() }
            let response = try await transport.send(HTTPRequest(.get, url, limits: limits))
            for try await _ in response.body { arrival.yield() }
        }
        for await _ in arrived { break }
        let start = clock.now
        reader.cancel()
        // It ends with the error that says it was cancelled.
        _ = await reader.result
        let open = await transport.openTransfers()
        print(#"{"open":\#(open),"milliseconds":\#(milliseconds(since: start))}"#)
    }

    /// How long concurrent bodies take together, and the threads of this process while they run.
    func streams(_ number: Int, _ url: URL) async throws {
        let start = clock.now
        let (bytes, lines, threads, driving) = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for _ in 0..<number { group.addTask { try await count(url) } }
            var sums = (bytes: 0, lines: 0, threads: 0, driving: 0)
            for try await (bytes, lines) in group {
                let names = threadNames()
                sums.bytes += bytes
                sums.lines += lines
                sums.threads = max(sums.threads, names.count)
                sums.driving = max(sums.driving, names.count { $0.hasPrefix("HTTP") })
            }
            return sums
        }
        let time = milliseconds(since: start)
        let sums = #""streams":\#(number),"bytes":\#(bytes),"lines":\#(lines)"#
        print(#"{\#(sums),"threads":\#(threads),"transportThreads":\#(driving),"milliseconds":\#(time)}"#)
    }

    private func count(_ url: URL) async throws -> (bytes: Int, lines: Int) {
        var decoder = NDJSONDecoder()
        var (bytes, lines) = (0, 0)
        for try await piece in try await transport.send(HTTPRequest(.get, url, limits: limits)).body {
            bytes += piece.count
            try decoder.append(piece) { _ in lines += 1 }
        }
        if try decoder.finish() != nil { lines += 1 }
        return (bytes, lines)
    }

    private func milliseconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = start.duration(to: clock.now).components
        return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
    }

    /// The names of this process's threads; none where the system does not show them as files, which only Linux does.
    private func threadNames() -> [String] {
        let tasks = "/proc/self/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
        return threads.map { (try? String(contentsOfFile: "\(tasks)/\($0)/comm", encoding: .utf8)) ?? "" }
    }
}
