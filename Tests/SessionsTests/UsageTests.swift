import Conversations
import Foundation
import LanguageModels
import Testing

@testable import Sessions

@Suite struct UsageTests {
    let test: TestStore
    let store: SessionStore

    init() throws {
        test = try TestStore()
        store = try test.open()
    }

    @Test func `what models were used for adds up by model and purpose`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(prompt: 100, answer: 20, cost: 300))
        try await log.record(entry(prompt: 110, answer: 30, isEstimated: true, cost: nil))
        try await log.record(entry("gpt-x", .understanding, prompt: 5, answer: 1, cost: 0))
        let report = try store.usage(of: log.id)
        let replies = UsageSum(
            answers: 2,
            promptTokens: 210,
            answerTokens: 50,
            estimatedAnswers: 1,
            costMicros: 300,
            unpricedAnswers: 1
        )
        let understanding = UsageSum(answers: 1, promptTokens: 5, answerTokens: 1)
        #expect(
            report.rows == [
                UsageReport.Row(model: "openai/gpt-x", purpose: .understanding, sum: understanding),
                UsageReport.Row(model: "openai/gpt-y", purpose: .reply, sum: replies),
            ]
        )
        #expect(report.total.answers == 3)
        #expect(report.total.promptTokens == 215)
        #expect(report.total.costMicros == 300)
        #expect(report.total.unpricedAnswers == 1)
    }

    @Test func `each session has its own usage, and one without a model none`() async throws {
        let (first, second) = (try store.newSession(), try store.newSession())
        try await first.turn("jazz", "Yes.")
        try await second.turn("blues", "Yes.")
        try await first.record(entry(cost: 7))
        #expect(try store.usage(of: first.id).total.costMicros == 7)
        #expect(try store.usage(of: second.id).isEmpty)
        #expect(try store.usage(of: SessionID(rawValue: "0000000000")).isEmpty)
    }

    @Test func `the last reply's usage is that of the message last answered`() async throws {
        let log = try store.newSession()
        #expect(try store.lastUsage(of: log.id).isEmpty)
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(cost: 1))
        let message = try await log.saveMessage("blues", before: state())
        try await log.record(entry("gpt-x", .understanding, cost: 10))
        try await log.record(entry(cost: 100))
        try await log.closeTurn(
            .init(messageID: message, reply: "Yes.", isInterrupted: false, state: state(), phase: .initial)
        )
        try await log.record(entry("gpt-x", .lesson, cost: 1000))
        #expect(try store.lastUsage(of: log.id).total.costMicros == 110)
        #expect(try store.usage(of: log.id).total.costMicros == 1111)

        try await log.turn("polka", "Said by the built-in engine.")
        #expect(try store.lastUsage(of: log.id).isEmpty)
        _ = try store.undo(log.id)
        #expect(try store.lastUsage(of: log.id).total.costMicros == 110)
    }

    @Test func `what an answer cost before its session was stored comes to it with its mashup`() async throws {
        let log = try store.newSession()
        try await log.record(entry("gpt-x", .lesson, cost: 40))
        #expect(!log.isStored)
        #expect(try store.sessions().isEmpty)
        #expect(try store.costThisMonth() == 40)
        _ = try await log.saveMashup(title: "Song", genres: ["jazz"], seed: 1, lyrics: "la", json: Data("{}".utf8))
        #expect(try store.usage(of: log.id).total.costMicros == 40)
        #expect(try store.lastUsage(of: log.id).isEmpty)
    }

    @Test func `what a session cost stays counted when it is deleted`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(cost: 25))
        try store.delete(log.id)
        #expect(try store.usage(of: log.id).isEmpty)
        #expect(try store.costThisMonth() == 25)
        #expect(try store.statistics().usage.answers == 1)
        #expect(try store.problems() == [])
    }

    @Test
    func
        `an answer that comes after its session was deleted elsewhere is counted, and the session's when it begins anew`()
        async throws
    {
        let log = try store.newSession()
        _ = try await log.saveMessage("jazz", before: state())
        try test.open().delete(log.id)
        try await log.record(entry(cost: 9))
        #expect(try store.costThisMonth() == 9)
        #expect(try store.sessions().isEmpty)
        try await log.turn("jazz again", "Yes.")
        #expect(try store.usage(of: log.id).total.costMicros == 9)
        #expect(try store.lastUsage(of: log.id).isEmpty)
    }

    @Test func `a server's impossible counts are kept as nothing`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(prompt: -1, answer: -5, cost: -3))
        #expect(try store.usage(of: log.id).total == UsageSum(answers: 1))
    }

    @Test func `a purpose of a later version counts`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(cost: 4))
        try store.write { try $0.run("UPDATE usage SET purpose = 'singing'") }
        #expect(try store.usage(of: log.id).rows.map(\.purpose) == [nil])
        #expect(try store.costThisMonth() == 4)
    }

    @Test func `the month begins at midnight UTC on its first day`() async throws {
        let clock = Clock("2026-10-31T23:59:59.999Z")
        let store = try SessionStore.open(at: test.path("clock.db"), surroundings: clock.surroundings).store
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry(cost: 1))
        #expect(try store.costThisMonth() == 1)
        clock.set("2026-11-01T00:00:00.000Z")
        #expect(try store.costThisMonth() == 0)
        try await log.record(entry(cost: 20))
        clock.set("2026-11-30T23:59:59.999Z")
        try await log.record(entry(cost: 300))
        #expect(try store.costThisMonth() == 320)
        #expect(try store.usageThisMonth().total.answers == 2)
        #expect(try store.usage(since: Timestamp(milliseconds: 0)).total.costMicros == 321)
        let statistics = try store.statistics()
        #expect(statistics.usageThisMonth.costMicros == 320)
        #expect(statistics.usage.costMicros == 321)
    }

    @Test func `more may be spent in the month for which the teacher agreed, and in no other`() throws {
        let clock = Clock("2026-11-21T10:00:00Z")
        let store = try SessionStore.open(at: test.path("clock.db"), surroundings: clock.surroundings).store
        #expect(try !store.allowanceGranted())
        try store.grantAllowance()
        #expect(try store.allowanceGranted())
        #expect(try store.allowanceGranted("2026-11"))
        #expect(
            try SessionStore.open(at: test.path("clock.db"), surroundings: clock.surroundings).store.allowanceGranted()
        )
        clock.set("2026-12-01T00:00:00Z")
        #expect(try !store.allowanceGranted())
        try store.grantAllowance()
        #expect(try store.allowanceGranted("2026-12"))
    }

    @Test func `statistics tell which models answered`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await log.record(entry("gpt-x", cost: 1))
        for _ in 1...2 { try await log.record(entry("gpt-y", .summary, prompt: 3, answer: 2, cost: nil)) }
        let statistics = try store.statistics()
        #expect(statistics.models.map(\.model) == ["openai/gpt-y", "openai/gpt-x"])
        #expect(statistics.models.first?.sum.promptTokens == 6)
        #expect(statistics.usage.answers == 3)
        #expect(statistics.usage.unpricedAnswers == 2)
        #expect(try TestStore().open().statistics().usage == UsageSum())
    }

    @Test func `two windows add to one month`() async throws {
        let logs = [try store.newSession(), try test.open().newSession()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for log in logs {
                group.addTask {
                    try await log.turn("jazz", "Yes.")
                    for _ in 1...20 { try await log.record(entry(cost: 1)) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try store.costThisMonth() == 40)
    }
}
