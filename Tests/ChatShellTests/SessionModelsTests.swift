import Conversations
import Foundation
import LanguageModels
import ModelTestSupport
import RateLimits
import Sessions
import Synchronization
import TestSupport
import Testing

@testable import ChatShell

@Suite(.timeLimit(.minutes(15))) struct SessionModelsTests {
    // MARK: - What is said

    @Test func `the model that was found is announced once, and never where it was asked for`() async throws {
        let bench = try ModelsBench()
        let models = try bench.models()
        #expect(await models.current(for: .understanding).notice?.contains("llama3.1:8b on Ollama") == true)
        #expect(await models.current(for: .reply).notice == nil)
        #expect(await models.current(for: .lesson).notice == nil)
        await models.choose(.provider(.ollama))
        #expect(await models.current(for: .reply).notice == nil)
    }

    @Test func `a failure is said once with its next step, and the built-in engine answers`() async throws {
        let bench = try ModelsBench(failure: .notRunning(.ollama, address: "http://127.0.0.1:11434"))
        let models = try bench.models(usual: .provider(.ollama))
        let first = await models.current(for: .reply)
        #expect(first.isBuiltIn)
        #expect(
            first.notice == "Ollama is not running at 127.0.0.1:11434. Start it with `ollama serve`, or go on without: "
                + "the built-in engine answers."
        )
        #expect(await models.current(for: .reply).notice == nil)
    }

    @Test func `without an Ollama nothing is said`() async throws {
        let bench = try ModelsBench(failure: .notRunning(.ollama, address: "a"))
        let answer = try await bench.models().current(for: .reply)
        #expect(answer.isBuiltIn)
        #expect(answer.notice == nil)
    }

    @Test func `a server that failed several times is left alone, with one line`() async throws {
        let bench = try ModelsBench()
        let models = try bench.models(usual: .provider(.ollama))
        for _ in 1...3 { await models.note(.failed(.endedEarly(.ollama)), of: bench.id) }
        let notices = [await models.current(for: .reply).notice, await models.current(for: .reply).notice]
        #expect(
            notices == [
                "Because Ollama failed several times, the built-in engine answers for now; the model is tried again later.",
                nil,
            ]
        )
        bench.clock.advance(.seconds(30))
        #expect(await models.current(for: .reply).notice == nil, "it is tried again quietly")
    }

    @Test func `what only the teacher can mend is said, not that the server failed`() async throws {
        let bench = try ModelsBench(provider: .anthropic)
        let models = try bench.models(usual: .provider(.anthropic))
        #expect(await models.current(for: .understanding).isReady)
        await models.note(.failed(.outOfCredit(.anthropic)), of: bench.id)
        #expect(await models.current(for: .reply).notice?.contains("There is no credit left at Anthropic.") == true)
        #expect(await models.current(for: .reply).notice == nil)

        let keyless = try ModelsBench(provider: .anthropic, failure: .keyMissing(.anthropic))
        let without = try keyless.models(usual: .provider(.anthropic))
        #expect(await without.current(for: .understanding).notice?.contains("ANTHROPIC_API_KEY") == true)
        #expect(await without.current(for: .reply).notice == nil, "the reason has been said")
    }

    @Test func `what was said is not said again when the session is read anew`() async throws {
        let bench = try ModelsBench()
        let log = try bench.store.newSession()
        let before = bench.models(of: log)
        #expect(await before.current(for: .reply).notice != nil)
        let after = bench.models(of: log, continuing: before)
        #expect(await after.current(for: .reply).notice == nil)
    }

    // MARK: - The choice

    @Test func `the choice stays with the session and not with others`() async throws {
        let bench = try ModelsBench()
        let log = try bench.store.newSession()
        _ = try await log.saveMessage("blues", before: ConversationState())
        try await log.saveModelChoice("builtin")
        let again = bench.models(of: try bench.store.resume(log.id).log)
        #expect(await again.wish() == .builtIn)
        #expect(await again.current(for: .reply).isBuiltIn)
        #expect(try await bench.models().wish() == .auto)
    }

    @Test func `a choice that nobody understands any more gives way to the usual one`() async throws {
        let bench = try ModelsBench()
        let log = try bench.store.newSession()
        try await log.saveModelChoice("telepathy/best")
        #expect(await bench.models(of: log).wish() == .auto)
    }

    @Test func `the built-in engine asks no server`() async throws {
        let bench = try ModelsBench()
        let models = try bench.models(usual: .builtIn)
        #expect(await models.current(for: .reply).isBuiltIn)
        #expect(await models.current(for: .reply).notice == nil)
        #expect(bench.timesAsked == 0)
    }

    // MARK: - Usage

    @Test func `what was used is kept under its purpose`() async throws {
        let bench = try ModelsBench()
        let log = try bench.store.newSession()
        let models = bench.models(of: log)
        _ = try await log.saveMessage("blues", before: ConversationState())
        for purpose in UsageEntry.Purpose.allCases { try await models.current(for: purpose).ask() }
        let report = try bench.store.usage(of: log.id)
        #expect(Set(report.rows.map(\.purpose)) == Set(UsageEntry.Purpose.allCases))
        #expect(report.rows.allSatisfy { $0.sum.promptTokens == 100 && $0.sum.answerTokens == 20 })
    }

    // MARK: - Pace

    @Test func `beyond the messages of a minute the built-in engine answers and says when`() async throws {
        let bench = try ModelsBench(perMinute: 2)
        let models = try bench.models(usual: .provider(.ollama))
        for _ in 1...2 { #expect(await models.current(for: .reply).isReady) }
        let refused = await models.current(for: .reply)
        #expect(refused.isBuiltIn)
        #expect(
            refused.notice == "2 messages per minute are allowed, and they are used up. "
                + "The next message can be sent in 30 seconds. Until then the built-in engine answers."
        )
        bench.time.advance(milliseconds: 30_000)
        #expect(await models.current(for: .reply).isReady)
    }

    @Test func `a message that is read and answered counts once, and its summary not at all`() async throws {
        let bench = try ModelsBench(perMinute: 2)
        let models = try bench.models(usual: .provider(.ollama))
        for _ in 1...2 {
            for purpose in [UsageEntry.Purpose.understanding, .reply, .summary] {
                #expect(await models.current(for: purpose).isReady)
            }
        }
        #expect(await models.current(for: .summary).isReady)
        let reading = await models.current(for: .understanding)
        #expect(reading.isBuiltIn, "nothing more is sent to the server")
        #expect(reading.notice == nil, "the reply says why")
        #expect(await models.current(for: .reply).notice?.contains("messages per minute") == true)
    }

    @Test func `two sessions of a teacher share the pace`() async throws {
        let bench = try ModelsBench(perMinute: 1)
        #expect(try await bench.models(usual: .provider(.ollama)).current(for: .reply).isReady)
        #expect(try await bench.models(usual: .provider(.ollama)).current(for: .reply).isBuiltIn)
    }

    // MARK: - Cost

    @Test func `at four fifths of the month's limit a warning is said once, however the sum grows`() async throws {
        let bench = try ModelsBench(provider: .anthropic, limit: 1_000_000)
        let log = try bench.store.newSession()
        let models = bench.models(of: log, usual: .provider(.anthropic))
        try await bench.spend(799_000, in: log)
        #expect(await models.current(for: .reply).notice == nil)
        try await bench.spend(1_000, in: log)
        #expect(
            await models.current(for: .reply).notice
                == "$0.80 of this month's $1.00 for language models are used (MONTHLY_COST_LIMIT)."
        )
        try await bench.spend(50_000, in: log)
        #expect(await models.current(for: .reply).notice == nil)
        #expect(try await models.allowanceQuestion() == nil)
    }

    @Test func `at the limit the teacher is asked once, and with a no the built-in engine answers`() async throws {
        let bench = try ModelsBench(provider: .anthropic, limit: 1_000_000)
        let log = try bench.store.newSession()
        let models = bench.models(of: log, usual: .provider(.anthropic))
        try await bench.spend(1_000_000, in: log)
        let question = try #require(try await models.allowanceQuestion())
        #expect(question.contains("$1.00 of $1.00"))
        try models.answerAllowance(false)
        #expect(try await models.allowanceQuestion() == nil)
        let refused = await models.current(for: .reply)
        #expect(refused.isBuiltIn)
        #expect(refused.notice?.contains("MONTHLY_COST_LIMIT") == true)
        #expect(await models.current(for: .reply).notice == nil)
        let anew = bench.models(of: log, usual: .provider(.anthropic), continuing: models)
        #expect(try await anew.allowanceQuestion() == nil, "not after /undo or /retry either")
    }

    @Test func `with a yes the model goes on for this month, and in the next one it is asked anew`() async throws {
        let bench = try ModelsBench(provider: .anthropic, limit: 1_000_000)
        let log = try bench.store.newSession()
        let models = bench.models(of: log, usual: .provider(.anthropic))
        try await bench.spend(1_200_000, in: log)
        try models.answerAllowance(true)
        #expect(try await models.allowanceQuestion() == nil)
        let granted = await models.current(for: .reply)
        #expect(granted.isReady)
        #expect(granted.notice == nil)
        bench.time.set("2026-12-01T00:00:00Z")
        #expect(await models.current(for: .reply).isReady, "a new month has cost nothing yet")
        try await bench.spend(1_000_000, in: log)
        #expect(try await models.allowanceQuestion() != nil)
        #expect(await models.current(for: .reply).isBuiltIn)
    }

    @Test func `models on the teacher's own computer never count`() async throws {
        let bench = try ModelsBench(limit: 0)
        let log = try bench.store.newSession()
        try await bench.spend(5_000_000, in: log)
        let models = bench.models(of: log, usual: .provider(.ollama))
        #expect(try await models.allowanceQuestion() == nil)
        let granted = await models.current(for: .reply)
        #expect(granted.isReady)
        #expect(granted.notice == nil)
    }

    @Test func `a hosted model behind Ollama does count`() async throws {
        let bench = try ModelsBench(model: "gpt-oss:120b-cloud", limit: 1_000_000)
        let log = try bench.store.newSession()
        try await bench.spend(1_000_000, in: log)
        let models = bench.models(of: log, usual: .provider(.ollama))
        #expect(await models.current(for: .reply).isBuiltIn)
        #expect(try await models.allowanceQuestion() != nil)
    }

    @Test func `without a limit nothing is asked`() async throws {
        let bench = try ModelsBench(provider: .anthropic)
        let log = try bench.store.newSession()
        try await bench.spend(100_000_000, in: log)
        let models = bench.models(of: log, usual: .provider(.anthropic))
        #expect(try await models.allowanceQuestion() == nil)
        #expect(await models.current(for: .reply).isReady)
    }
}

