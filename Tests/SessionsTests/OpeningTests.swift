import Conversations
import Foundation
import GRDB
import Testing

@testable import Sessions

@Suite struct OpeningTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    /// Makes a database with some content and closes it; returns its bytes.
    private func closedDatabase(_ change: String = "") async throws -> Data {
        let store = try test.open()
        try await store.newSession().turn("jazz", "Yes.")
        try await store.writer.writeWithoutTransaction { try $0.execute(sql: change) }
        try store.close()
        return try Data(contentsOf: test.file)
    }

    @Test func `only its owner can read a new database and its folder`() async throws {
        let store = try test.open()
        try await store.newSession().turn("jazz", "Yes.")
        #expect(try permissions(test.file.deletingLastPathComponent()) == 0o700)
        #expect(try test.fileNames() == ["sessions.db", "sessions.db-shm", "sessions.db-wal"])
        for name in try test.fileNames() {
            #expect(try permissions(test.path("data/\(name)")) == 0o600, "\(name)")
        }
    }

    @Test func `a new database is whole, marked, and opens again`() async throws {
        let store = try test.open()
        #expect(try store.problems() == [])
        let mode = try store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
        let opening = try test.opening()
        #expect(opening.notices == [])
        let facts = try opening.store.read { db in
            try [
                "user_version", "application_id", "foreign_keys", "synchronous", "busy_timeout",
            ].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(facts == [Schema.version, Schema.applicationID, 1, 1, 15000])
    }

    @Test func `a database of a newer version stays as it is, byte for byte`() async throws {
        let bytes = try await closedDatabase("PRAGMA user_version = 99; PRAGMA journal_mode = DELETE")
        #expect(throws: SessionError.newerVersion(path: test.file.path, found: 99, known: Schema.version)) {
            try test.open()
        }
        #expect(try Data(contentsOf: test.file) == bytes)
        #expect(try test.fileNames() == ["sessions.db"])
    }

    @Test func `another program's database stays as it is`() throws {
        try FileManager.default.createDirectory(
            at: test.file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let other = try DatabaseQueue(path: test.file.path)
        try other.write { try $0.execute(sql: "CREATE TABLE recipes (name)") }
        try other.close()
        let bytes = try Data(contentsOf: test.file)
        #expect(throws: SessionError.foreignDatabase(path: test.file.path)) { try test.open() }
        #expect(try Data(contentsOf: test.file) == bytes)
    }

    @Test(arguments: ["garbage", "truncated"])
    func `a damaged database is set aside whole and a new one begins`(damage: String) async throws {
        let whole = try await closedDatabase()
        let bytes = damage == "garbage" ? Data(repeating: 0x21, count: 9000) : whole.prefix(whole.count / 2)
        try bytes.write(to: test.file)
        try Data("left over".utf8).write(to: test.path("data/sessions.db-wal"))

        let opening = try test.opening()
        #expect(opening.notices.count == 1)
        let aside = try #require(try test.fileNames().first { $0.hasPrefix("sessions.db-corrupt-") })
        #expect(try Data(contentsOf: test.path("data/\(aside)")) == bytes)
        #expect(opening.notices.first?.contains(aside) == true)
        try await opening.store.newSession().turn("blues", "Yes.")
        #expect(try opening.store.sessions().map(\.title) == ["blues"])
        #expect(try test.opening().notices == [])
    }

    @Test func `an empty file becomes a database`() throws {
        try FileManager.default.createDirectory(
            at: test.file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data().write(to: test.file)
        #expect(try test.open().sessions().isEmpty)
    }

    @Test func `a place that cannot be written is told in plain words`() throws {
        try FileManager.default.createDirectory(at: test.folder, withIntermediateDirectories: true)
        try Data().write(to: test.path("file"))
        #expect(throws: SessionError.self) { try SessionStore.open(at: test.path("file/sessions.db")) }
        let error = #expect(throws: SessionError.self) { try SessionStore.open(at: test.folder) }
        #expect(error.map { "\($0)".contains("It is a folder") || "\($0)".contains("it is a folder") } == true)
    }

    @Test(.enabled(if: getuid() != 0, "root may write everything"))
    func `a folder that can only be read is told in plain words`() async throws {
        let bytes = try await closedDatabase()
        let folder = test.file.deletingLastPathComponent()
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
        #expect(throws: SessionError.self) { try test.open() }
        #expect(try Data(contentsOf: test.file) == bytes)
    }

    @Test func `a locked database is not taken for a damaged one`() async throws {
        _ = try await closedDatabase("PRAGMA user_version = 0; PRAGMA journal_mode = DELETE")
        var holding = Configuration()
        holding.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: test.file.path, configuration: holding)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
        var configuration = StoreFile.configuration
        configuration.busyMode = .immediateError
        #expect(throws: DatabaseError.self) {
            try DatabaseQueue(path: test.file.path, configuration: configuration).read {
                try Schema.check($0, path: "")
            }
        }
        let busy = SessionError(DatabaseError(resultCode: .SQLITE_BUSY), path: "x")
        #expect(busy == .busy(path: "x"))
        try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        #expect(try test.fileNames().filter { $0.contains("corrupt") } == [])
    }

    @Test func `many openings at once make one database`() async throws {
        let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for number in 1...8 {
                group.addTask {
                    let log = try test.open().newSession()
                    try await log.turn("message \(number)", "Yes.")
                    return log.id
                }
            }
            return try await group.reduce(into: Set<SessionID>()) { $0.insert($1) }
        }
        #expect(ids.count == 8)
        #expect(try Set(test.open().sessions().map(\.id)) == ids)
    }

    @Test func `every error says in words what happened`() {
        let summary = SessionSummary(
            id: SessionID(rawValue: "1v00000000"),
            title: "Jazz",
            phase: .initial,
            createdAt: Timestamp(milliseconds: 0),
            updatedAt: Timestamp(milliseconds: 0),
            messageCount: 0,
            mashupCount: 0
        )
        let errors: [SessionError] = [
            .notFound("x", nearest: ["y"]), .ambiguous("x", matches: [summary]), .noSuchMashup("x", nearest: []),
            .ambiguousMashup("x", matches: []), .nameTaken("x", by: summary), .unusableName("x", reason: "why"),
            .nothingToUndo(summary.id), .deletedElsewhere(summary.id), .newerVersion(path: "p", found: 2, known: 1),
            .foreignDatabase(path: "p"), .cannotWrite(path: "p", reason: "why"), .busy(path: "p"), .inUse(path: "p"),
            .damaged(path: "p"), .noSuchFile(path: "p"), .fileExists(path: "p"), .sameFile(path: "p"),
            .notADatabase(path: "p"), .unsound(path: "p", reason: "why"), .unexpected(path: "p", message: "why"),
        ]
        for error in errors { #expect("\(error)".hasSuffix(".") || "\(error)".hasSuffix("?"), "\(error)") }
    }

    @Test func `times are written and read as ISO 8601`() {
        #expect(Timestamp(milliseconds: StoreSurroundings.start + 1).description == "2026-01-01T00:00:00.001Z")
        #expect(Timestamp(milliseconds: 1_709_210_096_120).description == "2024-02-29T12:34:56.120Z")
        for text in ["2024-02-29T12:34:56.120Z", "1969-12-31T23:59:59.999Z", "2000-03-01T00:00:00.000Z"] {
            #expect(Timestamp(text)?.description == text)
        }
        #expect(Timestamp("2024-02-30") == nil)
    }

    @Test(arguments: [
        ("2026-11-21T01:34:36.120Z", "2026-11-01T00:00:00.000Z"), ("2024-02-29T12:00:00Z", "2024-02-01T00:00:00.000Z"),
        ("2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-01T00:00:00.000Z"),
    ])
    func `a month begins on its first day`(moment: String, start: String) throws {
        let moment = try #require(Timestamp(moment))
        #expect(moment.startOfMonth.description == start)
        #expect(moment.month == String(start.prefix(7)))
    }
}
