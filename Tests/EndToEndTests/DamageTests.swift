import Foundation
import GRDB
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Files that are broken, foreign, newer or out of reach.
@Suite struct DamageTests {
    @Test func `a damaged database is set aside with its date, and a new one works`() async throws {
        let home = try Home()
        let garbage = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) })
        try garbage.write(to: home.database)
        let run = try await home.run("chat", "blues")
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(run.errors.contains("damaged") && run.errors.contains("restore"))
        let aside = try #require(try home.folder.names().first { $0.hasPrefix("sessions.db-corrupt-") })
        #expect(aside.wholeMatch(of: /sessions\.db-corrupt-\d{8}-\d{6}/) != nil)
        #expect(run.errors.contains(aside))
        #expect(FileManager.default.contents(atPath: home.folder.file(aside).path) == garbage)
        #expect(try await home.json("sessions").items.count == 1)
        #expect(try await home.run("sessions").errors.isEmpty, "said once is enough")
    }

    @Test func `a database whose schema is damaged is set aside byte by byte`() async throws {
        let home = try Home()
        for _ in 1...3 { _ = try await home.run("chat", "blues and jazz for my 8th grade beginners, improvisation") }
        try await checkpoint(home)
        var bytes = try Data(contentsOf: home.database)
        bytes.replaceSubrange(100..<4096, with: Data(repeating: 0xAA, count: 3996))
        try bytes.write(to: home.database)
        let run = try await home.run("sessions")
        #expect(run.status == .exited(0), "\(run.errors)")
        let aside = try #require(try home.folder.names().first { $0.hasPrefix("sessions.db-corrupt-") })
        #expect(run.errors.contains(aside))
        #expect(FileManager.default.contents(atPath: home.folder.file(aside).path) == bytes)
    }

    @Test func `damage in the middle of the database is said, and nothing of it is deleted`() async throws {
        let home = try Home()
        for _ in 1...3 { _ = try await home.run("chat", "blues and jazz for my 8th grade beginners, improvisation") }
        try await checkpoint(home)
        var bytes = try Data(contentsOf: home.database)
        bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xAA, count: bytes.count - 4096))
        try bytes.write(to: home.database)
        let run = try await home.run("sessions", "show", "last")
        #expect(run.errors.contains("damaged"), "\(run.status) \(run.errors)")
        let copies = try home.folder.names().filter { $0.hasPrefix("sessions.db") }
        #expect(copies.contains { FileManager.default.contents(atPath: home.folder.file($0).path) == bytes })
        let doctor = try await home.run("doctor")
        #expect(doctor.output.contains("sessions"))
    }

    /// A copy of the data folder that a test may break.
    private func copiedData() throws -> (TemporaryFolder, URL) {
        let shared = try TemporaryFolder()
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let data = shared.file("data")
        try FileManager.default.copyItem(at: root.appending(path: "data").resolvingSymlinksInPath(), to: data)
        return (shared, data)
    }

    /// Brings everything into the database file itself.
    private func checkpoint(_ home: Home) async throws {
        let database = try DatabaseQueue(path: home.database.path)
        try await database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try database.close()
    }

    @Test(arguments: [["sessions"], ["chat", "blues"], ["--session", "last"], ["backup", "copy.db"]])
    func `a database of a newer version is refused and left as it is`(arguments: [String]) async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let database = try DatabaseQueue(path: home.database.path)
        try await database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA user_version = 99") }
        try database.close()
        let before = try Data(contentsOf: home.database)
        let run = try await home.run(arguments, bytes: [])
        #expect(run.status == .exited(65))
        #expect(run.errors.contains("newer version") && run.errors.contains("99"))
        #expect(try Data(contentsOf: home.database) == before)
        #expect(try home.folder.names().filter { $0.contains("corrupt") || $0 == "copy.db" } == [])
    }

    @Test func `a database of another program is refused and left as it is`() async throws {
        let home = try Home()
        let database = try DatabaseQueue(path: home.database.path)
        try await database.write { db in
            try db.execute(sql: "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")
        }
        try database.close()
        let before = try Data(contentsOf: home.database)
        let run = try await home.run("chat", "blues")
        #expect(run.status == .exited(65) && run.errors.contains("another program"))
        #expect(try Data(contentsOf: home.database) == before)
    }

    @Test(arguments: ["/dev/null/x", "/dev/null/folder/sessions.db"])
    func `a place that cannot be written to is said before the prompt`(path: String) async throws {
        let home = try Home(["DATABASE_PATH": path])
        let piped = try await home.run("chat", "blues")
        #expect(piped.status == .exited(73) && piped.errors.contains(path), "\(piped.errors)")
        let terminal = try PseudoTerminal.start(
            Home.program(),
            environment: home.environment,
            workingDirectory: home.folder.path
        )
        #expect(try await terminal.exitStatus(within: ChatWindow.patience) == .exited(73))
        let shown = TerminalPicture(terminal.output).text
        #expect(shown.contains("/dev/null") && !shown.contains("you ›"))
    }

    @Test(.disabled(if: geteuid() == 0, "the superuser may write anywhere"))
    func `a folder that is only for reading is said before the prompt`() async throws {
        let home = try Home()
        let folder = home.folder.file("locked")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o500]
        )
        let run = try await home.run("chat", "blues", environment: ["DATABASE_PATH": folder.path + "/sessions.db"])
        #expect(run.status == .exited(73) && run.errors.contains(folder.path))
    }

    @Test func `a broken genre file is named with its line, and the others work`() async throws {
        let (shared, data) = try copiedData()
        defer { withExtendedLifetime(shared) {} }
        let record = data.appending(path: "genres/jazz.yaml")
        var lines = try String(contentsOf: record, encoding: .utf8).components(separatedBy: "\n")
        lines.insert("  broken: [unclosed", at: 9)
        try Data(lines.joined(separator: "\n").utf8).write(to: record)
        let home = try Home(["DATA_PATH": data.path])
        let doctor = try await home.run("doctor", "--json")
        let findings = try #require(try JSONValue(doctor.output)["findings"]).items
        let catalogue = try #require(findings.first { $0["part"] == .string("catalogue") })
        #expect(catalogue["status"] != .string("ok"))
        let message = catalogue["message"]?.text ?? ""
        #expect(message.contains("jazz.yaml") && message.contains(/\b1[0-9]\b/), "\(message)")
        let others = try await home.run("generate", "--seed", "7", "--genres", "blues,hip-hop")
        #expect(others.status == .exited(0), "\(others.errors)")
        let broken = try await home.run("genres", "jazz")
        #expect(broken.status == .exited(65) && broken.errors.contains("jazz.yaml"), "\(broken.errors)")
        let chat = try await home.run("chat", "8th grade, jazz and blues")
        #expect(chat.status == .exited(0), "\(chat.errors)")
    }

    @Test func `a broken file of the understanding is named by doctor and by the chat`() async throws {
        let (shared, data) = try copiedData()
        defer { withExtendedLifetime(shared) {} }
        let file = data.appending(path: "understanding/numbers.yaml")
        try Data((try String(contentsOf: file, encoding: .utf8) + "\nbroken: [unclosed\n").utf8).write(to: file)
        let home = try Home(["DATA_PATH": data.path])
        let doctor = try await home.run("doctor")
        #expect(
            doctor.status == .exited(69) && doctor.output.contains("numbers.yaml"),
            "\(doctor.status) \(doctor.output)"
        )
        let chat = try await home.run("chat", "8th grade, jazz and blues")
        #expect(chat.errors.contains("numbers.yaml"))
        // 70 is for what nobody foresaw.
        #expect([.exited(65), .exited(78)].contains(chat.status), "\(chat.status) \(chat.errors)")
    }

    @Test func `a data folder that is not there is said with the setting that names it`() async throws {
        let home = try Home(["DATA_PATH": "/nonexistent/data"])
        let run = try await home.run("chat", "blues")
        #expect(run.status == .exited(78), "\(run.errors)")
        #expect(run.errors.contains("DATA_PATH"))
        let doctor = try await home.run("doctor")
        #expect(doctor.status == .exited(69) && doctor.errors.contains("DATA_PATH"))
        #expect(!doctor.errors.contains(".."), "\(doctor.errors)")
    }
}