extension ModelAvailability {
    fileprivate var notice: String? {
        switch self {
        case .builtIn(let notice), .ready(_, _, let notice): notice
        }
    }

    fileprivate var isBuiltIn: Bool { if case .builtIn = self { true } else { false } }

    fileprivate var isReady: Bool { !isBuiltIn }

    /// Has the model answer something.
    fileprivate func ask() async throws {
        guard case .ready(let model, _, _) = self else { throw CancellationError() }
        for try await _ in model.respond(to: ModelRequest(messages: [.user("Hello")])) {}
    }
}

/// A store, a desk with one server, and clocks that a test moves.
private final class ModelsBench: Sendable {
    let folder: TemporaryFolder
    let store: SessionStore
    let id: ModelID
    let clock = StandingClock()
    let time = StandingTime()
    private let desk: ModelDesk
    private let service: OneModelService
    private let perMinute: Int
    private let limit: Int?

    init(
        provider: ModelProvider = .ollama,
        model: String? = nil,
        failure: ModelFailure? = nil,
        perMinute: Int = 100,
        limit: Int? = nil
    ) throws {
        folder = try TemporaryFolder()
        let time = time
        store = try SessionStore.open(
            at: folder.file("sessions.db"),
            surroundings: StoreSurroundings(now: { time.now }, random: { UInt64.random(in: .min ... .max) })
        ).store
        id = ModelID(provider: provider, name: model ?? ModelDesk.ollamaModel)
        let service = OneModelService(id: id, failure: failure)
        self.service = service
        let clock = clock
        desk = ModelDesk(services: { _ in service }, names: [provider: id.name], now: { clock.now })
        self.perMinute = perMinute
        self.limit = limit
    }

