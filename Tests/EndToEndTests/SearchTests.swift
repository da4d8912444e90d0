import Foundation
import GRDB
import SearchTestSupport
import TestSupport
import Testing
import WebSearch

/// The built program searching the web, by stand-ins on loopback.
@Suite struct SearchTests {
    private static let message = "blues and hip-hop for my 8th graders, beginners, songwriting"

    /// The turn without any search, for comparison.
    private static let without = Task { try await Home().json("chat", "--", message) }

    private func searches(_ answer: JSONValue) -> [JSONValue] {
        (answer["tool_calls"]?.items ?? []).filter { $0["tool"]?.text == "web_search" }
    }

    // MARK: - Answers

    @Test(arguments: SearchProviderID.allCases)
    func `a turn tells what it searched for, what came of it, and keeps the sources`(
        _ provider: SearchProviderID
    ) async throws {
        let server = try SearchStandIn(provider) { .hits(FoundPages.about($0)) }
        let home = try Home(server.environment)
        let answer = try await home.json("chat", "--", Self.message)
        let calls = searches(answer)
        #expect(calls.count == 8)
        for call in calls {
            #expect(call["success"] == .bool(true) && call["error"] == .null, "\(call)")
            #expect((call["results_count"]?.number ?? 0) >= 1, "\(call)")
            #expect(call["duration_ms"]?.number != nil && call["query"]?.text?.isEmpty == false)
        }
        #expect(server.phrases.count == 8)
        #expect(answer["current_phase"]?.text == "ready_for_generation")

        let found = (answer["gathered_context"]?["web_research"]?.items ?? []).filter {
            $0["provider"]?.text == provider.rawValue
        }
        #expect(Set(found.compactMap { $0["source_quality"]?.text }) == ["high", "low"])
        for note in found {
            for key in ["title", "url", "content", "source_quality", "provider", "retrieved_at"] {
                #expect(note[key]?.text?.isEmpty == false, "\(key)")
            }
        }
        if provider == .wikipedia { #expect(found.allSatisfy { $0["licence"]?.text?.contains("CC BY-SA") == true }) }

        let stored = try await DatabaseQueue(path: home.database.path).read { db in
            let query = "SELECT count(*) FROM tool_calls WHERE tool = 'web_search' AND success AND results_count > 0"
            return try Int.fetchOne(db, sql: query)
        }
        #expect(stored == 8)
    }

    @Test func `a lesson cites what was found, by number, with licence and date, and lists what it did not use`()
        async throws
    {
        let server = try SearchStandIn(.wikipedia) { .hits(FoundPages.about($0)) }
        let home = try Home(server.environment)
        _ = try await home.json("chat", "--", Self.message)
        let lesson = try await home.json("generate", "--session", "last", "--seed", "7")
        for check in lesson["checks"]?.items ?? [] { #expect(check["passed"] == .bool(true), "\(check)") }
        let sources = (lesson["web_sources"]?.items ?? []).filter { $0["provider"]?.text == "wikipedia" }
        let used = sources.filter { $0["used"]?.items.isEmpty == false }
        #expect(!used.isEmpty)
        #expect(used.allSatisfy { $0["quality"]?.text == "high" })
        #expect(sources.contains { $0["used"]?.items.isEmpty == true && $0["quality"]?.text == "low" })
        let culture = try #require(lesson["educational_content"]?["cultural_context"]?.text)
        #expect(culture.contains("Ruby Tansley"))
        for source in used {
            let number = try #require(source["number"]?.number)
            let notes = lesson["educational_content"]?["teaching_notes"]?.text ?? ""
            #expect((culture + notes).contains("[\(Int(number))]"))
        }
        let printed = try await home.run("export", "last", "--format", "markdown", "--output", "-").output
        #expect(printed.contains("CC BY-SA 4.0"))
        #expect(printed.contains("Found \(try #require(used[0]["retrieved_at"]?.text).prefix(10))."))
        #expect(printed.contains("Looked up for this lesson and not used:"))
        let idle = try await DatabaseQueue(path: home.database.path).read { db in
            let found = "FROM web_sources WHERE mashup_id IS NOT NULL AND provider = 'wikipedia'"
            return try Bool.fetchAll(db, sql: "SELECT used = '[]' \(found)")
        }
        #expect(idle.count == sources.count && Set(idle).count == 2)
    }

    // MARK: - Faults

    static let faults: [(SearchProviderID, SearchFault)] = SearchProviderID.allCases.flatMap { provider in
        SearchFault.all(of: provider).map { (provider, $0) }
    }

    @Test(arguments: faults)
    func `a fault is one line, the turn is complete, and every call says what happened`(
        _ provider: SearchProviderID,
        _ fault: SearchFault
    ) async throws {
        let server = try SearchStandIn(provider, fault: fault)
        // Only what is never answered is waited for.
        let limit = fault == .silence ? 3 : 60
        let home = try Home(server.environment.merging(["WEB_SEARCH_TIMEOUT_SECONDS": "\(limit)"]) { $1 })
        let run = try await home.run("chat", "--json", Self.message)
        #expect(run.status == .exited(0), "\(run.errors)")
        let answer = try JSONValue(run.output)
        let without = try await Self.without.value
        #expect(answer["agent_response"] == without["agent_response"])
        #expect(answer["current_phase"] == without["current_phase"])
        #expect(answer["gathered_context"]?["genres"] == without["gathered_context"]?["genres"])
        let calls = searches(answer)
        #expect(calls.count == 8)
        let expected = server.failure(expectedOf: fault, within: .seconds(limit))
        for call in calls {
            #expect(call["success"] == .bool(expected == nil), "\(call)")
            #expect(call["results_count"]?.number == 0)
        }
        if let expected {
            #expect(calls.contains { $0["error"]?.text?.contains(expected.description) == true }, "\(calls[0])")
        }
        #expect(server.elsewhere.requests.isEmpty)

        let again = try await home.run("chat", "--session", "last", "and jazz")
        #expect(again.status == .exited(0))
        #expect(again.errors.split(separator: "\n").count { $0.contains("✗ web search") } <= 1, "\(again.errors)")
        for text in [run.output, run.errors, again.output, again.errors] { #expect(!text.contains(SearchStandIn.key)) }
    }

    @Test func `a key that is not set is told, and the turn is complete`() async throws {
        let server = try SearchStandIn(.tavily) { .hits(FoundPages.about($0)) }
        let home = try Home(server.environment.merging(["TAVILY_API_KEY": ""]) { $1 })
        let run = try await home.run("chat", Self.message)
        #expect(run.status == .exited(0))
        let lines = run.errors.split(separator: "\n").filter { $0.contains("web search") }
        #expect(lines.count == 1 && lines[0].contains("No key is set for Tavily."), "\(run.errors)")
        #expect(server.requests.isEmpty)
    }

    @Test func `a used up plan hands over to the next service, which is told once`() async throws {
        let paid = try SearchStandIn(.tavily, fault: .quotaUsedUp)
        let own = try SearchStandIn(.searxng) { .hits(FoundPages.about($0)) }
        let nobody = try LoopbackPort()
        let settings = paid.environment.merging(own.environment) { $1 }.merging([
            "SEARCH_PROVIDER": "auto", "WIKIPEDIA_BASE_URL": "http://127.0.0.1:\(nobody.number)",
        ]) { $1 }
        let run = try await Home(settings).run("chat", "--json", Self.message)
        let calls = searches(try JSONValue(run.output))
        #expect(calls.count == 8 && calls.allSatisfy { $0["success"] == .bool(true) }, "\(calls)")
        #expect(run.errors.ranges(of: "SearXNG is asked instead for now.").count == 1, "\(run.errors)")
    }

    @Test func `one search that hangs and one that breaks cost the others nothing`() async throws {
        let server = try SearchStandIn(.searxng) { phrase in
            if phrase.localizedCaseInsensitiveContains("jazz") { return .fault(.silence) }
            if phrase.localizedCaseInsensitiveContains("blues") { return .fault(.reset) }
            return .hits(FoundPages.about(phrase))
        }
        let home = try Home(server.environment.merging(["WEB_SEARCH_TIMEOUT_SECONDS": "8"]) { $1 })
        let answer = try await home.json("chat", "--", "blues, jazz and hip-hop in middle school, for rhythm")
        let calls = searches(answer)
        #expect(calls.count == 5)
        #expect(calls.count { $0["success"] == .bool(true) } == 3, "\(calls)")
        #expect(answer["agent_response"]?.text?.isEmpty == false)
    }

    // MARK: - The same with and without

    @Test
    func
        `without a key, offline, with a wrong key and with a good one the phases and lessons are the same but for sources`()
        async throws
    {
        let good = try SearchStandIn(.tavily) { .hits(FoundPages.about($0)) }
        let refusing = try SearchStandIn(.tavily, fault: .keyRefused)
        let nobody = try LoopbackPort()
        let situations: [[String: String]] = [
            ["SEARCH_PROVIDER": "none"],
            ["SEARCH_PROVIDER": "tavily", "TAVILY_API_KEY": ""],
            ["SEARCH_PROVIDER": "wikipedia", "WIKIPEDIA_BASE_URL": "http://127.0.0.1:\(nobody.number)"],
            refusing.environment, good.environment,
        ]
        var phases: [[String?]] = []
        var songs: [JSONValue?] = []
        var providers: [Set<String>] = []
        for situation in situations {
            let home = try Home(situation)
            var seen: [String?] = []
            var flags: [String] = []
            for message in ["hello", "blues and hip-hop", "for my 8th graders, beginners", "songwriting"] {
                let answer = try await home.json(["chat"] + flags + ["--", message])
                seen.append(answer["current_phase"]?.text)
                flags = ["--session", "last"]
            }
            let lesson = try await home.json("generate", "--session", "last", "--seed", "7")
            for check in lesson["checks"]?.items ?? [] { #expect(check["passed"] == .bool(true), "\(check)") }
            phases.append(seen)
            songs.append(lesson["music"])
            providers.append(Set((lesson["web_sources"]?.items ?? []).compactMap { $0["provider"]?.text }))
        }
        #expect(Set(phases).count == 1)
        #expect(phases[0].last == "ready_for_generation")
        #expect(Set(songs).count == 1)
        #expect(providers == [[], [], [], [], ["tavily"]])
    }

    @Test func `where web research is required, nothing is ready before a search has found something`() async throws {
        let isBack = LoopbackGate()
        let server = try SearchStandIn(.wikipedia) {
            isBack.isOpen ? .hits(FoundPages.about($0)) : .fault(.serverError)
        }
        let home = try Home(server.environment.merging(["REQUIRE_WEB_RESEARCH": "true"]) { $1 })
        let first = try await home.json("chat", "--", Self.message)
        #expect(first["ready_for_generation"] == .bool(false))
        #expect(first["current_phase"]?.text == "cultural_research")
        #expect(first["agent_response"]?.text?.contains("REQUIRE_WEB_RESEARCH") == true)
        #expect(try await home.run("generate", "--session", "last").status == .exited(69))
        isBack.open()
        let second = try await home.json("chat", "--session", "last", "--", "go on")
        #expect(second["ready_for_generation"] == .bool(true))
        #expect(try await home.run("generate", "--session", "last", "--json").status == .exited(0))
    }

    // MARK: - Kept answers

    @Test func `a repeated search is answered from what was kept, also when the service has gone`() async throws {
        let server = try SearchStandIn(.wikipedia) { .hits(FoundPages.about($0)) }
        let home = try Home(server.environment)
        let first = searches(try await home.json("chat", "--", Self.message))
        let asked = server.phrases.count
        server.stop()
        let second = searches(try await home.json("chat", "--", Self.message))
        #expect(server.phrases.count == asked)
        #expect(second.map { $0["results_count"] } == first.map { $0["results_count"] })
        #expect(second.allSatisfy { $0["success"] == .bool(true) })

        try await DatabaseQueue(path: home.database.path).write { db in
            try db.execute(sql: "UPDATE search_answers SET retrieved_at = retrieved_at - 30 * 86400000")
        }
        let third = try await home.run("chat", "--json", Self.message)
        #expect(searches(try JSONValue(third.output)).allSatisfy { $0["success"] == .bool(true) })
        #expect(third.errors.ranges(of: "30 days ago").count == 1, "\(third.errors)")
    }

    // MARK: - Doctor

    @Test(arguments: SearchProviderID.allCases)
    func `doctor says whether a service is there, and how to mend it where it is not`(
        _ provider: SearchProviderID
    ) async throws {
        let server = try SearchStandIn(provider, hits: [])
        let home = try Home(server.environment)
        func finding() async throws -> JSONValue? {
            try await home.json("doctor")["findings"]?.items.first { $0["part"]?.text == provider.rawValue }
        }
        let well = try await finding()
        #expect(well?["status"]?.text == "ok")
        #expect(well?["message"]?.text?.contains("reachable at \(server.url.absoluteString)") == true)
        server.stop()
        let gone = try await finding()
        #expect(gone?["status"]?.text == "warning")
        #expect(gone?["hint"]?.text?.isEmpty == false)
    }

    // MARK: - In the chat

    @Test func `searching, listing and dropping sources in the chat`() async throws {
        let server = try SearchStandIn(.searxng) { .hits(FoundPages.about($0)) }
        let home = try Home(server.environment)
        let window = try await home.chat(columns: 100)
        let said = try await window.say("blues for my 8th graders")
        #expect(said.contains("♪ web search “"))
        #expect(said.contains("high: Blues in the archive"))
        let asked = try await window.say("/research blues in Memphis")
        #expect(asked.contains("“blues in Memphis”") && asked.contains("loc.gov"))
        let listed = try await window.say("/sources")
        #expect(listed.contains("https://www.loc.gov/collections/") && listed.contains("searxng"))
        #expect(try await window.say("/sources drop 1").contains("Taken out: "))
        #expect(try await window.say("/sources drop 99").contains("There is no source 99."))
        #expect(try await window.leave() == .exited(0))
        let answer = try await home.json("sessions", "show", "last")
        #expect(answer["gathered_context"]?["dropped_sources"]?.items.count == 1)
        #expect(answer["messages"]?.items.contains { $0["text"]?.text == "/research blues in Memphis" } == true)
    }

    @Test func `without a service to search with, the command says what to set`() async throws {
        let run = try await Home().run(input: "/research blues\n")
        #expect(run.errors.contains("SEARCH_PROVIDER is none"))
    }
}
