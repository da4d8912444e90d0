import Foundation
import GRDB
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The built program with a language model on loopback.
@Suite struct ModelTests {
    /// Answers every reading of a message with nothing, and every reply with `text`.
    private func standIn(_ text: String = "Two fine musics, both built on a strong backbeat.") throws -> OllamaStandIn {
        try OllamaStandIn { purpose, _, connection in
            connection.sendChat(purpose == .reply ? text : "{}")
        }
    }

    @Test func `a reply is the model's, and usage is kept`() async throws {
        let server = try standIn()
        let home = try Home(server.environment)
        let answer = try await home.json("chat", "8th grade, blues and hip-hop")
        #expect(answer["agent_response"]?.text == "Two fine musics, both built on a strong backbeat.")
        #expect(answer["gathered_context"]?["genres"] == .array([.string("blues"), .string("hip-hop")]))
        let reply = try #require(server.chats.first { (try? JSONValue($0.text))?["format"] == nil })
        let body = try JSONValue(reply.text)
        #expect(body["options"]?["num_ctx"] != nil, "the context's length is always set")
        #expect(body["stream"] == .bool(true))
        let spent = try await DatabaseQueue(path: home.database.path).read { db in
            try Int.fetchOne(db, sql: "SELECT sum(answer_tokens) FROM usage WHERE purpose = 'reply'")
        }
        #expect(spent == 12)
    }

    @Test func `a running Ollama is found without any setting`() async throws {
        let server = try standIn()
        var settings = server.environment
        settings["MODEL_PROVIDER"] = "auto"
        let home = try Home(settings)
        let run = try await home.run("chat", "8th grade, blues and hip-hop")
        #expect(run.output.contains("backbeat"))
    }

    @Test func `Ctrl-C in the middle keeps what was written, and the next message is answered`() async throws {
        let gate = LoopbackGate()
        let server = try OllamaStandIn { purpose, request, connection in
            guard purpose == .reply else { return connection.sendChat("{}") }
            if request.text.contains("and gospel") { return connection.sendChat("Gospel joins in.") }
            connection.sendChunkedHead()
            connection.sendChatPiece("The first half of it")
            connection.sendChatPiece(" stands here")
            connection.sendChatPiece(" now ")
            connection.waitUntilClosed()
            gate.open()
        }
        let home = try Home(server.environment)
        let window = try await home.chat()
        try window.terminal.send("8th grade, blues and hip-hop\r")
        try await window.expect("stands here")
        try window.terminal.send("\u{3}")
        try await window.promptAppears()
        #expect(await gate.opened(), "the connection is closed at once")
        let next = try await window.say("and gospel")
        #expect(next.contains("Gospel joins in."))
        #expect(try await window.leave() == .exited(0))
        let messages = try await home.json("sessions", "show", "last")["messages"]?.items ?? []
        let replies = messages.filter { $0["role"] == .string("assistant") }
        #expect(replies.first?["text"]?.text?.hasPrefix("The first half of it stands here") == true)
        #expect(replies.first?["status"] == .string("interrupted"))
        #expect(replies.last?["status"] == .string("complete"))
    }

    @Test func `what is typed while a reply comes stands in the next line, not in the reply`() async throws {
        let gate = LoopbackGate()
        let server = try OllamaStandIn { purpose, _, connection in
            guard purpose == .reply else { return connection.sendChat("{}") }
            connection.sendChunkedHead()
            connection.sendChatPiece("The reply begins ")
            connection.wait(for: gate)
            connection.sendChatPiece("and ends here.")
            connection.endChat()
        }
        let window = try await Home(server.environment).chat()
        try window.terminal.send("8th grade, blues and hip-hop\r")
        try await window.expect("begins")
        try window.terminal.send("typed ahead")
        gate.open()
        try await window.promptAppears()
        try await window.expect("typed ahead")
        let lines = window.picture.lines
        #expect(lines.contains { $0.hasPrefix("The reply begins and ends here.") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("you › typed ahead") }, "\(lines)")
    }

    @Test func `killed in the middle, the session comes back with the partial reply and offers to try again`()
        async throws
    {
        let server = try OllamaStandIn { purpose, request, connection in
            guard purpose == .reply else { return connection.sendChat("{}") }
            if request.number > 8 { return connection.sendChat("Here is the whole of it.") }
            connection.sendChunkedHead()
            connection.sendChatPiece("What I was going to say ")
            connection.waitUntilClosed()
        }
        let home = try Home(server.environment)
        let window = try await home.chat()
        try window.terminal.send("8th grade, blues and hip-hop\r")
        try await window.expect("going to say")
        try await PartialReply.isStored(in: home.database)
        window.terminal.terminate(SIGKILL)
        _ = try await window.terminal.exitStatus(within: ChatWindow.patience)

        let whole = try standIn("Here is the whole of it.")
        let again = try await home.chat("--session", "last", environment: whole.environment)
        #expect(again.picture.text.contains("What I was going to say"))
        #expect(again.picture.text.contains("/retry"))
        let retried = try await again.say("/retry")
        #expect(retried.contains("Here is the whole of it."))
        #expect(try await again.leave() == .exited(0))
    }

    @Test func `a key is in no output, no error, no file`() async throws {
        let key = "sk-must-not-be-seen-anywhere-123456"
        let server = try LoopbackServer { request, connection in
            // The server is so unkind as to repeat the key in its error.
            connection.sendResponse(
                status: 401,
                #"{"error":{"message":"Incorrect API key provided: \#(key)","type":"invalid_request_error"}}"#
            )
        }
        let home = try Home([
            "MODEL_PROVIDER": "openai", "OPENAI_BASE_URL": server.url.absoluteString + "/v1", "OPENAI_API_KEY": key,
            "OPENAI_MODEL": "some-model", "LOG_LEVEL": "trace", "ENVIRONMENT": "development",
        ])
        var shown = ""
        for words in [
            ["chat", "8th grade, blues and hip-hop"], ["doctor"], ["doctor", "--json"], ["stats"],
            ["generate", "--session", "last", "--json"],
            ["export", "last", "--output", "lesson.json", "--format", "json"],
        ] {
            let run = try await home.run(words, bytes: [])
            shown += run.output + run.errors
        }
        #expect(server.requests.contains { $0.headers["Authorization"] == "Bearer \(key)" }, "it did reach the server")
        #expect(shown.contains("did not accept the key"))
        #expect(!shown.contains(key))
        for file in try FileManager.default.subpathsOfDirectory(atPath: home.folder.path) {
            let bytes = FileManager.default.contents(atPath: home.folder.file(file).path) ?? Data()
            #expect(bytes.range(of: Data(key.utf8)) == nil, "\(file)")
        }
    }
}

/// Waits until the store holds a part of a reply: it is written while the model still writes.
private enum PartialReply {
    static func isStored(in file: URL) async throws {
        let database = try DatabaseQueue(path: file.path)
        let end = ContinuousClock.now + ChatWindow.patience
        while ContinuousClock.now < end {
            let found = try await database.read { db in
                try String.fetchOne(db, sql: "SELECT text FROM messages WHERE status = 'streaming'")
            }
            if found?.isEmpty == false { return }
            await Task.yield()
        }
        Issue.record("no part of the reply was stored")
    }
}
