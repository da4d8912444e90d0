import Foundation
import GRDB
import Testing

@testable import Sessions

@Suite struct CopyTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    /// A store in which one session says `text`.
    private func store(saying text: String) async throws -> SessionStore {
        let store = try test.open()
        try await store.newSession().turn(text, "Yes.")
        return store
    }

    private func titles() throws -> [String] {
        let store = try test.open()
        defer { try? store.close() }
        return try store.sessions().map(\.title)
    }

    private func restore(_ name: String) throws -> SessionStore.Restoration {
        try SessionStore.restore(from: test.path(name), to: test.file, surroundings: test.surroundings)
    }

    @Test func `a backup holds everything and only its owner can read it`() async throws {
        let store = try await store(saying: "jazz")
        let log = try store.newSession()
        _ = try await log.saveMashup(title: "Song", genres: ["jazz"], seed: 1, lyrics: "la", json: Data("{}".utf8))
        try store.backup(to: test.path("copy.db"))
        #expect(try permissions(test.path("copy.db")) == 0o600)
        let copy = try SessionStore.open(at: test.path("copy.db")).store
        #expect(try copy.sessions() == store.sessions())
        #expect(try copy.mashups() == store.mashups())
        #expect(try copy.search("jazz").count == 2)
        #expect(try copy.problems() == [])
    }

    @Test func `a backup replaces nothing unless it is told to`() async throws {
        let store = try await store(saying: "jazz")
        try Data("precious".utf8).write(to: test.path("copy.db"))
        #expect(throws: SessionError.fileExists(path: test.path("copy.db").path)) {
            try store.backup(to: test.path("copy.db"))
        }
        #expect(try Data(contentsOf: test.path("copy.db")) == Data("precious".utf8))
        try store.backup(to: test.path("copy.db"), overwriting: true)
        #expect(try SessionStore.open(at: test.path("copy.db")).store.sessions().count == 1)
    }

    @Test func `a backup never goes over the database, or where there is no folder`() async throws {
        let store = try await store(saying: "jazz")
        #expect(throws: SessionError.sameFile(path: test.file.path)) {
            try store.backup(to: test.file, overwriting: true)
        }
        #expect(throws: SessionError.self) { try store.backup(to: test.path("nowhere/copy.db")) }
        #expect(throws: SessionError.self) { try store.backup(to: test.folder, overwriting: true) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: test.folder.path) == ["data"])
        #expect(try store.sessions().count == 1)
    }

    @Test func `a restore brings back the backup and keeps what was there`() async throws {
        let store = try await store(saying: "jazz")
        try store.backup(to: test.path("copy.db"))
        try await store.newSession().turn("blues", "Yes.")
        try store.close()
        let copy = try Data(contentsOf: test.path("copy.db"))

        let restoration = try restore("copy.db")
        #expect(restoration.sessions == 1)
        #expect(restoration.messages == 2)
        #expect(try titles() == ["jazz"])
        let previous = URL(filePath: try #require(restoration.previous))
        #expect(previous.lastPathComponent.hasPrefix("sessions.db-before-restore-2026"))
        #expect(try SessionStore.open(at: previous).store.sessions().map(\.title) == ["blues", "jazz"])
        #expect(try Data(contentsOf: test.path("copy.db")) == copy)
        #expect(try permissions(test.file) == 0o600)
        #expect(!(try test.fileNames().contains { $0.contains("restoring") }))
    }

    @Test func `a restore works where there is no database yet`() async throws {
        let other = try SessionStore.open(at: test.path("other/x.db"), surroundings: test.surroundings).store
        try await other.newSession().turn("polka", "Yes.")
        // The other database is still open: its latest pages are not in its main file.
        #expect(try restore("other/x.db") == .init(sessions: 1, messages: 2, previous: nil))
        #expect(try titles() == ["polka"])
    }

    @Test func `a restore refuses while a window has the database open, and changes nothing under it`() async throws {
        let store = try await store(saying: "jazz")
        try store.backup(to: test.path("copy.db"))
        try await store.newSession().turn("blues", "Yes.")
        #expect(throws: SessionError.inUse(path: test.file.path)) { try restore("copy.db") }
        try await store.newSession().turn("salsa", "Yes.")
        #expect(try store.sessions().map(\.title) == ["salsa", "blues", "jazz"])
        #expect(try store.problems() == [])
        #expect(try test.fileNames() == ["sessions.db", "sessions.db-shm", "sessions.db-wal"])
    }

    @Test func `a restore replaces a damaged database and keeps it`() async throws {
        let store = try await store(saying: "jazz")
        try store.backup(to: test.path("copy.db"))
        try store.close()
        try Data(repeating: 0x21, count: 5000).write(to: test.file)
        let previous = URL(filePath: try #require(try restore("copy.db").previous))
        #expect(try Data(contentsOf: previous) == Data(repeating: 0x21, count: 5000))
        #expect(try titles() == ["jazz"])
    }

    enum Unfit: String, CaseIterable {
        case missing, folder, garbage, empty, truncated, foreign, newer, orphaned
    }

    @Test(arguments: Unfit.allCases)
    func `what cannot be restored leaves the database as it was`(_ kind: Unfit) async throws {
        let store = try await store(saying: "jazz")
        try store.backup(to: test.path("sound.db"))
        try store.close()
        let bytes = try Data(contentsOf: test.file)
        try make(kind)

        let error = #expect(throws: SessionError.self) { try restore("unfit.db") }
        switch (kind, error) {
        case (.missing, .noSuchFile), (.folder, .noSuchFile), (.garbage, .notADatabase), (.empty, .foreignDatabase),
            (.truncated, .unsound), (.foreign, .foreignDatabase), (.newer, .newerVersion), (.orphaned, .unsound):
            break
        default: Issue.record("\(kind): \(String(describing: error))")
        }
        #expect(try Data(contentsOf: test.file) == bytes)
        #expect(try test.fileNames() == ["sessions.db"])
        #expect(try titles() == ["jazz"])
    }

    private func make(_ kind: Unfit) throws {
        let file = test.path("unfit.db")
        let sound = try Data(contentsOf: test.path("sound.db"))
        switch kind {
        case .missing: break
        case .folder: try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
        case .garbage: try Data(repeating: 0x21, count: 5000).write(to: file)
        case .empty: try Data().write(to: file)
        case .truncated: try sound.prefix(sound.count / 2).write(to: file)
        case .foreign: try change(file, "CREATE TABLE recipes (name)")
        case .newer:
            try sound.write(to: file)
            try change(file, "PRAGMA user_version = 99")
        case .orphaned:
            try sound.write(to: file)
            try change(file, "PRAGMA foreign_keys = OFF; DELETE FROM conversations")
        }
    }

    private func change(_ file: URL, _ sql: String) throws {
        let database = try DatabaseQueue(path: file.path)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }
}
