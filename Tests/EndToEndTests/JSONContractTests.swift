import Foundation
import TestSupport
import Testing

/// What scripts read: keys, values, streams.
@Suite struct JSONContractTests {
    @Test func `chat answers with every key, and null where nothing is known`() async throws {
        let home = try Home()
        let answer = try await home.json("chat", "7th grade class, blues please")
        #expect(
            answer.keys == [
                "agent_response", "current_phase", "gathered_context", "ready_for_generation", "session_id",
                "tool_calls",
            ]
        )
        let context = try #require(answer["gathered_context"])
        let promised = [
            "class_size", "cultural_focus", "educational_context", "genres", "instruments", "learning_objectives",
            "lesson_minutes", "skill_level", "web_research",
        ]
        #expect(Set(promised).isSubset(of: context.keys))
        #expect(context["educational_context"] == .string("middle school"))
        #expect(context["genres"] == .array([.string("blues")]))
        #expect(context["skill_level"] == .null)
        #expect(context["class_size"] == .null)
        #expect(context["lesson_minutes"] == .null)
        #expect(context["learning_objectives"] == .array([]))
        #expect(answer["ready_for_generation"] == .bool(false))
        #expect(answer["current_phase"] == .string("genre_exploration"))
    }

    @Test func `everything said at once is ready at once, with its lookups and sources`() async throws {
        let home = try Home()
        let answer = try await home.json("chat", "Blues and hip-hop for beginners in my 8th grade class, songwriting")
        #expect(answer["ready_for_generation"] == .bool(true))
        #expect(answer["current_phase"] == .string("ready_for_generation"))
        let calls = try #require(answer["tool_calls"]).items
        #expect(!calls.isEmpty)
        for call in calls {
            #expect(call.keys == ["duration_ms", "error", "query", "results_count", "success", "tool"])
            #expect(call["success"] == .bool(true))
            #expect(call["error"] == .null)
        }
        let research = try #require(answer["gathered_context"]?["web_research"]).items
        #expect(!research.isEmpty)
        for note in research {
            #expect(
                Set(["title", "url", "content", "source_quality", "provider", "retrieved_at"]).isSubset(of: note.keys)
            )
            #expect(["high", "medium", "low"].contains(note["source_quality"]?.text))
        }
    }

    @Test func `the sessions list is newest first with the promised keys`() async throws {
        let home = try Home()
        let first = try await home.json("chat", "jazz")["session_id"]
        let second = try await home.json("chat", "salsa")["session_id"]
        let list = try await home.json("sessions").items
        #expect(list.map { $0["id"] } == [second, first])
        for session in list {
            let promised = ["created_at", "current_phase", "id", "message_count", "name", "updated_at"]
            #expect(Set(promised).isSubset(of: session.keys))
            #expect(session["message_count"] == .number(2))
            #expect(session["name"] == .null)
        }
    }

    @Test func `the genre list tells what can be composed`() async throws {
        let genres = try await Home().json("genres").items
        #expect(genres.count >= 40)
        #expect(genres.allSatisfy { Set(["id", "name", "kind", "composable"]).isSubset(of: $0.keys) })
        let ways = Set(genres.compactMap { $0["composable"]?.text })
        #expect(ways.isSubset(of: ["full", "groove-only", "listen-only"]))
        #expect(ways.contains("full") && ways.contains("groove-only"))
    }

    @Test func `a session is found by id, by a unique beginning, by name and as last`() async throws {
        let home = try Home()
        let id = try #require(try await home.json("chat", "8th grade blues")["session_id"]?.text)
        _ = try await home.json("sessions", "rename", id, "Spring concert")
        for reference in [id, String(id.dropLast()), "Spring concert", "spring concert", "last"] {
            let answer = try await home.json("chat", "--session", reference, "go on")
            #expect(answer["session_id"]?.text == id, "\(reference)")
            #expect(answer["gathered_context"]?["genres"] == .array([.string("blues")]))
        }
        #expect(try await home.json("sessions").items.count == 1)
    }

    @Test(arguments: [["chat"], ["chat", "-"]])
    func `a message comes through a pipe`(arguments: [String]) async throws {
        let home = try Home()
        let run = try await home.run(arguments + ["--json"], bytes: Array("jazz\nfor my choir\n".utf8))
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(try JSONValue(run.output)["gathered_context"]?["genres"] == .array([.string("jazz")]))
        let shown = try await home.json("sessions", "show", "last")
        #expect(shown["messages"]?.items.first?["text"] == .string("jazz\nfor my choir"))
    }

    @Test func `a message that begins with a hyphen stands behind two hyphens`() async throws {
        let home = try Home()
        let run = try await home.run("chat", "--json", "--", "--jazz", "please")
        #expect(run.status == .exited(0), "\(run.errors)")
        let shown = try await home.json("sessions", "show", "last")
        #expect(shown["messages"]?.items.first?["text"] == .string("--jazz please"))
    }

    @Test func `the reply is on standard output and everything else on standard error`() async throws {
        let home = try Home()
        let run = try await home.run("chat", "8th grade, blues and hip-hop")
        #expect(run.status == .exited(0))
        #expect(run.output.contains("hip-hop"))
        #expect(!run.output.contains("mashup --session") && !run.output.contains("♪"))
        #expect(run.errors.contains("♪ genre lookup") && run.errors.contains("mashup --session"))
    }

    @Test(
        arguments: [
            ["chat", "blues and jazz for beginners"], ["sessions"], ["genres"], ["genres", "blues"], ["doctor"],
            ["sessions", "search", "blues"], ["sessions", "show", "last"], ["generate", "--seed", "3"], ["mashups"],
            ["mashups", "show", "last"], ["stats"], ["--help"],
        ])
    func `no escape byte reaches a pipe`(arguments: [String]) async throws {
        let home = try Home()
        _ = try await home.run("generate", "--seed", "7", "8th grade, blues and jazz")
        let run = try await home.run(arguments, bytes: [])
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(!run.outputBytes.isEmpty)
        #expect(!run.outputBytes.contains(0x1B) && !run.errorBytes.contains(0x1B))
    }

    @Test func `the chat without a terminal reads line by line and shows no prompt`() async throws {
        let home = try Home()
        let run = try await home.run(input: "8th grade blues\n/context\n/quit\nnever read\n")
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(!run.output.contains("you ›") && !run.outputBytes.contains(0x1B))
        #expect(run.output.contains("still needed"))
        #expect(try await home.json("sessions").items.map { $0["message_count"] } == [.number(2)])
    }

    @Test func `a search hit takes two lines and reads as plain text`() async throws {
        let home = try Home()
        _ = try await home.run("generate", "--seed", "7", "8th grade, blues and jazz, songwriting, beginners")
        let hits = try await home.json("sessions", "search", "blues").items
        #expect(!hits.isEmpty)
        for hit in hits { #expect(hit["snippet"]?.text?.contains("**") == false, "\(hit)") }
        let lines = try await home.run("sessions", "search", "the").output.split(separator: "\n")
        #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("  ") }, "\(lines)")
    }

    @Test func `version and help succeed on standard output`() async throws {
        let home = try Home()
        for arguments in [["--version"], ["--help"], ["chat", "--help"], ["sessions", "--help"]] {
            let run = try await home.run(arguments, bytes: [])
            #expect(run.status == .exited(0), "\(arguments)")
            #expect(!run.output.isEmpty && run.errors.isEmpty)
        }
        let version = try await home.run("--version").output
        #expect(version.wholeMatch(of: /mashup \d+\.\d+\.\d+\n/) != nil)
        #expect(try home.folder.names().isEmpty, "help must leave nothing behind")
    }
}
