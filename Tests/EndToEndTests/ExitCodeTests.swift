import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How failures look to a script: the code of `sysexits.h`, the sentence, the JSON object.
@Suite struct ExitCodeTests {
    @Test(arguments: ["", "   \n\t "])
    func `an empty message is refused and nothing is stored`(message: String) async throws {
        let home = try Home()
        let run = try await home.run("chat", message)
        #expect(run.status == .exited(64))
        #expect(run.output.isEmpty && run.errors.contains("nothing in this message"))
        #expect(try await home.json("sessions") == .array([]))
    }

    @Test func `an empty pipe is an empty message`() async throws {
        let home = try Home()
        #expect(try await home.run("chat").status == .exited(64))
        #expect(try await home.json("sessions") == .array([]))
    }

    @Test func `a message that is too long is refused with both numbers`() async throws {
        let home = try Home()
        let run = try await home.run("chat", "-", input: String(repeating: "a", count: 10_001))
        #expect(run.status == .exited(65))
        #expect(run.errors.contains("10001") && run.errors.contains("10000"))
        #expect(try await home.json("sessions") == .array([]))
        let limit = try await home.run("chat", "-", input: String(repeating: "a", count: 10_000) + "\n")
        #expect(limit.status == .exited(0), "\(limit.errors)")
    }

