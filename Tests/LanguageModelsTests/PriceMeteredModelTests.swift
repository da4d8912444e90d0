import LanguageModels
import ModelTestSupport
import Synchronization
import Testing

struct PriceMeteredModelTests {
    private let id = ModelID(provider: .openai, name: "gpt-a")
    private let prices = PriceTable([.init(provider: .openai, model: "gpt-a", input: 1_000_000, output: 2_000_000)])
    private let question = ModelRequest(messages: [.user("Which chords has a twelve-bar blues?")])

    private func metered(_ answer: ScriptedModel.Answer, _ ledger: MemoryLedger) -> MeteredModel {
        let model = ScriptedModel(id: id) { _ in answer }
        return MeteredModel(model, ledger: ledger, prices: prices, purpose: .reply) { ledger.note($0) }
    }

    @Test func `an answer passes unchanged and is entered with its price before the events end`() async throws {
        let ledger = MemoryLedger()
        let events = try await collect(metered(.text("C, F", " and G"), ledger).respond(to: question))
        #expect(events.prefix(2) == [.text("C, F"), .text(" and G")])
        #expect(events.last == .done(.complete))
        #expect(
            ledger.entries == [
                UsageEntry(
                    model: id,
                    purpose: .reply,
                    promptTokens: 100,
                    answerTokens: 20,
                    isEstimated: false,
                    costMicros: 140
                )
            ]
        )
    }

    @Test func `of several counts the last one is entered`() async throws {
        let ledger = MemoryLedger()
        let answer = ScriptedModel.Answer([
            .usage(TokenUsage(prompt: 10, answer: 1)), .text("C"), .usage(TokenUsage(answer: 7)), .done(.complete),
        ])
        _ = try await collect(metered(answer, ledger).respond(to: question))
        #expect(ledger.entries.first?.promptTokens == 10)
        #expect(ledger.entries.first?.answerTokens == 7)
        #expect(ledger.entries.first?.isEstimated == false)
    }

    @Test func `where the server tells no counts they are estimated, and marked so`() async throws {
        let ledger = MemoryLedger()
        let answer = ScriptedModel.Answer([.thinking("12345678"), .text("abcd"), .text("efgh"), .done(.complete)])
        _ = try await collect(metered(answer, ledger).respond(to: question))
        let entry = try #require(ledger.entries.first)
        #expect(entry.answerTokens == 4)
        #expect(entry.promptTokens == TokenEstimate.tokens(in: question))
        #expect(entry.isEstimated)
        #expect(entry.costMicros == entry.promptTokens + 2 * entry.answerTokens)
    }

    @Test func `an answer that breaks off is entered at what was written`() async throws {
        let ledger = MemoryLedger()
        let failure = ModelFailure.connectionLost(.openai)
        let words = String(repeating: "word", count: 50)
        let answer = ScriptedModel.Answer([.usage(TokenUsage(prompt: 30, answer: 1)), .text(words)], failure: failure)
        await #expect(throws: failure) { try await collect(metered(answer, ledger).respond(to: question)) }
        let entry = try #require(ledger.entries.first)
        #expect(entry.promptTokens == 30)
        #expect(entry.answerTokens == 50)
        #expect(entry.isEstimated)
    }

    @Test func `an answer that never began is not entered`() async {
        let ledger = MemoryLedger()
        let failure = ModelFailure.keyMissing(.openai)
        await #expect(throws: failure) { try await collect(metered(.failing(failure), ledger).respond(to: question)) }
        #expect(ledger.entries.isEmpty)
    }

    @Test func `an answer that is stopped is entered at what was written`() async throws {
        let ledger = MemoryLedger()
        let model = metered(ScriptedModel.Answer([.text("abcdefgh")], hangs: true), ledger)
        let began = AsyncStream<Void>.makeStream()
        let reader = Task {
            for try await _ in model.respond(to: question) { began.continuation.yield() }
        }
        for await _ in began.stream { break }
        reader.cancel()
        let entry = await ledger.next()
        #expect(entry.answerTokens == 2)
        #expect(entry.isEstimated)
    }

    @Test func `an answer whose reader goes away is entered too`() async throws {
        let ledger = MemoryLedger()
        let model = metered(ScriptedModel.Answer([.text("abcdefgh")], hangs: true), ledger)
        for try await _ in model.respond(to: question) { break }
        #expect(await ledger.next().answerTokens == 2)
    }

    @Test func `a ledger that fails does not touch the answer`() async throws {
        let ledger = MemoryLedger(isFull: true)
        let events = try await collect(metered(.text("C"), ledger).respond(to: question))
        #expect(events.last == .done(.complete))
        #expect(ledger.problems == 1)
    }

    @Test func `a model without a price is entered without one`() async throws {
        let ledger = MemoryLedger()
        let model = MeteredModel(
            ScriptedModel(id: ModelID(provider: .openai, name: "unknown")) { _ in .text("C") },
            ledger: ledger,
            prices: prices,
            purpose: .lesson
        )
        _ = try await collect(model.respond(to: question))
        #expect(ledger.entries.first?.costMicros == .some(nil))
        #expect(ledger.entries.first?.purpose == .lesson)
    }
}

@discardableResult
private func collect(_ events: ModelEvents) async throws -> [ModelEvent] {
    var all: [ModelEvent] = []
    for try await event in events { all.append(event) }
    return all
}

/// A ledger in memory, which refuses like a store does to work for a task that was cancelled.
private final class MemoryLedger: UsageLedger {
    struct Full: Error {}

    private let kept = Mutex<[UsageEntry]>([])
    private let failures = Mutex(0)
    private let arrivals = AsyncStream<UsageEntry>.makeStream()
    private let isFull: Bool

    init(isFull: Bool = false) {
        self.isFull = isFull
    }

    var entries: [UsageEntry] { kept.withLock { $0 } }
    var problems: Int { failures.withLock { $0 } }

    func note(_ error: any Error) { failures.withLock { $0 += 1 } }

    /// The next entry, as soon as it is there.
    func next() async -> UsageEntry {
        for await entry in arrivals.stream { return entry }
        return UsageEntry(
            model: ModelID(provider: .ollama, name: ""),
            purpose: .reply,
            promptTokens: 0,
            answerTokens: 0,
            isEstimated: false,
            costMicros: nil
        )
    }

    func record(_ entry: UsageEntry) async throws {
        try Task.checkCancellation()
        if isFull { throw Full() }
        kept.withLock { $0.append(entry) }
        arrivals.continuation.yield(entry)
    }
}
