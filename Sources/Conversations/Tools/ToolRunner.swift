import Teaching

/// Runs the lookups of one turn at once, each within its own time.
struct ToolRunner: Sendable {
    /// One step in the life of a call.
    enum Progress: Sendable {
        case started(ToolCall)
        case finished(ToolCall, ToolFinding?)
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
            var told: Set<[String]> = []
            await withTaskGroup(of: Progress.self) { group in
                let known = requests.compactMap { request in
                    tools.first { $0.name == request.tool }.map { (request: request, tool: $0) }
                }
                var begun: [(call: ToolCall, tool: any Tool, request: ResearchRequest)] = []
                for (offset, (request, tool)) in known.enumerated() {
                    let call = ToolCall(
                        number: callsBefore + offset + 1,
                        tool: tool.name.rawValue,
                        query: tool.query(for: request)
                    )
                    continuation.yield(.started(call))
                    begun.append((call, tool, request))
                }
                // What waits for others is sent off first; what this machine has to work out is done meanwhile.
                for (call, tool, request) in begun.filter(\.tool.isFarAway) + begun.filter({ !$0.tool.isFarAway }) {
                    group.addTask { await finish(call, of: tool, request: request) }
                }
                for await step in group { continuation.yield(Self.onceTold(step, &told)) }
            }
            continuation.finish()
        }
        return Run(progress: progress) { work.cancel() }
    }

    /// A failure that another call of the same tool has had in this round is no news.
    private static func onceTold(_ step: Progress, _ told: inout Set<[String]>) -> Progress {
        guard case .finished(var call, let finding) = step, let error = call.error else { return step }
        if !told.insert([call.tool, error]).inserted { call.repeatsError = true }
        return .finished(call, finding)
    }

    private func finish(_ call: ToolCall, of tool: any Tool, request: ResearchRequest) async -> Progress {
        var call = call
        let clock = ContinuousClock()
        let start = clock.now
        do {
            guard let finding = try await within(timeout, { try await tool.run(request, within: timeout) }) else {
                throw ToolTimeout(limit: timeout)
            }
            call.success = true
            call.resultsCount = finding.resultsCount
            call.summary = finding.summary
            call.durationMilliseconds = (clock.now - start).milliseconds
            return .finished(call, finding)
        } catch {
            call.success = false
            call.error = error is CancellationError ? "stopped" : String(describing: error)
            call.repeatsError = (error as? any ToldFailure)?.wasTold ?? false
            call.durationMilliseconds = (clock.now - start).milliseconds
            return .finished(call, nil)
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
