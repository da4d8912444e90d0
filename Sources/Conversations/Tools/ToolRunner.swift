import Teaching

/// Runs the lookups of one turn at once, each within its own time.
struct ToolRunner: Sendable {
    /// One step in the life of a call.
    enum Progress: Sendable {
        case started(ToolCall)
        case finished(ToolCall, [ResearchNote])
    }

    let tools: [any Tool]
    let timeout: Duration
    /// Calls the turn has had before, which have the first numbers.
    var callsBefore = 0

    /// Lookups under way: what becomes of each, and how to stop them all.
    struct Run: Sendable {
        let progress: AsyncStream<Progress>
        let stop: @Sendable () -> Void
    }

    /// Starts every request together and reports each start and end; the reports end when all have ended.
    ///
    /// Stopped calls end as failed.
    func start(_ requests: [ResearchRequest]) -> Run {
        let (progress, continuation) = AsyncStream.makeStream(of: Progress.self)
        let work = Task {
            await withTaskGroup(of: Progress.self) { group in
                for (offset, request) in requests.enumerated() {
                    guard let tool = tools.first(where: { $0.name == request.tool }) else { continue }
                    let call = ToolCall(
                        number: callsBefore + offset + 1,
                        tool: tool.name.rawValue,
                        query: tool.query(for: request)
                    )
                    continuation.yield(.started(call))
                    group.addTask { await finish(call, of: tool, request: request) }
                }
                for await step in group { continuation.yield(step) }
            }
            continuation.finish()
        }
        return Run(progress: progress) { work.cancel() }
    }

    private func finish(_ call: ToolCall, of tool: any Tool, request: ResearchRequest) async -> Progress {
        var call = call
        let clock = ContinuousClock()
        let start = clock.now
        do {
            guard let finding = try await within(timeout, { try await tool.run(request) }) else {
                throw ToolTimeout(limit: timeout)
            }
            call.success = true
            call.resultsCount = finding.resultsCount
            call.summary = finding.summary
            call.durationMilliseconds = (clock.now - start).milliseconds
            return .finished(call, finding.notes)
        } catch {
            call.success = false
            call.error = error is CancellationError ? "stopped" : String(describing: error)
            call.durationMilliseconds = (clock.now - start).milliseconds
            return .finished(call, [])
        }
    }
}

/// A lookup took longer than it may.
struct ToolTimeout: Error, CustomStringConvertible {
    let limit: Duration

    var description: String { "no answer within \(limit.components.seconds) s" }
}

extension Duration {
    /// The duration in whole milliseconds.
    var milliseconds: Int {
        Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
    }
}
