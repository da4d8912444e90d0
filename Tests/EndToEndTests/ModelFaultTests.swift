import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

/// The built program while the language model's server misbehaves.
@Suite struct ModelFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var fault: ModelFault
        var provider: ServiceStandIn.Provider
        var testDescription: String { "\(fault) at \(provider)" }
    }

    static let cases = ModelFault.allCases.flatMap { fault in
        ServiceStandIn.Provider.allCases.filter(fault.concerns).map { Case(fault: fault, provider: $0) }
    }

    /// What the built-in engine says to the first message.
    private static let builtInReply = Task {
        try await Home().json("chat", message)["agent_response"]?.text
    }

    private static let message = "8th grade, blues and hip-hop"

    @Test(arguments: cases)
    func `a fault is told once with a next step, the context is kept, and the next turn works`(
        _ given: Case
    ) async throws {
        let (fault, provider) = (given.fault, given.provider)
        var home = try Home()
        let site = try await FaultySite(fault, provider, in: home.folder.url)
        home.environment.merge(site.environment) { $1 }
        home.environment["LOG_LEVEL"] = "trace"
        home.environment["ENVIRONMENT"] = "development"

        let database = home.database
        // A reset may overtake what was sent before it.
        let breaking = Task {
            guard fault == .reset else { return }
            await isKept(after: site.hasBegun, in: database)
            site.mayBreak.open()
        }
        let run = try await home.run("chat", "--json", Self.message)
        await breaking.value
        #expect(run.status == .exited(0), "\(run.errors)")
        let answer = try JSONValue(run.output)
        #expect(answer["gathered_context"]?["genres"]?.texts == ["blues", "hip-hop"])
        #expect(answer["gathered_context"]?["skill_level"] != nil)

        let notices = run.errors.split(separator: "\n").filter { $0.hasPrefix("· ") }
        #expect(notices.count == 1, "\(run.errors)")
        for words in fault.words(provider) {
            #expect(notices.first?.contains(words) == true, "\(words): \(run.errors)")
        }

        let reply = answer["agent_response"]?.text
        switch fault.remains {
        case .builtIn: #expect(try await reply == Self.builtInReply.value)
        case .beginning, .whole: #expect(reply == ModelFault.beginning)
        }

        let healthy = try ServiceStandIn(provider, saying: "Gospel joins in.")
        let next = try await home.run(
            "chat",
            "--session",
            "last",
            "--json",
            "and gospel",
            environment: healthy.environment(key: FaultySite.key)
        )
        #expect(next.status == .exited(0), "\(next.errors)")
        let second = try JSONValue(next.output)
        #expect(second["agent_response"]?.text == "Gospel joins in.")
        #expect(second["gathered_context"]?["genres"]?.texts == ["blues", "hip-hop", "gospel"])

        let statuses = try await DatabaseQueue(path: home.database.path).read { db in
            try String.fetchAll(db, sql: "SELECT status FROM messages WHERE role = 'assistant' ORDER BY id")
        }
        #expect(statuses == [fault.remains == .beginning ? "interrupted" : "complete", "complete"])
        #expect(site.elsewhere.requests.isEmpty, "the other host heard of it")
        #expect(site.taken() < 40 << 20, "what does not end is not read to its end")
        try expectNoKey(in: [run, next], home)
    }

    // MARK: Retrying

    @Test(arguments: ServiceStandIn.Provider.allCases)
    func `a server that has too much to do for a moment is asked again, and nobody hears of it`(
        _ provider: ServiceStandIn.Provider
    ) async throws {
        let asked = Mutex(0)
        let server = try ServiceStandIn(provider) { _, voice in
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            if number > 1 { return voice.answer("Here it is after all.") }
            voice.refuse(provider == .anthropic ? 529 : 503, "Overloaded", type: "overloaded_error")
        }
        let home = try Home(server.environment(key: FaultySite.key))
        let run = try await home.run("chat", "--json", Self.message)
        #expect(try JSONValue(run.output)["agent_response"]?.text == "Here it is after all.")
        #expect(run.errors.isEmpty)
        #expect(server.chats.count == 2)
    }

    @Test(arguments: ServiceStandIn.Provider.allCases)
    func `an answer that fails before its first word is asked for again`(
        _ provider: ServiceStandIn.Provider
    ) async throws {
        let asked = Mutex(0)
        let server = try ServiceStandIn(provider) { _, voice in
            let number = asked.withLock { asked in
                asked += 1
                return asked
            }
            if number > 1 { return voice.answer("Here it is after all.") }
            voice.begin()
            voice.fail("the runner has stopped")
        }
        let home = try Home(server.environment(key: FaultySite.key))
        let run = try await home.run("chat", "--json", Self.message)
        #expect(try JSONValue(run.output)["agent_response"]?.text == "Here it is after all.")
        #expect(run.errors.isEmpty)
        #expect(server.chats.count == 2)
    }

    // MARK: Telling

    @Test func `a message that the model was to read and to answer still has one notice`() async throws {
        let port = try LoopbackPort()
        let url = try #require(URL(string: "http://127.0.0.1:\(port.number)"))
        let home = try Home(ServiceStandIn.Provider.ollama.environment(at: url))
        let run = try await home.run("chat", "--json", "We adore blues, since Grandma Ruby hums Delta tunes to my kids")
        #expect(run.status == .exited(0))
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }

    @Test func `without JSON the reply is on standard output and the notice on standard error`() async throws {
        let home = try Home()
        let site = try await FaultySite(.keyRefused, .openai, in: home.folder.url)
        let run = try await home.run("chat", Self.message, environment: site.environment)
        #expect(run.status == .exited(0))
        #expect(run.errors.contains("did not accept the key"))
        #expect(run.output.contains("blues") && !run.output.contains("did not accept the key"))
    }

    @Test func `a server that goes on failing is left alone, and that is told in one line`() async throws {
        let home = try Home()
        let site = try await FaultySite(.webPage, .ollama, in: home.folder.url)
        let messages = ["8th grade, blues and hip-hop", "and gospel", "and funk", "and soul", "no soul"]
        let run = try await home.run(input: messages.map { $0 + "\n" }.joined(), environment: site.environment)
        #expect(run.status == .exited(0), "\(run.errors)")
        #expect(run.output.ranges(of: "failed several times").count == 1, "\(run.output)")
        #expect(run.output.ranges(of: "Something else than Ollama").count == 3)
    }

    @Test func `in the chat the beginning of a reply stays when the connection breaks, and the next turn works`()
        async throws
    {
        let asked = Mutex(0)
        let mayBreak = LoopbackGate()
        let server = try ServiceStandIn(.ollama) { request, voice in
            if request.text.contains("and gospel") { return voice.answer("Gospel joins in.") }
            asked.withLock { $0 += 1 }
            voice.begin()
            voice.say(ModelFault.beginning + " ")
            voice.connection.wait(for: mayBreak)
            voice.connection.reset()
        }
        let window = try await Home(server.environment()).chat()
        try window.terminal.send(Self.message + "\r")
        try await window.expect("stands here")
        mayBreak.open()
        try await window.promptAppears()
        let shown = window.picture.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(shown.ranges(of: ModelFault.beginning).count == 1)
        #expect(shown.ranges(of: "The connection to Ollama broke.").count == 1)
        #expect(shown.contains("/retry"))
        #expect(try await window.say("and gospel").contains("Gospel joins in."))
        #expect(asked.withLock { $0 } == 1, "what was shown is not asked for again")
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `a server nobody asked for may be absent without a word`() async throws {
        let port = try LoopbackPort()
        let home = try Home([
            "MODEL_PROVIDER": "auto", "OLLAMA_BASE_URL": "http://127.0.0.1:\(port.number)",
        ])
        let run = try await home.run("chat", "--json", Self.message)
        #expect(run.status == .exited(0) && run.errors.isEmpty, "\(run.errors)")
        #expect(try await JSONValue(run.output)["agent_response"]?.text == Self.builtInReply.value)
    }

    @Test func `a script that is stopped in the middle of a reply ends as one that was stopped`() async throws {
        let (hasBegun, closed) = (LoopbackGate(), LoopbackGate())
        let server = try ServiceStandIn(.ollama) { _, voice in
            voice.begin()
            voice.say(ModelFault.beginning)
            hasBegun.open()
            voice.connection.waitUntilClosed()
            closed.open()
        }
        let home = try Home(server.environment())
        let terminal = try PseudoTerminal.start(
            Home.program(),
            ["chat", Self.message],
            environment: home.environment,
            workingDirectory: home.folder.path,
            columns: 80,
            rows: 24
        )
        await isKept(after: hasBegun, in: home.database)
        try terminal.send("\u{3}")
        #expect(try await terminal.exitStatus(within: ChatWindow.patience) == .exited(130))
        #expect(await closed.opened(), "the connection is closed at once")
        let status = try await DatabaseQueue(path: home.database.path).read { db in
            try String.fetchOne(db, sql: "SELECT status FROM messages WHERE role = 'assistant'")
        }
        #expect(status == "interrupted")
    }

    // MARK: -

    /// Waits until a reply has begun and the store holds its beginning.
    private func isKept(after hasBegun: LoopbackGate, in file: URL) async {
        #expect(await hasBegun.opened(within: ChatWindow.patience))
        let end = ContinuousClock.now + ChatWindow.patience
        while ContinuousClock.now < end {
            // While the program is about to write, the store may be locked.
            let found = try? await DatabaseQueue(path: file.path).read { db in
                try String.fetchOne(db, sql: "SELECT text FROM messages WHERE status = 'streaming'")
            }
            if found == ModelFault.beginning { return }
            await Task.yield()
        }
        Issue.record("the beginning of the reply was not stored")
    }

    private func expectNoKey(in runs: [ProgramRun], _ home: Home) throws {
        for run in runs {
            #expect(!run.output.contains(FaultySite.key))
            #expect(!run.errors.contains(FaultySite.key))
        }
        for file in try FileManager.default.subpathsOfDirectory(atPath: home.folder.path) {
            let bytes = FileManager.default.contents(atPath: home.folder.file(file).path) ?? Data()
            #expect(bytes.range(of: Data(FaultySite.key.utf8)) == nil, "\(file)")
        }
    }
}
