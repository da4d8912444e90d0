import Conversations
import Foundation
import Testing

@testable import Sessions

@Suite struct HistoryTests {
    let test: TestStore
    let store: SessionStore

    init() throws {
        test = try TestStore()
        store = try test.open()
    }

    @Test func `exchanges are the latest closed ones, oldest first`() async throws {
        let log = try store.newSession()
        #expect(try await log.exchanges(after: nil, last: 5) == [])
        var ids: [Int64] = []
        for number in 1...4 { ids.append(try await log.turn("message \(number)", "reply \(number)")) }
        try await store.newSession().turn("elsewhere", "Yes.")
        let latest = try await log.exchanges(after: nil, last: 2)
        #expect(
            latest == [
                Exchange(messageID: ids[2], message: "message 3", reply: "reply 3", isInterrupted: false),
                Exchange(messageID: ids[3], message: "message 4", reply: "reply 4", isInterrupted: false),
            ]
        )
        #expect(try await log.exchanges(after: ids[0], last: 9).map(\.messageID) == Array(ids[1...]))
        #expect(try await log.exchanges(after: ids[3], last: 9) == [])
        #expect(try await log.exchanges(after: nil, last: 0) == [])
    }

    @Test func `the message that is being answered is not among the exchanges`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        let id = try await log.saveMessage("blues", before: state())
        try await log.saveReply("Blues beg", to: id)
        #expect(try await log.exchanges(after: nil, last: 9).map(\.message) == ["jazz"])
        try await log.closeTurn(
            .init(messageID: id, reply: "Blues began", isInterrupted: true, state: state(), phase: .initial)
        )
        let last = try await log.exchanges(after: nil, last: 9).last
        #expect(last == Exchange(messageID: id, message: "blues", reply: "Blues began", isInterrupted: true))
    }

    @Test func `what was taken back is no exchange, and one without a reply has an empty one`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "")
        try await log.turn("polka", "Polka!")
        _ = try store.undo(log.id)
        let exchanges = try await log.exchanges(after: nil, last: 9)
        #expect(exchanges.map(\.message) == ["jazz"])
        #expect(exchanges.map(\.reply) == [""])
        #expect(exchanges.map(\.isInterrupted) == [false])
    }

    @Test func `a new summary takes the place of the old one`() async throws {
        let log = try store.newSession()
        #expect(try await log.summary() == nil)
        let first = try await log.turn("jazz", "Yes.")
        let second = try await log.turn("blues", "Yes.")
        #expect(try await log.summary() == nil)
        try await log.saveSummary(RunningSummary(text: "Jazz.", through: first))
        try await log.saveSummary(RunningSummary(text: "Jazz and blues.", through: second))
        let resumed = try test.open().resume(log.id).log
        #expect(try await resumed.summary() == RunningSummary(text: "Jazz and blues.", through: second))
    }

    @Test func `a summary of what was taken back is none, until there is a new one`() async throws {
        let log = try store.newSession()
        let first = try await log.turn("jazz", "Yes.")
        let second = try await log.turn("blues", "Yes.")
        try await log.turn("polka", "Yes.")
        try await log.saveSummary(RunningSummary(text: "Jazz and blues.", through: second))
        _ = try store.undo(log.id)
        #expect(try await log.summary()?.through == second)
        _ = try store.undo(log.id)
        #expect(try await log.summary() == nil)
        #expect(try store.read { try $0.rows("SELECT 1 FROM summaries") }.count == 1)
        try await log.saveSummary(RunningSummary(text: "Jazz.", through: first))
        #expect(try await log.summary()?.text == "Jazz.")
    }

    @Test func `a summary through another session's message is refused`() async throws {
        let (log, other) = (try store.newSession(), try store.newSession())
        try await log.turn("jazz", "Yes.")
        let foreign = try await other.turn("blues", "Yes.")
        await #expect(throws: SessionError.deletedElsewhere(log.id)) {
            try await log.saveSummary(RunningSummary(text: "Blues.", through: foreign))
        }
    }

    @Test func `a summary goes with its session`() async throws {
        let log = try store.newSession()
        let id = try await log.turn("jazz", "Yes.")
        try await log.saveSummary(RunningSummary(text: "Jazz.", through: id))
        try store.delete(log.id)
        #expect(try store.read { try $0.rows("SELECT 1 FROM summaries") }.isEmpty)
        #expect(try await log.summary() == nil)
    }

    @Test func `the choice of a model stays with its session`() async throws {
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        #expect(try await log.modelChoice() == nil)
        let before = try store.session(log.id).summary
        try await log.saveModelChoice("ollama/llama3.1:8b")
        #expect(try await test.open().resume(log.id).log.modelChoice() == "ollama/llama3.1:8b")
        #expect(try store.session(log.id).summary == before)
        try await log.saveModelChoice(nil)
        #expect(try await test.open().resume(log.id).log.modelChoice() == nil)
    }

    @Test func `a model chosen before the first message is stored with it, and stores nothing by itself`() async throws
    {
        let log = try store.newSession()
        try await log.saveModelChoice("ollama/a")
        try await log.saveModelChoice("ollama/b")
        #expect(try await log.modelChoice() == "ollama/b")
        #expect(!log.isStored)
        #expect(try store.sessions().isEmpty)
        try await log.turn("jazz", "Yes.")
        #expect(try await test.open().resume(log.id).log.modelChoice() == "ollama/b")
    }

    @Test func `a session deleted elsewhere begins anew with the model chosen here`() async throws {
        let log = try store.newSession()
        try await log.saveModelChoice("ollama/a")
        try await log.turn("jazz", "Yes.")
        try test.open().delete(log.id)
        #expect(try await log.modelChoice() == "ollama/a")
        try await log.turn("jazz again", "Yes.")
        #expect(try await test.open().resume(log.id).log.modelChoice() == "ollama/a")
    }
}
