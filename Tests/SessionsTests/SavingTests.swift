import Conversations
import Foundation
import GRDB
import Genres
import Testing

@testable import Sessions

@Suite struct SavingTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func `a session in which nothing was said leaves no trace`() throws {
        let store = try test.open()
        let log = try store.newSession()
        #expect(log.id.rawValue.count == 10)
        #expect(!log.isStored)
        #expect(try store.sessions().isEmpty)
    }

    @Test func `a message is in the file before anything else happens`() async throws {
        let log = try test.open().newSession()
        let id = try await log.saveMessage("jazz for my 9th graders", before: state())
        let seen = try test.open().messages(of: log.id)
        #expect(seen.map(\.id) == [id])
        #expect(seen.first?.text == "jazz for my 9th graders")
        #expect(seen.first?.status == .open)
    }

    @Test func `a cancelled task still saves its message`() async throws {
        let log = try test.open().newSession()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await log.saveMessage("stop", before: state())
        }
        _ = try await task.value
        #expect(try test.open().messages(of: log.id).map(\.text) == ["stop"])
    }

    @Test func `a turn is stored with its reply, lookups, state and phase`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        let id = try await log.saveMessage("jazz and blues", before: state())
        var call = ToolCall(number: 1, tool: "genre_lookup", query: "Jazz")
        try await log.saveToolCall(call, messageID: id)
        #expect(try store.toolCalls(of: id).first?.success == nil)
        call.success = true
        call.resultsCount = 3
        call.durationMilliseconds = 12
        call.summary = "New Orleans"
        try await log.saveToolCall(call, messageID: id)
        try await log.saveReply("Which", to: id)
        #expect(try store.messages(of: log.id).last?.status == .streaming)
        let after = state("jazz", "blues", turns: 1)
        try await log.closeTurn(
            ClosedTurn(messageID: id, reply: "Which level?", isInterrupted: false, state: after, phase: after.phase())
        )

        #expect(try store.toolCalls(of: id) == [call])
        let messages = try store.messages(of: log.id)
        #expect(messages.map(\.role) == [.user, .assistant])
        #expect(messages.map(\.text) == ["jazz and blues", "Which level?"])
        #expect(messages.map(\.status) == [.complete, .complete])
        #expect(messages.last?.replyTo == id)
        let session = try store.session(log.id)
        #expect(session.state == after)
        #expect(session.summary.phase == .educationalClarification)
        #expect(session.summary.messageCount == 2)
        #expect(session.summary.title == "jazz and blues")
        #expect(session.summary.updatedAt > session.summary.createdAt)
    }

    @Test func `an interrupted reply is kept and marked, and no lookup stays open`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        let id = try await log.saveMessage("jazz", before: state())
        try await log.saveToolCall(ToolCall(number: 1, tool: "genre_lookup", query: "Jazz"), messageID: id)
        try await log.closeTurn(
            ClosedTurn(messageID: id, reply: "Jazz is", isInterrupted: true, state: state(), phase: .initial)
        )
        #expect(try store.messages(of: log.id).map(\.status) == [.interrupted, .interrupted])
        #expect(try store.toolCalls(of: id).map(\.success) == [false])
        #expect(try store.resume(log.id).repair == nil)
    }

    @Test func `what a command sets before the first message is kept`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        let known = state("jazz", "blues")
        try await log.saveState(known, phase: known.phase())
        #expect(try store.session(log.id).state == known)
        #expect(try store.session(log.id).summary.title == "jazz + blues")
        try await log.turn("for 7th grade please", "Fine.", before: known)
        #expect(try store.session(log.id).summary.title == "for 7th grade please")
    }

    @Test func `a session that began with a greeting is called after its genres`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        try await log.turn("Hello", "Hello! Which genres?", before: state())
        #expect(try store.session(log.id).summary.title == "Hello")
        let id = try await log.saveMessage("jazz and blues please", before: state())
        let after = state("jazz", "blues")
        try await log.closeTurn(
            ClosedTurn(messageID: id, reply: "Noted.", isInterrupted: false, state: after, phase: after.phase())
        )
        #expect(try store.session(log.id).summary.title == "jazz + blues")
    }

    @Test func `a title ends at the end of a word`() {
        let long = "something with jazz and hip-hop for my ninth graders who like to improvise"
        #expect(SessionTitle.of(message: long) == "something with jazz and hip-hop for my ninth…")
        #expect(SessionTitle.of(message: "  two\n lines ") == "two lines")
        #expect(SessionTitle.of(message: String(repeating: "a", count: 90)).count == SessionTitle.limit)
    }

    @Test func `a reply to a message that was deleted elsewhere goes nowhere else`() async throws {
        let (first, second) = (try test.open(), try test.open())
        let log = try first.newSession()
        let id = try await log.saveMessage("jazz", before: state())
        try second.delete(log.id)
        let other = try second.newSession()
        try await other.turn("blues", "Yes.")
        await #expect(throws: SessionError.deletedElsewhere(log.id)) {
            try await log.closeTurn(
                ClosedTurn(messageID: id, reply: "Jazz!", isInterrupted: false, state: state(), phase: .initial)
            )
        }
        #expect(try second.messages(of: other.id).map(\.text) == ["blues", "Yes."])
        try await log.turn("jazz again", "Yes.")
        #expect(try second.messages(of: log.id).map(\.text) == ["jazz again", "Yes."])
    }

    @Test func `two stores on one file lose nothing when they write at once`() async throws {
        let stores = [try test.open(), try test.open()]
        let logs = try stores.map { try $0.newSession() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for log in logs {
                group.addTask { for number in 1...40 { try await log.turn("message \(number)", "reply \(number)") } }
            }
            try await group.waitForAll()
        }
        for (store, log) in zip(stores.reversed(), logs) {
            let expected = (1...40).flatMap { ["message \($0)", "reply \($0)"] }
            #expect(try store.messages(of: log.id).map(\.text) == expected)
            #expect(try store.session(log.id).summary.messageCount == 80)
        }
        #expect(try stores[0].problems() == [])
    }

    @Test func `two windows that take the same id become two sessions`() async throws {
        let still = StoreSurroundings(now: { Timestamp(milliseconds: StoreSurroundings.start) }, random: { 7 })
        let store = try SessionStore.open(at: test.file, surroundings: still).store
        let (first, second) = (try store.newSession(), try store.newSession())
        #expect(first.id == second.id)
        try await first.turn("one", "1")
        try await second.turn("two", "2")
        #expect(first.id != second.id)
        #expect(try store.messages(of: first.id).map(\.text) == ["one", "1"])
        #expect(try store.messages(of: second.id).map(\.text) == ["two", "2"])
    }

    @Test func `a full disk is told in plain words and what was saved stays`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try await store.writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1")
        }
        let long = String(repeating: "many words ", count: 20_000)
        let error = await #expect(throws: SessionError.self) { try await log.saveMessage(long, before: state()) }
        guard case .cannotWrite(_, let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("disk is full"))
        #expect(try store.messages(of: log.id).map(\.text) == ["jazz", "Yes."])
    }
}
