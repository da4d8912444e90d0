import LanguageModels

/// Runs the tools a model calls, within the limits of one reply.
struct ToolRounds: Sendable {
    private let toolbox: ModelToolbox
    private let limits: ModelTurnLimits
    private let clock = ContinuousClock()
    /// Rounds of calls so far.
    private(set) var rounds = 0
    /// Results so far, to be quoted where no tools are offered any more.
    private(set) var results: [QuotedPassage] = []
    private var callsLeft: Int
    private var timeLeft: Duration
    private var lastNumber: Int

    /// Prepares for a reply whose turn has had `calls` tool calls.
    init(toolbox: ModelToolbox, limits: ModelTurnLimits, after calls: Int) {
        self.toolbox = toolbox
        self.limits = limits
        callsLeft = limits.calls
        timeLeft = limits.toolTime
        lastNumber = calls
    }

    /// Whether another round of calls is allowed.
    var isOpen: Bool { rounds < limits.rounds && callsLeft > 0 && timeLeft > .zero && !toolbox.callables.isEmpty }

    /// Answers every call of a round, in order: with the tool's result, or with why there is none.
    mutating func answer(_ calls: [ModelToolCall], output: ReplyOutput) async throws -> [ModelMessage] {
        rounds += 1
        var messages: [ModelMessage] = []
        for call in calls {
            let (content, failed) = try await result(of: call, output: output)
            let text = PromptText.defused(content)
            messages.append(.tool(callID: call.id, name: call.name, content: text, failed: failed))
            if !failed {
                let heading = "tool=\"\(PromptComposer.attribute(call.name, limit: 64))\""
                results.append(QuotedPassage(heading: heading, text: PromptText.quoted(content)))
            }
        }
        return messages
    }

    private mutating func result(of call: ModelToolCall, output: ReplyOutput) async throws -> (String, failed: Bool) {
        guard callsLeft > 0 else { return (ModelToolProblem.limitReached.description, true) }
        guard timeLeft > .zero else { return (ModelToolProblem.outOfTime(limit: limits.toolTime).description, true) }
        callsLeft -= 1
        lastNumber += 1
        // An unknown tool has no query; that it is unknown is thrown and told below.
        let query = (try? toolbox.callable(call.name))?.query(call.arguments) ?? ""
        var shown = ToolCall(number: lastNumber, tool: PromptComposer.attribute(call.name, limit: 64), query: query)
        output.tell(.toolStarted(shown))
        let start = clock.now
        do {
            let answer = try await run(call)
            shown.success = true
            shown.query = answer.query
            shown.resultsCount = answer.resultsCount
            shown.summary = answer.summary
            shown.durationMilliseconds = spend(since: start)
            output.tell(.toolFinished(shown, answer.notes))
            return (answer.content, false)
        } catch {
            let reason = error is CancellationError ? "stopped" : String(describing: error)
            shown.success = false
            shown.error = reason
            shown.durationMilliseconds = spend(since: start)
            output.tell(.toolFinished(shown, []))
            try Task.checkCancellation()
            return (reason, true)
        }
    }

    private mutating func spend(since start: ContinuousClock.Instant) -> Int {
        let spent = clock.now - start
        timeLeft -= spent
        return spent.milliseconds
    }

    /// Runs a call within the time that is left.
    private func run(_ call: ModelToolCall) async throws -> ModelToolAnswer {
        let callable = try toolbox.callable(call.name)
        guard case .object = call.arguments else { throw ModelToolProblem.unreadableArguments }
        guard let answer = try await within(timeLeft, { try await callable.call(call.arguments) }) else {
            throw ModelToolProblem.outOfTime(limit: limits.toolTime)
        }
        return answer
    }
}
