public import Teaching

/// One session's conversation: takes a message, and tells as it goes what happens with it.
///
/// An actor, because a turn suspends while tools run; turns of one conversation must not overlap, and the shell waits
/// for the end of one before it begins the next.
public actor Conversation {
    private var machine: ConversationMachine
    private let parts: ConversationParts
    private let store: any ConversationStore

    /// Goes on from `state`, keeping everything in `store`.
    public init(state: ConversationState, parts: ConversationParts, store: any ConversationStore) {
        machine = ConversationMachine(
            state: state,
            requiresWebResearch: parts.requiresWebResearch,
            searchesWeb: parts.searchesWeb,
            awaitsSupplement: parts.supplement != nil
        )
        self.parts = parts
        self.store = store
    }

    /// What is known and remembered now.
    public var state: ConversationState { machine.state }
    /// Where the conversation stands now.
    public var phase: Phase { machine.phase }

    /// Sends one message.
    ///
    /// The events throw `MessageError` for a message that is not taken (nothing is stored then) and the store's error
    /// where the message could not be saved.
    public nonisolated func send(_ text: String) -> RunningTurn {
        start { output in try await self.run(text, in: output) }
    }

    /// Changes the context by a command; the events tell what changed, and the research that follows from it.
    public nonisolated func edit(_ edits: [ContextEdit]) -> RunningTurn {
        start { output in try await self.run(edits, in: output) }
    }

    /// Searches the web for words of the teacher's.
    ///
    /// A turn like any other: the words are kept first, what is found enters the context, and the reply tells it.
    public nonisolated func research(_ words: String) -> RunningTurn {
        start { output in try await self.run(searching: words, in: output) }
    }

    /// Takes out everything from a source and keeps it out; returns how many passages went.
    public func dropSource(_ url: String) async throws -> Int {
        let (count, _) = machine.dropSource(url)
        try await store.saveState(machine.state, phase: machine.phase)
        return count
    }

    /// Notes that a mashup was generated and returns what to say about it.
    public func noteGenerated(title: String) async throws -> String {
        let actions = machine.receive(.generated(title: title))
        var said = ""
        for case .reply(let plan) in actions {
            let reply = try await parts.replies.reply(
                to: ReplyRequest(plan: plan, message: "", state: machine.state, phase: machine.phase)
            )
            for try await case .text(let piece) in reply.pieces { said += piece }
            machine.remember(reply.dialogue)
        }
        try await store.saveState(machine.state, phase: machine.phase)
        return said
    }

    private nonisolated func start(_ work: @escaping @Sendable (TurnOutput) async throws -> Void) -> RunningTurn {
        let (events, continuation) = AsyncThrowingStream.makeStream(of: TurnEvent.self)
        let task = Task {
            do {
                try await work(TurnOutput(continuation: continuation))
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { ending in
            if case .cancelled = ending { task.cancel() }
        }
        return RunningTurn(events: events) { task.cancel() }
    }

    /// Saves a message before anything else happens with it, and begins its turn.
    private func begin(
        _ text: String,
        saidAs written: (String) -> String = { $0 },
        in output: TurnOutput
    ) async throws -> Turn {
        let start = ContinuousClock.now
        let message = try MessageError.check(text)
        if let limit = parts.maximumTurns, machine.state.turns >= limit {
            throw MessageError.tooManyTurns(limit: limit)
        }
        let id = try await store.saveMessage(written(message), before: machine.state)
        output.yield(.saved(messageID: id))
        return Turn(messageID: id, message: message, intent: .facts, start: start)
    }

    private func run(searching words: String, in output: TurnOutput) async throws {
        var turn = try await begin(words, saidAs: { "/research \($0)" }, in: output)
        do {
            try await perform(machine.receive(.asked(turn.message)), turn: &turn, output: output)
        } catch is CancellationError {
            turn.isInterrupted = true
        }
        try await close(turn, output: output)
    }

    private func run(_ text: String, in output: TurnOutput) async throws {
        var turn = try await begin(text, in: output)
        let message = turn.message
        do {
            var understanding = try await parts.extractor.understand(
                message,
                in: machine.state.context,
                dialogue: machine.state.dialogue
            )
            if try isTweak(message, understood: understanding) { understanding.intent = .tweak }
            turn.intent = understanding.intent
            turn.secondReading = secondReading(of: message, understood: understanding)
            try await perform(machine.receive(.message(understanding)), turn: &turn, output: output)
        } catch is CancellationError {
            turn.isInterrupted = true
        }
        try await close(turn, output: output)
    }

    /// Whether a message is about the lesson that is there, and says nothing new about the one that is planned.
    private func isTweak(_ message: String, understood: Understanding) throws -> Bool {
        guard machine.phase == .completed, understood.unknownGenres.isEmpty, let asks = parts.asksForTweak else {
            return false
        }
        var context = machine.state.context
        return try context.apply(understood.edits).isEmpty && asks(message)
    }

    private func run(_ edits: [ContextEdit], in output: TurnOutput) async throws {
        var turn = Turn(messageID: nil, message: "", intent: .facts)
        do {
            try await perform(machine.receive(.edit(edits)), turn: &turn, output: output)
        } catch is CancellationError {
            turn.isInterrupted = true
        }
        try await store.saveState(machine.state, phase: machine.phase)
        output.yield(.done(turn.summary(state: machine.state, phase: machine.phase)))
    }

    private func perform(
        _ actions: [ConversationMachine.Action],
        turn: inout Turn,
        output: TurnOutput
    ) async throws {
        for action in actions {
            switch action {
            case .showChanges(let changes): output.yield(.contextChanged(machine.state.context, changes))
            case .enter(let phase): output.yield(.phaseChanged(phase))
            case .research(let requests):
                let notes = try await research(requests, turn: &turn, output: output)
                try await perform(machine.receive(.researched(notes)), turn: &turn, output: output)
            case .supplement:
                let edits = try await supplement(turn: &turn, output: output)
                try await perform(machine.receive(.supplemented(edits)), turn: &turn, output: output)
            case .reply(let plan): try await reply(plan, turn: &turn, output: output)
            }
        }
    }

    /// Begins the second reading of a message, beside the lookups.
    private func secondReading(of message: String, understood: Understanding) -> Task<Supplement, any Error>? {
        guard let supplement = parts.supplement else { return nil }
        let (context, dialogue) = (machine.state.context, machine.state.dialogue)
        return Task {
            try await supplement.supplement(message, understood: understood, in: context, dialogue: dialogue)
        }
    }

    private func supplement(turn: inout Turn, output: TurnOutput) async throws -> [ContextEdit] {
        guard let reading = turn.secondReading else { return [] }
        turn.secondReading = nil
        let found = try await withTaskCancellationHandler {
            try await reading.value
        } onCancel: {
            reading.cancel()
        }
        if let notice = found.notice { output.yield(.notice(notice)) }
        return found.edits
    }

    private func research(
        _ requests: [ResearchRequest],
        turn: inout Turn,
        output: TurnOutput
    ) async throws -> [ResearchNote] {
        let runner = ToolRunner(
            tools: parts.tools,
            timeout: parts.timeForTools(since: turn.takeStart()),
            callsBefore: turn.toolCalls.count
        )
        let run = runner.start(requests)
        let messageID = turn.messageID
        // The end of every call is noted even where the turn is stopped: only the tools are told to stop, so that what is
        // stored has no open call in it.
        let noting = Task { try await note(run.progress, messageID: messageID, output: output) }
        let (calls, notes) = try await withTaskCancellationHandler {
            try await noting.value
        } onCancel: {
            run.stop()
        }
        turn.toolCalls += calls.sorted { $0.number < $1.number }
        try Task.checkCancellation()
        return notes
    }

    private func note(
        _ progress: AsyncStream<ToolRunner.Progress>,
        messageID: Int64?,
        output: TurnOutput
    ) async throws -> ([ToolCall], [ResearchNote]) {
        var calls: [ToolCall] = []
        var notes: [ResearchNote] = []
        for await step in progress {
            let call =
                switch step {
                case .started(let call), .finished(let call, _): call
                }
            if let messageID { try await store.saveToolCall(call, messageID: messageID) }
            switch step {
            case .started: output.yield(.toolStarted(call))
            case .finished(_, let finding):
                calls.append(call)
                notes += finding?.notes ?? []
                output.yield(.toolFinished(call))
                if let notice = finding?.notice { output.yield(.notice(notice)) }
            }
        }
        return (calls, notes)
    }

    private func reply(_ plan: ReplyPlan, turn: inout Turn, output: TurnOutput) async throws {
        let request = ReplyRequest(
            plan: plan,
            message: turn.message,
            state: machine.state,
            phase: machine.phase,
            toolCalls: turn.toolCalls.count
        )
        let reply = try await parts.replies.reply(to: request)
        var pace = SavingPace()
        for try await piece in reply.pieces {
            try Task.checkCancellation()
            try await take(piece, turn: &turn, output: output)
            if parts.replies.isSlow, case .text = piece, let id = turn.messageID, pace.isDue() {
                try await store.saveReply(turn.reply, to: id)
            }
        }
        // A stopped task ends the pieces early without an error.
        try Task.checkCancellation()
        if !turn.isInterrupted { machine.remember(reply.dialogue) }
    }

    private func take(_ piece: ReplyPiece, turn: inout Turn, output: TurnOutput) async throws {
        switch piece {
        case .text(let text):
            turn.reply += text
            output.yield(.text(text))
        case .thinking(let text): output.yield(.thinking(text))
        case .notice(let text): output.yield(.notice(text))
        case .toolStarted(let call):
            if let id = turn.messageID { try await store.saveToolCall(call, messageID: id) }
            output.yield(.toolStarted(call))
        case .toolFinished(let call, let notes):
            if let id = turn.messageID { try await store.saveToolCall(call, messageID: id) }
            turn.toolCalls.append(call)
            output.yield(.toolFinished(call))
            if case .enter(let phase)? = machine.receive(.found(notes)).first { output.yield(.phaseChanged(phase)) }
        case .cutShort(let reason):
            turn.isInterrupted = true
            output.yield(.notice(reason))
        }
    }

    /// Closes the turn even when its task was cancelled: what was said until then is kept.
    private func close(_ turn: Turn, output: TurnOutput) async throws {
        turn.secondReading?.cancel()
        guard let id = turn.messageID else { return }
        let (state, phase, store) = (machine.state, machine.phase, store)
        let closed = ClosedTurn(
            messageID: id,
            reply: turn.reply,
            isInterrupted: turn.isInterrupted,
            state: state,
            phase: phase
        )
        try await Task { try await store.closeTurn(closed) }.value
        output.yield(.done(turn.summary(state: state, phase: phase)))
    }
}

/// A turn while it runs.
private struct Turn {
    var messageID: Int64?
    var message: String
    var secondReading: Task<Supplement, any Error>?
    var intent: Understanding.Intent
    var reply = ""
    var toolCalls: [ToolCall] = []
    var isInterrupted = false
    /// When the turn began; nil once its first lookups have been given their time.
    var start: ContinuousClock.Instant?

    /// The beginning of the turn, the first time it is asked for.
    mutating func takeStart() -> ContinuousClock.Instant? {
        defer { start = nil }
        return start
    }

    func summary(state: ConversationState, phase: Phase) -> TurnSummary {
        TurnSummary(
            reply: reply,
            toolCalls: toolCalls,
            context: state.context,
            phase: phase,
            intent: intent,
            isInterrupted: isInterrupted
        )
    }
}

/// Tells when what was written so far has to be saved again: at the first piece, and then every 250 ms at most.
private struct SavingPace {
    private let clock = ContinuousClock()
    private var last: ContinuousClock.Instant?

    mutating func isDue() -> Bool {
        let now = clock.now
        if let last, last.duration(to: now) < .milliseconds(250) { return false }
        last = now
        return true
    }
}

/// Where a running turn tells what happens.
private struct TurnOutput: Sendable {
    let continuation: AsyncThrowingStream<TurnEvent, any Error>.Continuation

    func yield(_ event: TurnEvent) { continuation.yield(event) }
}
