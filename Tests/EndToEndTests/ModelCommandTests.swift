import Foundation
import GRDB
import Synchronization
import TestSupport
import Testing

/// The commands about models, in a terminal, with a server on loopback.
@Suite struct ModelCommandTests {
    private static let message = "8th grade, blues and hip-hop"

    /// The teacher's and the program's messages of the last session, those taken back left out.
    private func messages(_ home: Home) async throws -> [JSONValue] {
        try await home.json("sessions", "show", "last")["messages"]?.items ?? []
    }

    // MARK: - /model

    @Test func `models are listed and chosen, and the session remembers its choice in another window`() async throws {
        let host = try ModelHost(models: ["llama3.1:8b", "qwen3:8b"])
        let home = try Home(host.environment)
        let window = try await home.chat()
        let list = try await window.say("/model")
        #expect(list.contains("ollama/llama3.1:8b  4.9 GB"))
        #expect(list.contains("ollama/qwen3:8b"))
        #expect(list.contains("auto  (Ollama where it runs, else the built-in engine)"))
        #expect(try await window.say("/model qwen3:8b").contains("From here on ollama/qwen3:8b answers."))
        try await window.say(Self.message)
        #expect(host.askedModels == ["qwen3:8b"])
        #expect(try await window.leave() == .exited(0))

        let second = try await home.chat("--session", "last")
        #expect(try await second.say("/model").contains("this session  ollama/qwen3:8b"))
        try await second.say("and gospel")
        #expect(host.askedModels == ["qwen3:8b", "qwen3:8b"])
        #expect(try await second.leave() == .exited(0))
    }