    var timesAsked: Int { service.timesAsked }

    func models(usual: ModelWish = .auto) throws -> SessionModels { models(of: try store.newSession(), usual: usual) }

    func models(
        of log: SessionLog,
        usual: ModelWish = .auto,
        continuing before: SessionModels? = nil
    ) -> SessionModels {
        let minute = RateLimit(scope: "user:t", name: "minute", capacity: perMinute, window: .seconds(60))
        return SessionModels(
            parts: SessionModels.Parts(
                desk: desk,
                prices: { PriceTable() },
                limiter: RateLimiter(store: store, limits: [minute]),
                monthlyCostLimit: limit,
                onLedgerFailure: { Issue.record("\($0)") }
            ),
            log: log,
            usual: usual,
            continuing: before
        )
    }

    /// Enters an answer that cost so many millionths of a dollar.
    func spend(_ micros: Int, in log: SessionLog) async throws {
        try await log.record(
            UsageEntry(
                model: ModelID(provider: .anthropic, name: "m"),
                purpose: .reply,
                promptTokens: 1,
                answerTokens: 1,
                isEstimated: false,
                costMicros: micros
            )
        )
    }
}

/// A server with one model.
private struct OneModelService: ModelService {
    let id: ModelID
    let failure: ModelFailure?
    let address = "http://127.0.0.1:1"
    private let asked = Tally()