    @Test(arguments: [
        ["chat", "--session", "nosuch", "hello"], ["sessions", "show", "nosuch"], ["--session", "nosuch"],
    ])
    func `an unknown session is not found`(arguments: [String]) async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let run = try await home.run(arguments, bytes: Array("hello\n".utf8))
        #expect(run.status == .exited(66))
        #expect(run.errors.contains("nosuch") && run.output.isEmpty)
        #expect(try await home.json("sessions").items.map { $0["message_count"] } == [.number(2)])
    }

    @Test func `the beginning of two ids lists both`() async throws {
        let home = try Home()
        let ids = [try await home.json("chat", "blues"), try await home.json("chat", "jazz")].map {
            $0["session_id"]?.text ?? ""
        }
        let run = try await home.run("chat", "--session", String(ids[0].prefix(1)), "hello")
        #expect(run.status == .exited(64))
        #expect(ids.allSatisfy { run.errors.contains($0) }, "\(run.errors)")
    }

    @Test func `a session that has had its turns is closed, and says so`() async throws {
        let home = try Home(["MAX_CONVERSATION_TURNS": "1"])
        #expect(try await home.run("chat", "blues").status == .exited(0))
        let run = try await home.run("chat", "--session", "last", "jazz")
        #expect(run.status == .exited(65) && run.errors.contains("MAX_CONVERSATION_TURNS"))
        #expect(try await home.json("sessions").items.map { $0["message_count"] } == [.number(2)])
    }

    @Test func `a number out of range names the range`() async throws {
        let run = try await Home().run("generate", "--minutes", "0")
        #expect(run.status == .exited(64))
        #expect(run.errors.contains(/[1-9][0-9]*/), "\(run.errors)")
    }

    @Test func `a mistyped command names the nearest`() async throws {
        let run = try await Home().run("sesions")
        #expect(run.status == .exited(64))
        #expect(run.errors.contains("sessions"), "\(run.errors)")
    }

    @Test func `an ending that stands for no format is not written as another one`() async throws {
        let home = try Home()
        _ = try await home.run("generate", "--seed", "7", "--genres", "blues,hip-hop")
        let run = try await home.run("export", "last", "--output", "lesson.pdf")
        #expect(run.status == .exited(64) && run.errors.contains("markdown"), "\(run.status)")
    }

    @Test func `an unknown session names the nearest`() async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        _ = try await home.run("sessions", "rename", "last", "Spring concert")
        let run = try await home.run("chat", "--session", "Sprng concert", "hello")
        #expect(run.status == .exited(66))
        #expect(run.errors.contains("Did you mean \"Spring concert\"?"))
    }

    @Test func `an unknown mashup names the nearest`() async throws {
        let home = try Home()
        let made = try await home.json("generate", "--seed", "7", "--genres", "blues,hip-hop")
        let title = try #require(made["title"]?.text)
        let run = try await home.run("export", String(title.dropLast()) + "x")
        #expect(run.status == .exited(66))
        #expect(run.errors.contains("Did you mean") && run.errors.contains(title), "\(run.errors)")
    }

    @Test func `an unknown format names the nearest and all there are`() async throws {
        let home = try Home()
        _ = try await home.run("generate", "--seed", "7", "--genres", "blues,hip-hop")
        let run = try await home.run("export", "last", "--format", "markdwon")
        #expect(run.status == .exited(64))
        #expect(run.errors.contains("Did you mean markdown?") && run.errors.contains("chordpro"))
    }

    @Test(arguments: [
        ["chatt"], ["chat", "--sesion", "x", "hi"], ["export"], ["generate", "--minutes", "many"], ["sessions", "shw"],
    ])
    func `wrong use of the command line is a usage error`(arguments: [String]) async throws {
        let home = try Home()
        let run = try await home.run(arguments, bytes: [])
        #expect(run.status == .exited(64))
        #expect(run.output.isEmpty && !run.errors.isEmpty)
    }

    @Test(arguments: [
        ["generate", "--level", "expert"], ["generate", "--setting", "moon"], ["generate", "--objectives", "juggling"],
    ])
    func `a value that is not allowed names those that are`(arguments: [String]) async throws {
        let run = try await Home().run(arguments, bytes: [])
        #expect(run.status == .exited(64))
        #expect(run.errors.contains(arguments[2]) && run.errors.contains("Allowed: "))
    }

    @Test(arguments: [
        ("MODEL_PROVIDER", "olama", "ollama"), ("SEARCH_PROVIDER", "bing", "wikipedia"),
        ("MAX_CONVERSATION_TURNS", "many", "1"), ("WEB_SEARCH_MAX_RESULTS", "-3", "20"),
        ("REQUIRE_WEB_RESEARCH", "perhaps", "true"), ("LOG_LEVEL", "loud", "warning"),
        ("ENVIRONMENT", "mars", "production"),
    ])
    func `a wrong setting is named with what is allowed`(name: String, value: String, allowed: String) async throws {
        let run = try await Home([name: value]).run("sessions")
        #expect(run.status == .exited(78))
        #expect(run.errors.contains(name) && run.errors.contains(value) && run.errors.contains(allowed))
    }

    @Test func `settings come from the environment, then from the working folder, then from the user's own file`()
        async throws
    {
        let home = try Home()
        func fails(_ run: ProgramRun, with value: String) -> Bool {
            run.status == .exited(78) && run.errors.contains(value)
        }
        let own = home.folder.file(".config/lit-music-mashup")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data("LOG_LEVEL=third\n".utf8).write(to: own.appending(path: ".env"))
        #expect(fails(try await home.run("sessions"), with: "third"))
        try Data("LOG_LEVEL=second\n".utf8).write(to: home.folder.file(".env"))
        #expect(fails(try await home.run("sessions"), with: "second"))
        #expect(fails(try await home.run("sessions", environment: ["LOG_LEVEL": "first"]), with: "first"))
        #expect(try await home.run("sessions", environment: ["LOG_LEVEL": "error"]).status == .exited(0))
    }

    @Test func `restoring what is no backup changes nothing`() async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let garbage = home.folder.file("garbage.db")
        try Data("this is no database at all, however long it goes on ".utf8).write(to: garbage)
        let bad = try await home.run("restore", garbage.path)
        #expect(bad.status == .exited(65) && bad.errors.contains("garbage.db"))
        let missing = try await home.run("restore", home.folder.file("missing.db").path)
        #expect(missing.status == .exited(66) && missing.errors.contains("missing.db"))
        #expect(try await home.json("sessions").items.map { $0["message_count"] } == [.number(2)])
        #expect(
            try home.folder.names().filter { $0.contains("restore") || $0.contains("before") || $0.contains("corrupt") }
                == []
        )
    }

    @Test func `a backup is restored with everything in it, and what was there is kept`() async throws {
        let home = try Home()
        let id = try await home.json("chat", "blues")["session_id"]
        let copy = home.folder.file("copy.db").path
        #expect(try await home.run("backup", copy).status == .exited(0))
        #expect(try await home.run("backup", copy).status == .exited(73), "must not overwrite")
        #expect(try await home.run("backup", copy, "--force").status == .exited(0))
        _ = try await home.run("chat", "salsa")
        let restored = try await home.run("restore", copy)
        #expect(restored.status == .exited(0), "\(restored.errors)")
        #expect(try await home.json("sessions").items.map { $0["id"] } == [id])
        let kept = try #require(restored.errors.split(separator: "kept in ").last).trimmingCharacters(
            in: .whitespacesAndNewlines
        )
        #expect(FileManager.default.fileExists(atPath: kept))
    }

    @Test func `places that cannot be written to are said with their paths`() async throws {
        let home = try Home()
        _ = try await home.run("generate", "--seed", "7", "--genres", "blues,hip-hop")
        for arguments in [["backup", "/dev/null/copy.db"], ["export", "last", "--output", "/dev/null/lesson.md"]] {
            let run = try await home.run(arguments, bytes: [])
            #expect(run.status == .exited(73), "\(arguments) \(run.errors)")
            #expect(run.errors.contains("/dev/null/") && run.output.isEmpty)
        }
    }

    @Test func `bytes that are no text are replaced and said`() async throws {
        let home = try Home()
        let run = try await home.run(
            ["chat", "--json"],
            bytes: Array("blues ".utf8) + [0xFF, 0xC3] + Array(" please".utf8)
        )
        #expect(run.status == .exited(0))
        #expect(run.errors.contains("replaced"))
        let shown = try await home.json("sessions", "show", "last")
        #expect(shown["messages"]?.items.first?["text"]?.text?.contains("\u{FFFD}") == true)
    }

    @Test(arguments: [
        (["chat", ""], 64, "empty_message"), (["chat", "--session", "nosuch", "hi"], 66, "session_not_found"),
        (["export", "nosuch"], 66, "mashup_not_found"), (["chatt"], 64, "usage"),
        (["genres", "bluez"], 66, "genre_not_found"),
        (["restore", "missing.db"], 66, "file_not_found"),
        (["generate", "--level", "expert"], 64, "value_not_allowed"),
        (["backup", "/dev/null/x"], 73, "cannot_write"),
    ])
    func `with --json an error is one JSON object on standard error`(
        arguments: [String],
        exit: Int32,
        code: String
    ) async throws {
        let run = try await Home().run(arguments + ["--json"], bytes: [])
        #expect(run.status == .exited(exit), "\(run.errors)")
        #expect(run.output.isEmpty)
        let error = try #require(try JSONValue(run.errors)["error"], "\(run.errors)")
        #expect(error.keys == ["code", "hint", "message"])
        #expect(error["code"] == .string(code))
        #expect(error["message"]?.text?.isEmpty == false)
    }

    @Test func `a wrong setting is a JSON object, too`() async throws {
        let run = try await Home(["LOG_LEVEL": "loud"]).run("sessions", "--json")
        #expect(run.status == .exited(78))
        #expect(try JSONValue(run.errors)["error"]?["code"] == .string("configuration"))
    }

    @Test(arguments: [["genres"], ["genres", "--json"], ["--help"], ["sessions", "show", "last"], ["chat", "jazz"]])
    func `a reader that has gone ends the program quietly`(arguments: [String]) async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let run = try await home.run(arguments, bytes: [], output: .closed)
        // Help is printed before the program takes signals in hand; a shell says nothing about either ending.
        #expect([.exited(0), .signaled(SIGPIPE)].contains(run.status))
        #expect(!run.errors.lowercased().contains("pipe") && !run.errors.contains("cannot"))
    }

    @Test func `deleting without a terminal needs --yes`() async throws {
        let home = try Home()
        _ = try await home.run("chat", "blues")
        let refused = try await home.run("sessions", "delete", "last")
        #expect(refused.status == .exited(64) && refused.errors.contains("--yes"))
        #expect(try await home.json("sessions").items.count == 1)
        #expect(try await home.run("sessions", "delete", "last", "--yes").status == .exited(0))
        #expect(try await home.json("sessions") == .array([]))
    }
}