    @Test func `a name that is not there leads to the nearest, and the model before stays`() async throws {
        let host = try ModelHost(models: ["llama3.1:8b", "qwen3:8b"])
        let window = try await Home(host.environment).chat()
        let typo = try await window.say("/model qwn3:8b")
        #expect(typo.contains("No model “qwn3:8b” is there. Did you mean qwen3:8b?"))
        #expect(try await window.say("/model qwn3").contains("Did you mean qwen3:8b?"))
        let missing = try await window.say("/model ollama/mistral:7b")
        #expect(missing.contains("Ollama has no model named “mistral:7b”."))
        #expect(missing.contains("qwen3:8b"))
        #expect(try await window.say("/model").contains("this session  auto"))
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `the built-in engine answers without a word to the server`() async throws {
        let host = try ModelHost()
        let window = try await Home(host.environment).chat()
        #expect(try await window.say("/model builtin").contains("From here on the built-in engine answers."))
        try await window.say(Self.message)
        #expect(try await window.leave() == .exited(0))
        #expect(host.server.requests.isEmpty)
    }

    @Test func `fetching a model asks first, shows how far it is, and the model is there`() async throws {
        let (half, rest) = (LoopbackGate(), LoopbackGate())
        let host = try ModelHost(pull: { connection in
            connection.sendChunkedHead()
            connection.sendPull(completed: 1_000_000_000, of: 2_000_000_000)
            half.open()
            connection.wait(for: rest)
            connection.sendChunk(#"{"status":"success"}"# + "\n")
            connection.endChunks()
        })
        let window = try await Home(host.environment).chat()
        try window.terminal.send("/model pull qwen3:8b\r")
        try await window.expect("[y/N] ")
        try window.terminal.send("\r")
        try await window.expect("Nothing was fetched.")
        try await window.promptAppears()
        #expect(!host.server.requests.contains { $0.path == "/api/pull" })

        // The name may be written as /model lists it.
        try window.terminal.send("/model pull ollama/qwen3:8b\r")
        try await window.expect("[y/N] ")
        try window.terminal.send("y\r")
        #expect(await half.opened())
        try await window.expect("50 % of 2.0 GB")
        rest.open()
        try await window.expect("qwen3:8b is there; /model qwen3:8b uses it.")
        try await window.promptAppears()
        let pulled = try #require(host.server.requests.first { $0.path == "/api/pull" })
        #expect(pulled.text.contains(#""qwen3:8b""#))
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `Ctrl-C stops the fetching at once and says how to go on`() async throws {
        let closed = LoopbackGate()
        let host = try ModelHost(pull: { connection in
            connection.sendChunkedHead()
            connection.sendPull(completed: 500_000_000, of: 2_000_000_000)
            connection.waitUntilClosed()
            closed.open()
        })
        let window = try await Home(host.environment).chat()
        try window.terminal.send("/model pull qwen3:8b\r")
        try await window.expect("[y/N] ")
        try window.terminal.send("y\r")
        try await window.expect("25 %")
        try window.terminal.send("\u{3}")
        try await window.expect("Stopped. /model pull qwen3:8b goes on from there.")
        try await window.promptAppears()
        #expect(await closed.opened())
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `a name that nobody publishes cannot be fetched, and the next step is the library`() async throws {
        let host = try ModelHost(pull: { connection in
            connection.sendChunkedHead()
            connection.sendChunk(#"{"status":"pulling manifest"}"# + "\n")
            connection.sendChunk(#"{"error":"pull model manifest: file does not exist"}"# + "\n")
            connection.endChunks()
        })
        let window = try await Home(host.environment).chat()
        try window.terminal.send("/model pull nosuch\r")
        try await window.expect("[y/N] ")
        try window.terminal.send("y\r")
        try await window.expect("ollama.com/library")
        try await window.promptAppears()
        #expect(window.picture.text.contains("Ollama knows no model named “nosuch” to fetch."))
        #expect(try await window.leave() == .exited(0))
    }

    @Test(arguments: ["/model qwen3:8b", Self.message])
    func `Ctrl-C is heard while the server does not even say its models`(
        line: String
    )
        async throws
    {
        let asked = LoopbackGate()
        let host = try ModelHost(tags: { connection in
            asked.open()
            connection.waitUntilClosed()
        })
        let window = try await Home(host.environment).chat()
        try window.terminal.send(line + "\r")
        #expect(await asked.opened())
        try window.terminal.send("\u{3}")
        try await window.expect("topped")
        try await window.promptAppears()
        #expect(try await window.say("/stop").contains("Ctrl-C"))
        #expect(try await window.leave() == .exited(0))
    }

    // MARK: - /retry, /edit, /stop

    @Test func `retrying asks again and leaves one exchange`() async throws {
        let host = try ModelHost(reply: { number, connection in
            connection.sendChat(number == 1 ? "The first answer." : "The second answer.")
        })
        let home = try Home(host.environment)
        let window = try await home.chat()
        try await window.say(Self.message)
        let again = try await window.say("/retry")
        #expect(again.contains("Again: \(Self.message)"))
        #expect(again.contains("The second answer."))
        #expect(!again.contains("writes the replies from here on"), "what was announced is not announced again")
        #expect(try await window.leave() == .exited(0))
        let stored = try await messages(home)
        #expect(stored.map { $0["text"]?.text } == [Self.message, "The second answer."])
    }

    @Test func `the last message is changed in the teacher's editor and sent again`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let editor = home.folder.file("editor")
        try Data("printf '9th grade, jazz and gospel\\n' > \"$1\"\n".utf8).write(to: editor)
        let window = try await home.chat(environment: ["EDITOR": "sh \(editor.path)"])
        try await window.say(Self.message)
        let edited = try await window.say("/edit")
        #expect(edited.contains("Now: 9th grade, jazz and gospel"))
        #expect(try await window.say("/edit").contains("Nothing was changed."))
        #expect(try await window.leave() == .exited(0))
        #expect(try await messages(home).first?["text"]?.text == "9th grade, jazz and gospel")
        #expect(try await messages(home).count == 2)
        #expect(host.replies.last?.text.contains("jazz and gospel") == true)
    }

    @Test func `without an editor the last message stands in the line to be changed`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let window = try await home.chat()
        try await window.say(Self.message)
        try window.terminal.send("/edit\r")
        try await window.expect("Change it and press Enter")
        try await window.promptAppears()
        try await window.expect(Self.message)
        try await window.say(" and gospel")
        #expect(try await window.leave() == .exited(0))
        let stored = try await messages(home)
        #expect(stored.first?["text"]?.text == Self.message + " and gospel")
        #expect(stored.count == 2)
    }

    @Test func `a change that is given up leaves the last message as it was`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let window = try await home.chat()
        try await window.say(Self.message)
        try window.terminal.send("/edit\r")
        try await window.expect("Change it and press Enter")
        try await window.promptAppears()
        try await window.expect(Self.message)
        try window.terminal.send("\u{3}")
        try await window.promptAppears()
        try await window.say("and gospel")
        #expect(try await window.leave() == .exited(0))
        let stored = try await messages(home).filter { $0["role"] == .string("user") }.compactMap { $0["text"]?.text }
        #expect(stored == [Self.message, "and gospel"])
    }

    @Test func `in a pipe /edit takes nothing back`() async throws {
        let home = try Home()
        let run = try await home.run(input: "8th grade, blues\n/edit\n")
        #expect(run.errors.contains("/edit needs a terminal"))
        #expect(try await messages(home).count == 2)
    }

    @Test func `/stop says what stops an answer`() async throws {
        let window = try await Home().chat()
        #expect(try await window.say("/stop").contains("Ctrl-C"))
        #expect(try await window.leave() == .exited(0))
    }

    // MARK: - /usage, /context window, stats

    @Test func `usage is told for the last reply, the session and the month, and for scripts`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let window = try await home.chat()
        #expect(try await window.say("/usage").contains("No language model was used"))
        try await window.say(Self.message)
        let usage = try await window.say("/usage")
        for line in ["last reply", "this session", "this month"] {
            #expect(usage.contains(matching: line + " .*1 answer, 900 tokens read, 12 written, \\$0.00"), "\(line)")
        }
        #expect(usage.contains("ollama/llama3.1:8b, reply"))
        try await window.say("/model builtin")
        try await window.say("and gospel")
        #expect(try await window.say("/usage").contains(matching: "last reply +none"))
        #expect(try await window.leave() == .exited(0))

        let stats = try await home.json("stats")
        #expect(stats["usage"]?["prompt_tokens"]?.number == 900)
        #expect(stats["usage"]?["answer_tokens"]?.number == 12)
        #expect(stats["models"]?["ollama/llama3.1:8b"]?["answers"]?.number == 1)
        #expect(stats["usage_this_month"]?["answers"]?.number == 1)
    }

    @Test(arguments: [40, 80]) func `the context window is shown part by part`(columns: Int) async throws {
        let host = try ModelHost()
        let window = try await Home(host.environment).chat(columns: columns)
        #expect(try await window.say("/context window").contains("no model has answered yet"))
        try await window.say(Self.message)
        let shown = try await window.say("/context window")
        #expect(shown.contains("ollama/llama3.1:8b"))
        for part in ["instructions", "what is known", "latest turns", "kept for the answer", "free"] {
            #expect(shown.contains(matching: part + " +[0-9]"), "\(part)")
        }
        #expect(window.picture.brokenLines == [])
        #expect(try await window.leave() == .exited(0))
    }

    // MARK: - Thinking

    @Test func `thinking is shown in passing, folded into one line, and not stored`() async throws {
        let gate = LoopbackGate()
        let host = try ModelHost(
            thinks: true,
            reply: { _, connection in
                connection.sendChunkedHead()
                connection.sendThought("Let me weigh the ")
                connection.sendThought("syncopation first.\n\nThen more.")
                connection.wait(for: gate)
                connection.sendChatPiece("Both are syncopated.")
                connection.endChat()
            }
        )
        let home = try Home(host.environment)
        let window = try await home.chat()
        try window.terminal.send(Self.message + "\r")
        try await window.expect("syncopation first. Then more.")
        gate.open()
        try await window.expect("Both are syncopated.")
        try await window.promptAppears()
        let lines = window.picture.lines
        #expect(lines.count { $0.contains("thought for") && $0.contains("(8 words)") } == 1)
        #expect(!lines.contains { $0.contains("syncopation first") })
        #expect(try await window.leave() == .exited(0))
        let bytes = try Data(contentsOf: home.database)
        #expect(bytes.range(of: Data("syncopation first".utf8)) == nil)
        #expect(try await messages(home).last?["text"]?.text == "Both are syncopated.")
    }

    // MARK: - Limits

    @Test func `the pace holds over a restart of the program`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment.merging(["MESSAGES_PER_MINUTE": "1"]) { $1 })
        let first = try await home.run("chat", Self.message)
        #expect(first.output.contains("backbeat"))
        let second = try await home.run("chat", "--session", "last", "and gospel")
        #expect(second.status == .exited(0))
        #expect(!second.output.contains("backbeat"))
        #expect(second.errors.contains("1 message per minute"))
        #expect(second.errors.contains("The next message can be sent in"))
        #expect(host.replies.count == 1)
    }