    init(id: ModelID, failure: ModelFailure?) {
        self.id = id
        self.failure = failure
    }

    var provider: ModelProvider { id.provider }
    var timesAsked: Int { asked.count }

    func version() async throws -> String? { nil }

    func models() async throws -> [ModelListing] { [ModelListing(name: id.name)] }

    func model(named name: String) -> any LanguageModel {
        asked.add()
        return FailingModel(base: ScriptedModel(id: id) { _ in .text("Yes.") }, failure: failure)
    }
}

/// A model whose server may not be there.
private struct FailingModel: LanguageModel {
    let base: ScriptedModel
    let failure: ModelFailure?

    var id: ModelID { base.id }

    func capabilities() async throws -> ModelCapabilities {
        if let failure { throw failure }
        return try await base.capabilities()
    }

    func respond(to request: ModelRequest) -> ModelEvents { base.respond(to: request) }
}

private final class Tally: Sendable {
    private let value = Mutex(0)

    var count: Int { value.withLock(\.self) }

    func add() { value.withLock { $0 += 1 } }
}

/// A clock for the desk that stands until it is moved.
private final class StandingClock: Sendable {
    private let moment = Mutex(ContinuousClock.now)

    var now: ContinuousClock.Instant { moment.withLock(\.self) }

    func advance(_ time: Duration) { moment.withLock { $0 += time } }
}

/// The store's time, in the middle of a month.
private final class StandingTime: Sendable {
    private let moment = Mutex(Timestamp(milliseconds: 1_795_255_200_000))

    var now: Timestamp { moment.withLock(\.self) }

    func advance(milliseconds: Int64) {
        moment.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + milliseconds) }
    }

    func set(_ text: String) { moment.withLock { $0 = Timestamp(text) ?? $0 } }
}
