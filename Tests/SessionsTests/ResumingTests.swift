import Conversations
import Foundation
import GRDB
import Genres
import Teaching
import Testing

@testable import Sessions

@Suite struct ResumingTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    @Test func `a session goes on from where it was left`() async throws {
        let known = state("jazz", "blues", turns: 1)
        let log = try test.open().newSession()
        try await log.turn("jazz and blues", "Which level?", after: known)
        let resumed = try test.open().resume(log.id)
        #expect(resumed.session.state == known)
        #expect(resumed.repair == nil)
        try await resumed.log.turn("beginners", "Good.")
        #expect(
            try test.open().messages(of: log.id).map(\.text) == [
                "jazz and blues", "Which level?", "beginners", "Good.",
            ]
        )
    }

    @Test func `a message that got no answer before the program was killed is told`() async throws {
        let log = try test.open().newSession()
        let id = try await log.saveMessage("jazz", before: state())
        try await log.saveToolCall(ToolCall(number: 1, tool: "genre_lookup", query: "Jazz"), messageID: id)
        let store = try test.open()
        #expect(try store.resume(log.id).repair == Repair(message: "jazz", reply: nil, stoppedToolCalls: 1))
        #expect(try store.toolCalls(of: id).first?.success == false)
        #expect(try store.toolCalls(of: id).first?.error == "stopped")
        #expect(try store.messages(of: log.id).map(\.status) == [.interrupted])
        #expect(try store.resume(log.id).repair == nil)
    }

    @Test func `a reply that was being written is kept as interrupted`() async throws {
        let log = try test.open().newSession()
        let id = try await log.saveMessage("jazz", before: state())
        try await log.saveReply("Jazz began", to: id)
        let store = try test.open()
        #expect(try store.resume(log.id).repair?.reply == "Jazz began")
        #expect(try store.messages(of: log.id).map(\.status) == [.interrupted, .interrupted])
    }

    @Test func `a message whose reply was cut off by a kill can be taken back and sent again`() async throws {
        let known = state("jazz", turns: 1)
        let log = try test.open().newSession()
        try await log.turn("jazz", "And?", after: known)
        let killed = try await log.saveMessage("tell me about cumbia", before: known)
        for text in ["Cumbia", "Cumbia began", "Cumbia began in"] { try await log.saveReply(text, to: killed) }

        let store = try test.open()
        let resumed = try store.resume(log.id)
        #expect(
            resumed.repair == Repair(message: "tell me about cumbia", reply: "Cumbia began in", stoppedToolCalls: 0)
        )
        #expect(try store.messages(of: log.id).suffix(2).map(\.status) == [.interrupted, .interrupted])
        #expect(try store.search("cumbia began").count == 1)
        #expect(try await resumed.log.exchanges(after: nil, last: 1).map(\.isInterrupted) == [true])
        let undone = try store.undo(log.id)
        #expect(undone.text == "tell me about cumbia")
        #expect(undone.reply == "Cumbia began in")
        #expect(undone.state == known)
        try await resumed.log.turn(undone.text, "Cumbia began in Colombia.", before: undone.state)
        #expect(
            try store.messages(of: log.id).map(\.text) == [
                "jazz", "And?", "tell me about cumbia", "Cumbia began in Colombia.",
            ]
        )
        #expect(try store.search("cumbia began").count == 1)
        #expect(try store.resume(log.id).repair == nil)
    }

    @Test func `a reply that goes on in a window whose session was taken up elsewhere is never left streaming`()
        async throws
    {
        let log = try test.open().newSession()
        let id = try await log.saveMessage("jazz", before: state())
        try await log.saveReply("Jazz", to: id)
        let store = try test.open()
        #expect(try store.resume(log.id).repair?.reply == "Jazz")
        try await log.saveReply("Jazz began", to: id)
        let messages = try store.messages(of: log.id)
        #expect(messages.map(\.text) == ["jazz", "Jazz began"])
        #expect(messages.map(\.status) == [.interrupted, .interrupted])
        #expect(try store.search("began").count == 1)
        try await log.closeTurn(
            .init(messageID: id, reply: "Jazz began there", isInterrupted: false, state: state(), phase: .initial)
        )
        #expect(try store.messages(of: log.id).map(\.status) == [.complete, .complete])
        #expect(try store.search("began").count == 1)
        #expect(try store.problems() == [])
    }

    @Test func `a session that is not there cannot be resumed`() throws {
        #expect(throws: SessionError.notFound("0000000000", nearest: [])) {
            try test.open().resume(SessionID(rawValue: "0000000000"))
        }
    }

    @Test func `undo takes back the last exchange and restores what was known`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        let (one, two) = (state("jazz", turns: 1), state("jazz", "polka", turns: 2))
        try await log.turn("jazz", "And?", before: state(), after: one)
        try await log.turn("and polka", "Polka!", before: one, after: two)

        let undone = try store.undo(log.id)
        #expect(undone.text == "and polka")
        #expect(undone.reply == "Polka!")
        #expect(undone.state == one)
        #expect(undone.phase == .genreExploration)
        #expect(try store.session(log.id).state == one)
        #expect(try store.session(log.id).summary.messageCount == 2)
        #expect(try store.messages(of: log.id).map(\.text) == ["jazz", "And?"])
        #expect(try store.search("polka").isEmpty)
        #expect(try store.undo(log.id).state == state())
        #expect(throws: SessionError.nothingToUndo(log.id)) { try store.undo(log.id) }
    }

    @Test func `what was taken back stays in the log`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        try await log.turn("polka", "Polka!")
        _ = try store.undo(log.id)
        let kept = try store.read { try $0.rows("SELECT text FROM messages WHERE undone = 1 ORDER BY id") }
        #expect(kept.map { $0["text"] as String } == ["polka", "Polka!"])
    }

    @Test func `an unanswered message can be taken back`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        _ = try await log.saveMessage("oops", before: state())
        #expect(try store.undo(log.id).reply == nil)
        #expect(try store.resume(log.id).repair == nil)
    }

    @Test func `undo reaches a hundred exchanges back`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        for number in 1...105 { try await log.turn("message \(number)", "") }
        for number in (6...105).reversed() { #expect(try store.undo(log.id).text == "message \(number)") }
        #expect(throws: SessionError.nothingToUndo(log.id)) { try store.undo(log.id) }
    }

    @Test func `resuming and saving search no table from end to end`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        let statements = [
            "SELECT \(summaryColumns), state FROM conversations WHERE id = ?",
            "SELECT id, text FROM messages WHERE conversation_id = ? AND status = 'open' ORDER BY id DESC LIMIT 1",
            "UPDATE messages SET status = 'interrupted' WHERE conversation_id = ? AND status = 'streaming'",
            "UPDATE tool_calls SET success = 0 WHERE message_id = ? AND success IS NULL",
            "SELECT text FROM messages WHERE reply_to = ?",
            "SELECT id FROM messages WHERE conversation_id = ? AND role = 'user' AND undone = 0 ORDER BY id DESC LIMIT 1",
            "SELECT id, text FROM messages WHERE conversation_id = ? AND undone = 0 ORDER BY id DESC LIMIT 20",
            "SELECT \(summaryColumns) FROM conversations ORDER BY updated_at DESC, id DESC LIMIT 20",
            "SELECT id FROM conversations WHERE name >= ? AND name < ? ORDER BY name LIMIT 10",
            "SELECT id FROM conversations WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 10",
            "SELECT id FROM mashups WHERE title >= ? AND title < ? ORDER BY title LIMIT 10",
            "SELECT id FROM mashups ORDER BY created_at DESC, id DESC LIMIT 1",
            "UPDATE messages SET text = '' WHERE reply_to = ? AND conversation_id = ? AND status = 'streaming'",
            """
            SELECT asked.id, reply.text FROM messages AS asked LEFT JOIN messages AS reply ON reply.reply_to = asked.id
            WHERE asked.conversation_id = ? AND asked.role = 'user' AND asked.undone = 0 AND asked.id > ?
            AND asked.status <> 'open' ORDER BY asked.id DESC LIMIT 9
            """,
            "SELECT text FROM summaries WHERE conversation_id = ?",
            "SELECT sum(cost_micros) FROM usage WHERE created_at >= ?",
            "SELECT sum(cost_micros) FROM usage WHERE conversation_id = ?",
            "SELECT sum(cost_micros) FROM usage WHERE message_id = ?",
            "SELECT level FROM buckets WHERE key = ?",
        ]
        for statement in statements {
            let plan = try store.read { db in
                let arguments = Array(repeating: "x", count: statement.count { $0 == "?" })
                return try db.rows("EXPLAIN QUERY PLAN " + statement, .init(arguments)).map { $0["detail"] as String }
            }
            let ordered = plan.allSatisfy { $0.contains("INDEX") || $0.contains("PRIMARY KEY") }
            #expect(ordered, "\(statement): \(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(statement): \(plan)")
        }
    }

    @Test func `the latest messages of a long session come without the others`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        try await log.turn("jazz", "Yes.")
        try store.write { db in
            for number in 1...10_000 {
                try db.run(
                    """
                    INSERT INTO messages (conversation_id, role, text, status, created_at)
                    VALUES (?, 'user', ?, 'complete', ?)
                    """,
                    [log.id.rawValue, "message \(number)", number]
                )
            }
        }
        #expect(try store.resume(log.id).session.summary.messageCount == 10_002)
        #expect(try store.messages(of: log.id, last: 2).map(\.text) == ["message 9999", "message 10000"])
        #expect(try store.delete(log.id) == Deletion(messages: 10_002, mashups: 0))
        #expect(try store.search("message").isEmpty)
    }
}