    @Test(arguments: [("y", true), ("n", false)])
    func `at the month's limit the teacher is asked once`(answer: String, goesOn: Bool) async throws {
        let server = try LoopbackServer { request, connection in
            guard request.path == "/v1/chat/completions" else {
                connection.sendResponse(#"{"object":"list","data":[{"id":"some-model","object":"model"}]}"#)
                return
            }
            connection.sendChunkedHead(type: "text/event-stream")
            connection.sendChunk(
                #"data: {"choices":[{"index":0,"delta":{"content":"From the hosted model."}}]}"# + "\n\n"
            )
            connection.sendChunk(#"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\n")
            connection.sendChunk("data: [DONE]\n\n")
            connection.endChunks()
        }
        let home = try Home()
        _ = try await home.json("chat", "blues")
        try await DatabaseQueue(path: home.database.path).write { db in
            try db.execute(
                sql: """
                    INSERT INTO usage (model, purpose, prompt_tokens, answer_tokens, is_estimated, cost_micros, created_at)
                    VALUES ('openai/some-model', 'reply', 1, 1, 0, 2000000, ?)
                    """,
                arguments: [Int64(Date().timeIntervalSince1970 * 1000)]
            )
        }
        let window = try await home.chat(environment: [
            "MODEL_PROVIDER": "openai", "OPENAI_BASE_URL": server.url.absoluteString + "/v1", "OPENAI_API_KEY": "sk-x",
            "MONTHLY_COST_LIMIT": "2",
        ])
        try window.terminal.send(Self.message + "\r")
        try await window.expect("$2.00 of $2.00")
        try await window.expect("[y/N] ")
        try window.terminal.send(answer + "\r")
        try await window.promptAppears()
        let next = try await window.say("and gospel")
        #expect(!next.contains("[y/N]"))
        #expect(next.contains("From the hosted model.") == goesOn)
        #expect(window.picture.text.contains("is used up") == !goesOn)
        #expect(try await window.leave() == .exited(0))
    }

    // MARK: - Width and pipes

    @Test(arguments: [(40, 40), (40, 80), (80, 40), (80, 20)])
    func `a reply is whole and fits, also when the window changes in the middle`(start: Int, end: Int) async throws {
        let gate = LoopbackGate()
        let words = (1...60).map { "w\($0)." }
        let host = try ModelHost(reply: { _, connection in
            connection.sendChunkedHead()
            for word in words.prefix(30) { connection.sendChatPiece(word + " ") }
            connection.wait(for: gate)
            for word in words.dropFirst(30) { connection.sendChatPiece(word + " ") }
            connection.endChat()
        })
        let window = try await Home(host.environment).chat(columns: start)
        try window.terminal.send(Self.message + "\r")
        try await window.expect("w28.")
        if start != end { try window.terminal.resize(columns: end, rows: 24) }
        gate.open()
        try await window.expect("w60.")
        try await window.promptAppears()
        let shown = window.picture.lines.flatMap { $0.split(separator: " ").map(String.init) }
        #expect(shown.filter { words.contains($0) } == words)
        #expect(window.picture.brokenLines == [])
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `messages from a pipe are answered by the model`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let run = try await home.run(input: "\(Self.message)\n/usage\n")
        #expect(run.status == .exited(0))
        #expect(run.output.contains("backbeat"))
        #expect(run.output.contains("900 tokens read"))
        #expect(!run.output.contains("\u{1B}"))
        #expect(!run.errors.contains("\u{1B}"))
    }

    // MARK: - doctor

    @Test func `doctor tells one finding for each provider`() async throws {
        let host = try ModelHost()
        let home = try Home(host.environment)
        let findings = try await home.json("doctor")["findings"]?.items ?? []
        let parts = findings.compactMap { $0["part"]?.text }
        for provider in ["ollama", "openai", "anthropic"] {
            #expect(parts.count { $0 == provider } == 1, "\(provider)")
        }
        let ollama = try #require(findings.first { $0["part"]?.text == "ollama" })
        #expect(ollama["status"]?.text == "ok")
        for word in [host.server.url.absoluteString, "0.32.15", "llama3.1:8b", "131072"] {
            #expect(ollama["message"]?.text?.contains(word) == true, "\(word)")
        }
        let text = try await home.run("doctor").output
        #expect(text.split(separator: "\n").count { $0.contains(" ollama ") && $0.contains("131072") } == 1)
        #expect(text.contains("OPENAI_API_KEY is not set"))
    }

    @Test func `doctor tells that nothing runs, and that a model is missing, and what to do`() async throws {
        let off = try await Home(["MODEL_PROVIDER": "ollama"]).run("doctor")
        #expect(off.output.contains("Ollama is not running at 127.0.0.1:1."))
        #expect(off.output.contains("ollama serve"))
        let unused = try await Home(["MODEL_PROVIDER": "auto"]).run("doctor")
        #expect(unused.output.contains("the built-in engine does the whole job"))
        let host = try ModelHost(models: ["qwen3:8b"])
        let missing = try await Home(host.environment.merging(["OLLAMA_MODEL": "mistral:7b"]) { $1 }).run("doctor")
        #expect(missing.output.contains("Ollama has no model named “mistral:7b”."))
        #expect(missing.output.contains("ollama pull mistral:7b"))
        #expect(missing.output.contains("qwen3:8b"))
    }
}

extension String {
    /// Whether a regular expression is found in the text.
    fileprivate func contains(matching pattern: String) -> Bool {
        range(of: pattern, options: .regularExpression) != nil
    }
}

/// An Ollama with several models, of which some can be fetched; every reading of a message finds nothing.
private final class ModelHost: Sendable {
    /// Answers one reply; the number counts replies from 1.
    typealias Reply = @Sendable (_ number: Int, LoopbackConnection) -> Void

    let server: LoopbackServer

    init(
        models: [String] = ["llama3.1:8b"],
        thinks: Bool = false,
        tags: (@Sendable (LoopbackConnection) -> Void)? = nil,
        pull: (@Sendable (LoopbackConnection) -> Void)? = nil,
        reply: @escaping Reply = { _, connection in connection.sendChat("Both have a strong backbeat.") }
    ) throws {
        let abilities = thinks ? #"["completion","tools","thinking"]"# : #"["completion","tools"]"#
        let counter = LoopbackCounter()
        server = try LoopbackServer { request, connection in
            switch request.path {
            case "/api/version": connection.sendResponse(#"{"version":"0.32.15"}"#)
            case "/api/tags":
                if let tags { return tags(connection) }
                let entries = models.map { #"{"name":"\#($0)","model":"\#($0)","size":4920753328}"# }
                connection.sendResponse(#"{"models":[\#(entries.joined(separator: ","))]}"#)
            case "/api/show":
                let name = (try? JSONValue(request.text))?["model"]?.text ?? ""
                guard models.contains(name) else {
                    return _ = connection.sendResponse(status: 404, #"{"error":"model '\#(name)' not found"}"#)
                }
                connection.sendResponse(
                    #"{"capabilities":\#(abilities),"model_info":{"general.architecture":"llama","llama.context_length":131072}}"#
                )
            case "/api/pull":
                if let pull { pull(connection) } else { connection.sendResponse(status: 404, "{}") }
            case "/api/chat":
                if Self.isReply(request) { reply(counter.next(), connection) } else { connection.sendChat("{}") }
            default: connection.sendResponse(status: 404, type: "text/plain", "404 page not found")
            }
        }
    }

    /// The settings that make the program find it by itself.
    var environment: [String: String] {
        ["MODEL_PROVIDER": "auto", "OLLAMA_BASE_URL": server.url.absoluteString]
    }

    /// The replies asked for so far.
    var replies: [LoopbackRequest] { server.requests.filter { $0.path == "/api/chat" && Self.isReply($0) } }

    /// The models that were asked for replies, in order.
    var askedModels: [String] { replies.compactMap { (try? JSONValue($0.text))?["model"]?.text } }

    private static func isReply(_ request: LoopbackRequest) -> Bool {
        guard let body = try? JSONValue(request.text) else { return false }
        return body["format"] == nil || body["format"] == .null
    }
}

/// Counts from one.
private final class LoopbackCounter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock {
            $0 += 1
            return $0
        }
    }
}

extension LoopbackConnection {
    /// Sends a piece of what a model thinks.
    fileprivate func sendThought(_ text: String) {
        let line = ["message": ["role": "assistant", "content": "", "thinking": text], "done": false] as [String: Any]
        // A dictionary of strings can always be written.
        sendChunk(Array((try? JSONSerialization.data(withJSONObject: line)) ?? Data()) + [0x0A])
    }

    /// Sends how far a fetch is.
    fileprivate func sendPull(completed: Int, of total: Int) {
        sendChunk(
            #"{"status":"pulling 667b0c1932bc","digest":"sha256:66","total":\#(total),"completed":\#(completed)}"#
                + "\n"
        )
    }
}
