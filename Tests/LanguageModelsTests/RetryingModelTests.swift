import LanguageModels
import ModelTestSupport
import Synchronization
import Testing

struct RetryingModelTests {
    private let busy = ModelFailure.overloaded(.ollama, retryAfter: nil)
    private let question = ModelRequest(messages: [.user("Which chords?")])

    @Test func `an answer after two failures is the answer, and each wait is announced`() async throws {
        let model = ScriptedModel(.failing(busy), .failing(busy), .text("Am"))
        let clock = ImmediateClock()
        let notices = Mutex<[Duration]>([])
        let retrying = RetryingModel(model, clock: clock, random: { 0 }) { _, wait in
            notices.withLock { $0.append(wait) }
        }
        let events = try await collect(retrying.respond(to: question))
        #expect(events.first == .text("Am"))
        #expect(events.last == .done(.complete))
        #expect(model.requests.count == 3)
        #expect(notices.withLock { $0 } == [.milliseconds(500), .seconds(1)])
        #expect(clock.slept == [.milliseconds(500), .seconds(1)])
    }

    @Test func `the third failure is the one that is thrown`() async {
        let model = ScriptedModel(.failing(busy), .failing(busy), .failing(.connectionLost(.ollama)))
        let retrying = RetryingModel(model, clock: ImmediateClock(), random: { 0 })
        await #expect(throws: ModelFailure.connectionLost(.ollama)) {
            try await collect(retrying.respond(to: question))
        }
        #expect(model.requests.count == 3)
    }

    @Test(arguments: [
        ModelEvent.text("A"), .thinking("hm"), .echo("block"),
        .toolCall(ModelToolCall(id: "1", name: "web_search", arguments: [:])),
    ])
    func `an answer that began is never begun again`(event: ModelEvent) async {
        let model = ScriptedModel(.init([event], failure: busy), .text("B"))
        let retrying = RetryingModel(model, clock: ImmediateClock(), random: { 0 })
        await #expect(throws: busy) { try await collect(retrying.respond(to: question)) }
        #expect(model.requests.count == 1)
    }

    @Test func `counts of tokens and empty text do not count as shown`() async throws {
        let model = ScriptedModel(.init([.usage(TokenUsage(prompt: 9)), .text("")], failure: busy), .text("B"))
        let retrying = RetryingModel(model, clock: ImmediateClock(), random: { 0 })
        #expect(try await collect(retrying.respond(to: question)).contains(.text("B")))
    }

    @Test func `stopping while it waits sends nothing more`() async throws {
        let clock = EndlessClock()
        let model = ScriptedModel(.failing(busy))
        let retrying = RetryingModel(model, clock: clock, random: { 0 })
        let reader = Task { try await collect(retrying.respond(to: question)) }
        await clock.sleeper()
        reader.cancel()
        let events = try? await reader.value
        #expect(events?.isEmpty ?? true)
        #expect(model.requests.count == 1)
    }

    @Test func `it says of itself what the model says`() async throws {
        let model = ScriptedModel(.text("A"))
        let retrying = RetryingModel(model)
        #expect(retrying.id == model.id)
        #expect(try await retrying.capabilities() == model.capabilities())
    }
}

@discardableResult
private func collect(_ events: ModelEvents) async throws -> [ModelEvent] {
    var all: [ModelEvent] = []
    for try await event in events { all.append(event) }
    return all
}

/// A clock on which nobody waits.
private final class ImmediateClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant
    private let waits = Mutex<[Duration]>([])
    private let start = ContinuousClock.now

    var now: Instant { start }
    var minimumResolution: Duration { .zero }
    var slept: [Duration] { waits.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        waits.withLock { $0.append(start.duration(to: deadline)) }
    }
}

/// A clock on which everybody waits until they are cancelled.
private final class EndlessClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant
    private let arrivals = AsyncStream<Void>.makeStream()
    let now = ContinuousClock.now
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        arrivals.continuation.yield()
        let never = AsyncStream<Void> { _ in }
        for await _ in never {}
        throw CancellationError()
    }

    /// Returns when somebody sleeps.
    func sleeper() async {
        for await _ in arrivals.stream { return }
    }
}
