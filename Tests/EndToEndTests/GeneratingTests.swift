import Foundation
import TestSupport
import Testing

/// Making a piece by a script, and writing it to files.
@Suite struct GeneratingTests {
    static let request = [
        "generate", "--seed", "7", "--genres", "blues,hip-hop", "--level", "beginner", "--setting", "middle school",
        "--objectives", "songwriting", "--json",
    ]

    @Test func `the same seed and context give the same bytes but for ids and times`() async throws {
        let homes = [try Home(), try Home()]
        var texts: [String] = []
        for home in homes {
            let run = try await home.run(Self.request, bytes: [])
            try #require(run.status == .exited(0), "\(run.errors)")
            texts.append(Transcript.normalized(run.output))
        }
        #expect(texts[0] == texts[1])
        let other = try await homes[0].run(Self.request.map { $0 == "7" ? "8" : $0 }, bytes: [])
        #expect(Transcript.normalized(other.output) != texts[0])
    }

    @Test func `a mashup has the promised keys, and its checks hold`() async throws {
        let home = try Home()
        let run = try await home.run(Self.request, bytes: [])
        let mashup = try JSONValue(run.output)
        let promised = [
            "id", "session_id", "title", "lyrics", "educational_content", "web_sources", "metadata", "music", "checks",
            "quality",
        ]
        #expect(Set(promised).isSubset(of: mashup.keys))
        let content = try #require(mashup["educational_content"])
        #expect(Set(["theory_concepts", "cultural_context", "teaching_notes"]).isSubset(of: content.keys))
        #expect((content["theory_concepts"]?.items.count ?? 0) >= 2)
        let checks = try #require(mashup["checks"]).items
        #expect(!checks.isEmpty)
        for check in checks {
            #expect(Set(["claim", "passed", "where"]).isSubset(of: check.keys))
            #expect(check["passed"] == .bool(true), "\(check)")
        }
        let stored = try await home.json("mashups", "show", "last")
        #expect(stored == mashup)
    }

    @Test(arguments: [
        ("markdown", "md"), ("html", "html"), ("chordpro", "cho"), ("musicxml", "musicxml"), ("midi", "mid"),
        ("abc", "abc"), ("anki", "csv"), ("json", "json"),
    ])
    func `an export is the same in a file and on standard output`(format: String, ending: String) async throws {
        let home = try Home()
        _ = try await home.run(Self.request, bytes: [])
        let printed = try await home.run("export", "last", "--format", format, "--output", "-")
        #expect(printed.status == .exited(0) && printed.errors.isEmpty)
        let written = try await home.run("export", "last", "--format", format, "--output", "lesson.\(ending)")
        #expect(written.status == .exited(0), "\(written.errors)")
        let file = home.folder.file("lesson.\(ending)")
        #expect(written.output == file.path + "\n")
        #expect(FileManager.default.contents(atPath: file.path).map { [UInt8]($0) } == printed.outputBytes)
        #expect(!printed.outputBytes.isEmpty && !printed.outputBytes.contains(0x1B))
        if format == "json" { _ = try JSONValue(printed.output) }
    }

    @Test func `a file that is there is only replaced when told so, and no drafts stay`() async throws {
        let home = try Home()
        _ = try await home.run(Self.request, bytes: [])
        let file = home.folder.file("out/lesson.md")
        try FileManager.default.createDirectory(at: home.folder.file("out"), withIntermediateDirectories: false)
        try Data("mine".utf8).write(to: file)
        let refused = try await home.run("export", "last", "--output", "out/lesson.md")
        #expect(refused.status == .exited(73) && refused.errors.contains("--force"))
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
        let forced = try await home.run("export", "last", "--output", "out/lesson.md", "--force")
        #expect(forced.status == .exited(0), "\(forced.errors)")
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("# "))
        #expect(try home.folder.names(in: "out") == ["lesson.md"])
    }

    @Test func `without a path the file is named after the title, and the next one gets a number`() async throws {
        let home = try Home()
        let made = try await home.run(Self.request, bytes: [])
        let title = try #require(try JSONValue(made.output)["title"]?.text)
        let stem = title.lowercased().replacing("'", with: "-").split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
            .joined(separator: "-")
        var paths: [JSONValue?] = []
        for _ in 1...2 { paths.append(try await home.json("export", "last")["path"]) }
        #expect(paths == ["\(stem).md", "\(stem)-2.md"].map { .string(home.folder.file($0).path) })
    }

    @Test func `all formats go to one folder, which is made, and is not written over`() async throws {
        let home = try Home()
        _ = try await home.run(Self.request, bytes: [])
        let paths = try #require(try await home.json("export", "last", "--format", "all", "--output", "out")["paths"])
        let endings = try home.folder.names(in: "out").compactMap { $0.split(separator: ".").last.map(String.init) }
        #expect(Set(endings) == ["md", "html", "cho", "musicxml", "mid", "abc", "csv", "json"])
        #expect(paths.items.count == endings.count)
        let again = try await home.run("export", "last", "--format", "all", "--output", "out")
        #expect(again.status == .exited(73) && again.errors.contains("--force"))
        let forced = try await home.run("export", "last", "--format", "all", "--output", "out", "--force")
        #expect(forced.status == .exited(0), "\(forced.errors)")
        let piped = try await home.run("export", "last", "--format", "all", "--output", "-")
        #expect(piped.status == .exited(64))
    }

    @Test func `what is no text is not written on a terminal`() async throws {
        let home = try Home()
        let window = try await home.chat(columns: 120)
        try await window.say("bossa nova and house")
        try await window.say("/generate 11")
        try await window.say("/export midi -")
        try await window.say("/export all handouts")
        #expect(try await window.leave() == .exited(0))
        #expect(window.picture.lines.contains { $0.contains("a terminal cannot show it") })
        #expect(try home.folder.names(in: "handouts").count == 8)
    }

    @Test func `a folder that does not exist is said and not made`() async throws {
        let home = try Home()
        _ = try await home.run(Self.request, bytes: [])
        let run = try await home.run("export", "last", "--output", "nowhere/lesson.md")
        #expect(run.status == .exited(73) && run.errors.contains("nowhere"))
        #expect(!FileManager.default.fileExists(atPath: home.folder.file("nowhere").path))
    }

    @Test func `a session's own context is used, and its mashup belongs to it`() async throws {
        let home = try Home()
        let session = try #require(
            try await home.json("chat", "8th grade beginners, jazz and salsa, improvisation")["session_id"]
        )
        let mashup = try await home.json("generate", "--session", "last", "--seed", "5")
        #expect(mashup["session_id"] == session)
        #expect(try await home.json("sessions").items.map { $0["current_phase"] } == [.string("completed")])
        let listed = try await home.json("mashups").items
        #expect(listed.map { $0["id"] } == [mashup["id"]])
        #expect(Set(listed[0]["genres"]?.texts ?? []) == ["jazz", "salsa"])
    }
}
