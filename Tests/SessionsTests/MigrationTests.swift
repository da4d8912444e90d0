import Conversations
import Foundation
import GRDB
import Genres
import LanguageModels
import RateLimits
import Testing

@testable import Sessions

@Suite struct MigrationTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    /// Writes a database of the first version, with a session of two exchanges (the second taken back), another one
    /// killed in the middle of its reply, a lookup, a mashup and sources.
    private func writeVersion1(at file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        let database = try DatabaseQueue(path: file.path)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: releasedVersion1)
            try db.execute(
                sql:
                    "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 1; PRAGMA journal_mode = WAL"
            )
            try db.execute(sql: Self.content)
        }
        try database.close()
    }

    private static let content = """
        INSERT INTO conversations (id, name, title, phase, state, created_at, updated_at) VALUES
            ('1v00000001', 'Period 1', 'jazz', 'genre_exploration', '\(known)', 1767225600000, 1767225660000),
            ('1v00000002', NULL, 'cumbia', 'initial', '\(nothing)', 1767225700000, 1767225710000);
        INSERT INTO messages (id, conversation_id, role, text, status, created_at, reply_to, undone, state_before,
            phase_before) VALUES
            (1, '1v00000001', 'user', 'jazz', 'complete', 1767225600000, NULL, 0, '\(nothing)', 'initial'),
            (2, '1v00000001', 'assistant', 'Which level?', 'complete', 1767225601000, 1, 0, NULL, NULL),
            (3, '1v00000001', 'user', 'polka', 'complete', 1767225602000, NULL, 1, '\(known)', 'genre_exploration'),
            (4, '1v00000001', 'assistant', 'Polka!', 'complete', 1767225603000, 3, 1, NULL, NULL),
            (5, '1v00000002', 'user', 'cumbia', 'open', 1767225700000, NULL, 0, '\(nothing)', 'initial'),
            (6, '1v00000002', 'assistant', 'Cumbia began', 'streaming', 1767225701000, 5, 0, NULL, NULL);
        INSERT INTO tool_calls (message_id, number, tool, query, results_count, success)
            VALUES (1, 1, 'genre_lookup', 'Jazz', 1, 1), (5, 1, 'genre_lookup', 'Cumbia', 0, NULL);
        INSERT INTO mashups (id, conversation_id, title, genres, seed, created_at, lyrics, document)
            VALUES ('m1v00000003', '1v00000001', 'River Road', '["jazz"]', '7', 1767225650000, 'we walk', '{"a":1}');
        INSERT INTO web_sources (conversation_id, mashup_id, url, title, quality)
            VALUES ('1v00000001', 'm1v00000003', 'https://example.org', 'Jazz', 'high');
        """

    private static let known = json(state("jazz", turns: 1))
    private static let nothing = json(state())

    private static func json(_ state: ConversationState) -> String {
        (try? StateJSON.text(state)) ?? ""
    }

    private func version(_ file: URL) throws -> Int? {
        let database = try DatabaseQueue(path: file.path)
        defer { try? database.close() }
        return try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test func `the steps that were released are as they were`() {
        #expect(Schema.version1 == releasedVersion1)
        #expect(Schema.version2 == releasedVersion2)
        #expect(Schema.version3 == releasedVersion3)
        #expect(Schema.version == 4)
    }

    @Test func `a database of the first version keeps everything`() async throws {
        try writeVersion1(at: test.file)
        let opening = try test.opening()
        let store = opening.store
        #expect(opening.notices == [])
        #expect(try store.problems() == [])
        #expect(try store.sessions().map(\.label) == ["cumbia", "Period 1"])
        #expect(try store.sessions().map(\.messageCount) == [2, 2])
        let jazz = try store.find("Period 1").id
        #expect(try store.session(jazz).state == state("jazz", turns: 1))
        #expect(try store.messages(of: jazz).map(\.text) == ["jazz", "Which level?"])
        #expect(try store.toolCalls(of: 1).map(\.query) == ["Jazz"])
        let mashup = try store.findMashup("River Road")
        #expect(try store.storedMashup(mashup.id).json == Data(#"{"a":1}"#.utf8))
        #expect(mashup.version == 1 && mashup.basedOn == nil && mashup.change == nil)
        #expect(try store.versions(of: mashup.id) == [mashup])
        #expect(try store.context(of: mashup.id) == nil)
        #expect(try store.sources(of: mashup.id).map(\.url) == ["https://example.org"])
        #expect(try store.search("level").count == 1)
        #expect(try store.search("polka").isEmpty)
        #expect(try store.search("walk").count == 1)
        #expect(try store.undo(jazz).text == "jazz")
    }

    @Test func `what is new works on a database of the first version`() async throws {
        try writeVersion1(at: test.file)
        let store = try test.open()
        let resumed = try store.resume(SessionID(rawValue: "1v00000002"))
        #expect(resumed.repair == Repair(message: "cumbia", reply: "Cumbia began", stoppedToolCalls: 1))
        #expect(try await resumed.log.modelChoice() == nil)
        try await resumed.log.saveModelChoice("ollama/llama3.1:8b")
        try await resumed.log.record(entry(cost: 5))
        try await resumed.log.saveSummary(RunningSummary(text: "Cumbia.", through: 5))
        #expect(try await resumed.log.summary()?.through == 5)
        #expect(try await resumed.log.exchanges(after: nil, last: 9).map(\.reply) == ["Cumbia began"])
        #expect(try store.usage(of: resumed.log.id).total.costMicros == 5)
        #expect(try store.search("cumbia").count == 2)
    }

    @Test func `many openings at once migrate once`() async throws {
        try writeVersion1(at: test.file)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...8 {
                group.addTask {
                    let log = try test.open().newSession()
                    try await log.turn("message \(number)", "Yes.")
                    try await log.saveModelChoice("ollama/\(number)")
                }
            }
            try await group.waitForAll()
        }
        let store = try test.open()
        #expect(try store.sessions().count == 10)
        #expect(try store.problems() == [])
        #expect(try test.fileNames().filter { $0.contains("corrupt") } == [])
    }

    @Test func `who waits for another window's migration does not repeat it`() throws {
        try writeVersion1(at: test.file)
        let other = try DatabaseQueue(path: test.file.path)
        try other.writeWithoutTransaction { db in
            #expect(try Schema.check(db, path: "") == 1)
            _ = try test.open()
            // This connection saw version 1; its own migration has to look again.
            try Schema.migrate(db, path: "")
            #expect(try Schema.check(db, path: "") == Schema.version)
        }
    }

    @Test func `a window of the first version that is still open goes on writing`() throws {
        try writeVersion1(at: test.file)
        let old = try DatabaseQueue(path: test.file.path)
        let insert = "INSERT INTO conversations (id, title, phase, state, created_at, updated_at)"
        try old.write { try $0.execute(sql: insert + " VALUES ('1v00000008', 'one', 'initial', '{}', 1, 1)") }
        let store = try test.open()
        try old.write { db in
            try db.execute(sql: insert + " VALUES ('1v00000009', 'two', 'initial', '{}', 1, 1)")
            try db.execute(sql: "UPDATE messages SET text = 'Cumbia began there', status = 'complete' WHERE id = 6")
        }
        #expect(try store.sessions().count == 4)
        #expect(try store.search("began there").count == 1)
        #expect(try store.problems() == [])
    }

    @Test func `a migration that fails leaves the first version as it was`() throws {
        try writeVersion1(at: test.file)
        let other = try DatabaseQueue(path: test.file.path)
        try other.write { try $0.execute(sql: "CREATE TABLE summaries (in_the_way)") }
        #expect(throws: SessionError.self) { try test.open() }
        let tables = try other.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_schema WHERE name IN ('usage', 'buckets')")
        }
        #expect(tables == [])
        try other.write { try $0.execute(sql: "DROP TABLE summaries") }
        try other.close()
        #expect(try version(test.file) == 1)
        #expect(try test.open().sessions().count == 2)
    }

    @Test func `a backup of the first version is restored, brought up to date, and stays as it was`() throws {
        try writeVersion1(at: test.path("old.db"))
        let restoration = try SessionStore.restore(from: test.path("old.db"), to: test.file)
        #expect(restoration.sessions == 2)
        #expect(try version(test.path("old.db")) == 1)
        #expect(try version(test.file) == Schema.version)
        #expect(try test.open().search("level").count == 1)
    }

    @Test func `a backup holds what models cost, and comes back with it`() async throws {
        let store = try test.open()
        let log = try store.newSession()
        let message = try await log.turn("jazz", "Yes.")
        try await log.record(entry(cost: 70))
        try await log.saveModelChoice("ollama/a")
        try await log.saveSummary(RunningSummary(text: "Jazz.", through: message))
        try store.grantAllowance()
        _ = try await store.update(bucket: "all") { _, now in TokenBucket(level: 2.5, filledAt: now, granted: true) }
        try store.backup(to: test.path("copy.db"))
        try store.close()
        _ = try SessionStore.restore(from: test.path("copy.db"), to: test.file, surroundings: test.surroundings)

        let restored = try test.open()
        let again = try restored.resume(log.id).log
        #expect(try restored.usage(of: log.id).total.costMicros == 70)
        #expect(try restored.allowanceGranted())
        #expect(try await again.modelChoice() == "ollama/a")
        #expect(try await again.summary()?.text == "Jazz.")
        let bucket = try await restored.update(bucket: "all") { stored, now in
            stored ?? TokenBucket(level: 0, filledAt: now, granted: false)
        }
        #expect(bucket.level == 2.5)
        #expect(try restored.problems() == [])
    }

    @Test(arguments: [
        "INSERT INTO usage VALUES (9, '0000000000', NULL, 'm', 'reply', 1, 1, 0, NULL, 1)",
        "INSERT INTO usage VALUES (9, NULL, 999, 'm', 'reply', 1, 1, 0, NULL, 1)",
        "INSERT INTO summaries VALUES ('0000000000', 't', 999)",
    ])
    func `entries that belong to nothing are noticed`(change: String) async throws {
        let store = try test.open()
        try await store.writer.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; \(change); PRAGMA foreign_keys = ON")
        }
        #expect(try store.problems().count == 1)
    }
}
