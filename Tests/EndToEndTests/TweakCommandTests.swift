import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct TweakCommandTests {
    private static let request = [
        "generate", "--genres", "pop,reggae", "--level", "beginner", "--setting", "middle school", "--objectives",
        "rhythm", "--seed", "7", "--json",
    ]

    private func made(in home: Home) async throws -> JSONValue {
        let run = try await home.run(Self.request, bytes: [])
        try #require(run.status == .exited(0), "\(run.errors)")
        return try JSONValue(run.output)
    }

    @Test func `a scripted tweak makes a version, records what it rests on and keeps both`() async throws {
        let home = try Home()
        let first = try await made(in: home)
        let second = try await home.json("tweak", "last", "slower", "and", "30 minutes", "other words")
        #expect(second["metadata"]?["based_on"] == first["id"])
        #expect(second["metadata"]?["version"] == .number(2))
        #expect((second["metadata"]?["tweaks"]?.items.count ?? 0) == 3)
        #expect(second["session_id"] == first["session_id"])
        #expect(second["lyrics"] != first["lyrics"])
        let listed = try await home.json("mashups", "list").items
        #expect(listed.map { $0["version"] } == [.number(2), .number(1)])
        #expect(listed.map { $0["based_on"] } == [first["id"], .null])
        #expect(try await home.json("mashups", "show", first["id"]?.text ?? "") == first)
    }

    @Test(arguments: [
        ("more cowbell", 64, "cowbell"), ("tempo 400", 65, "40 to 220"), ("verse 9 in pop", 66, "It has"),
        ("chorus jazz", 65, "not in this lesson"),
    ])
    func `what cannot be is said with its reason, and nothing is stored`(
        words: String,
        status: Int,
        reason: String
    ) async throws {
        let home = try Home()
        _ = try await made(in: home)
        let run = try await home.run("tweak", "last", words)
        #expect(run.status == .exited(Int32(status)) && run.errors.contains(reason), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(try await home.json("mashups", "list").items.count == 1)
    }

    @Test func `a mashup from before contexts were kept can be changed`() async throws {
        let home = try Home()
        let first = try await made(in: home)
        let database = try DatabaseQueue(path: home.database.path)
        try await database.write { try $0.execute(sql: "UPDATE mashups SET context = NULL") }
        try database.close()
        let second = try await home.json("tweak", "last", "slower")
        #expect(second["lyrics"] == first["lyrics"])
    }

    @Test func `in the chat a lesson is changed by command and in plain words, listed and compared`() async throws {
        let home = try Home()
        let window = try await home.chat()
        try await window.say("pop and reggae, 7th grade beginners, rhythm, 24 kids")
        try await window.say("/generate 7")
        let tweaked = try await window.say("/tweak other words")
        #expect(tweaked.contains("version 2") && tweaked.contains("new lines"), "\(tweaked)")
        let slower = try await window.say("could you make it slower?")
        #expect(slower.contains("version 3") && slower.contains("tempo"), "\(slower)")
        #expect(try await window.say("/tweak more cowbell").contains("“cowbell”"))
        let versions = try await window.say("/versions")
        #expect(versions.contains("other words · on version 1"), "\(versions)")
        #expect(versions.contains("could you make it slower? · on version 2"), "\(versions)")
        let difference = try await window.say("/diff 1 2")
        #expect(difference.contains("\n- ") && difference.contains("\n+ ") && difference.contains("Words"))
        #expect(try await window.say("/diff").contains("bpm →"))
        #expect(window.picture.lines.allSatisfy { $0.count <= 80 })
        #expect(try await window.leave() == .exited(0))
        // What was said in plain words is part of the conversation, like every message.
        let session = try await home.json("sessions", "show", "last")
        #expect(session["messages"]?.items.contains { $0["text"] == .string("could you make it slower?") } == true)
    }

    @Test func `a message that brings a new fact plans a new lesson and changes nothing`() async throws {
        let home = try Home()
        let chat = """
            pop and reggae, 7th grade beginners, rhythm, 24 kids
            /generate 7
            level advanced
            make it slower
            /versions
            """
        let run = try await home.run(input: chat)
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(run.output.contains("One version so far"))
    }
}
