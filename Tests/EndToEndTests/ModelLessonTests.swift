import Foundation
import TestSupport
import Testing

/// The built program making lessons with a model that answers well, badly, or not at all.
@Suite struct ModelLessonTests {
    private static let engine = "ollama/llama3.1:8b"
    private static let builtIn = JSONValue.object(["by": .string("built-in")])
    private static let model = JSONValue.object(["by": .string(engine)])

    /// The lesson that `GeneratingTests.request` makes with a model, and what was said on the way.
    private func lesson(
        _ settings: [String: String] = [:],
        _ answer: @escaping @Sendable (LessonAuthor, LoopbackConnection) -> Void
    ) async throws -> (mashup: JSONValue, markdown: String, run: ProgramRun, asked: [String]) {
        let server = try OllamaStandIn { _, request, connection in
            guard let author = try? LessonAuthor(request) else { return connection.close() }
            answer(author, connection)
        }
        let home = try Home(server.environment.merging(settings) { $1 })
        let run = try await home.run(GeneratingTests.request, bytes: [])
        #expect(run.status == .exited(0), "\(run.errors)")
        let mashup = try JSONValue(run.output)
        for check in mashup["checks"]?.items ?? [] { #expect(check["passed"] == .bool(true), "\(check)") }
        #expect(mashup["checks"]?.items.isEmpty == false)
        let printed = try await home.run("export", "last", "--format", "markdown", "--output", "-")
        let asked = try server.chats.map { try LessonAuthor($0).part }
        return (mashup, printed.output, run, asked)
    }

    private func refusals(_ mashup: JSONValue) -> [String] {
        (mashup["checks"]?.items ?? []).compactMap { $0["claim"]?.text }.filter { $0.hasPrefix("Not used") }
    }

    // MARK: Well

    @Test func `what a model writes well is in the lesson, which says so`() async throws {
        let made = try await lesson { author, connection in connection.sendChat(author.answer()) }
        let writtenBy = try #require(made.mashup["metadata"]?["written_by"])
        for part in ["title", "words", "hook", "explanations", "activities", "notes", "culture"] {
            #expect(writtenBy[part]?["by"]?.text == Self.engine, "\(part): \(String(describing: writtenBy[part]))")
        }
        for part in ["title", "words", "hook", "culture"] { #expect(writtenBy[part] == Self.model) }
        #expect(!made.run.errors.contains("built-in"), "\(made.run.errors)")
        #expect(refusals(made.mashup).isEmpty, "\(refusals(made.mashup))")
        #expect(made.asked == ["words", "explanations", "activities", "culture"])
        #expect(made.mashup["title"]?.text == "Porch Lights")
        #expect(made.run.output.contains("Listen closely.") && made.run.output.contains("Together:"))
        #expect(made.markdown.contains("Who wrote what"))
        #expect(made.markdown.contains("Words: \(Self.engine) ·"))
        #expect(made.markdown.contains("Culture: \(Self.engine), from the sources it cites"))
    }

    @Test(arguments: ServiceStandIn.Provider.allCases)
    func `a lesson's words can come from every provider`(_ provider: ServiceStandIn.Provider) async throws {
        let server = try ServiceStandIn(provider) { request, voice in
            guard let author = try? LessonAuthor(request, provider) else { return voice.connection.close() }
            voice.answer(author.answer())
        }
        let home = try Home(server.environment(key: FaultySite.key))
        let run = try await home.run(GeneratingTests.request, bytes: [])
        #expect(run.status == .exited(0) && run.errors.isEmpty, "\(run.errors)")
        let mashup = try JSONValue(run.output)
        #expect(mashup["checks"]?.items.allSatisfy { $0["passed"] == .bool(true) } == true)
        #expect(refusals(mashup).isEmpty, "\(refusals(mashup))")
        let engine = JSONValue.string("\(provider)/\(provider.model)")
        #expect(mashup["metadata"]?["written_by"]?["words"]?["by"] == engine)
        #expect(mashup["metadata"]?["written_by"]?["culture"]?["by"] == engine)
        #expect(server.chats.count == 4)
    }

    // MARK: Badly

    @Test(arguments: ["I would love to write a song!", "{\"title\": ", "{}", ""])
    func `a model that never answers in form leaves the built-in lesson`(text: String) async throws {
        let made = try await lesson { _, connection in connection.sendChat(text) }
        try await expectBuiltIn(made.mashup, made.markdown)
        #expect(made.asked.count == 3)
        #expect(made.run.errors.contains("none of three answers could be read"), "\(made.run.errors)")
    }

    @Test func `lyrics that cannot be sung are the built-in ones, and the rest stays the model's`() async throws {
        let made = try await lesson { author, connection in
            connection.sendChat(
                author.answer { answer in
                    guard author.part == "words" else { return }
                    for key in author.keys where key != "title" { answer[key] = ["Too short", "By far"] }
                }
            )
        }
        let own = try await builtInLesson()
        let writtenBy = try #require(made.mashup["metadata"]?["written_by"])
        #expect(writtenBy["words"] == Self.builtIn)
        #expect(writtenBy["title"] == Self.model)
        #expect(writtenBy["hook"] == Self.model)
        #expect(made.mashup["lyrics"] == own["lyrics"])
        #expect(made.asked.prefix(4) == ["words", "words", "words", "explanations"])
        #expect(refusals(made.mashup).contains { $0.contains("by \(Self.engine) after two repairs") })
        #expect(made.markdown.contains("Words: the built-in engine ·"))
    }

    @Test(arguments: [
        "It was invented in 1843 by Lord Byron Smith of Antwerp, as everybody knows who has read about it [1].",
        "It began a long time ago, as a famous book says, and many people have sung and danced to it since [99].",
        "It began a long time ago, says https://example.com/history, and people have sung it ever since then [1].",
    ])
    func `invented sources and facts are refused, and the catalogue's text stays`(text: String) async throws {
        let made = try await lesson { author, connection in
            connection.sendChat(
                author.answer { answer in
                    guard author.part == "culture" else { return }
                    for key in author.keys { answer[key] = text }
                }
            )
        }
        let own = try await builtInLesson()
        #expect(
            made.mashup["educational_content"]?["cultural_context"]
                == own["educational_content"]?["cultural_context"]
        )
        #expect(made.mashup["web_sources"] == own["web_sources"])
        #expect(made.mashup["metadata"]?["written_by"]?["culture"]?["by"]?.text?.hasPrefix("catalogue") == true)
        #expect(made.asked.count { $0 == "culture" } == 3)
        #expect(!made.markdown.contains("Byron") && !made.markdown.contains("example.com"))
        #expect(made.markdown.contains("Culture: the catalogue"))
    }

    @Test func `a fenced answer with prose around it and a trailing comma is read`() async throws {
        let made = try await lesson { author, connection in
            connection.sendChat("Sure, here it is:\n```json\n\(author.answer().dropLast()),\n}\n```\nEnjoy!")
        }
        #expect(made.asked.count == 4)
        #expect(made.mashup["metadata"]?["written_by"]?["words"] == Self.model)
    }

    // MARK: Not at all

    enum Silence: String, CaseIterable, Sendable {
        case closes, refuses, waits
        case stopsInTheMiddle

        var words: String {
            switch self {
            case .closes: "The connection to Ollama broke"
            case .refuses: "the runner has stopped"
            case .waits: "sent nothing within 1 second"
            case .stopsInTheMiddle: "stopped in the middle of the answer"
            }
        }
    }

    @Test(arguments: Silence.allCases)
    func `a model that does not answer leaves the built-in lesson, and says why`(_ silence: Silence) async throws {
        let settings =
            switch silence {
            case .waits: ["MODEL_FIRST_BYTE_SECONDS": "1"]
            case .stopsInTheMiddle: ["MODEL_IDLE_SECONDS": "1"]
            case .closes, .refuses: [String: String]()
            }
        let made = try await lesson(settings) { _, connection in
            switch silence {
            case .closes: connection.close()
            case .refuses: connection.sendResponse(status: 500, #"{"error":"the runner has stopped"}"#)
            case .waits: connection.waitUntilClosed()
            case .stopsInTheMiddle:
                connection.sendChunkedHead()
                connection.sendChatPiece(#"{"title": "Porch"#)
                connection.waitUntilClosed()
            }
        }
        try await expectBuiltIn(made.mashup, made.markdown)
        #expect(made.run.errors.contains(silence.words), "\(made.run.errors)")
    }

    @Test func `a lesson is made although nothing answers at all`() async throws {
        let port = try LoopbackPort()
        let home = try Home([
            "MODEL_PROVIDER": "ollama", "OLLAMA_BASE_URL": "http://127.0.0.1:\(port.number)",
        ])
        let run = try await home.run(GeneratingTests.request, bytes: [])
        #expect(run.status == .exited(0))
        #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("ollama serve"), "\(run.errors)")
        let (mashup, own) = (try JSONValue(run.output), try await builtInLesson())
        for part in ["title", "lyrics", "music", "checks"] { #expect(mashup[part] == own[part], "\(part)") }
    }

    @Test func `a model that stops after the words leaves the rest built in`() async throws {
        let made = try await lesson { author, connection in
            author.part == "words" ? connection.sendChat(author.answer()) : connection.close()
        }
        let writtenBy = try #require(made.mashup["metadata"]?["written_by"])
        #expect(writtenBy["words"] == Self.model)
        #expect(writtenBy["hook"] == Self.builtIn)
        #expect(made.markdown.contains("Words: \(Self.engine) ·"))
        #expect(made.markdown.contains("Opening line: the built-in engine"))
        #expect(made.run.errors.contains("The connection to Ollama broke"), "\(made.run.errors)")
    }

    // MARK: In a terminal

    @Test func `the chat shows what is being written, and then the lesson`() async throws {
        let mayWrite = LoopbackGate()
        let server = try OllamaStandIn { purpose, request, connection in
            guard purpose == .lesson, let author = try? LessonAuthor(request) else {
                return connection.sendChat(purpose == .reply ? "Two fine musics." : "{}")
            }
            connection.wait(for: mayWrite)
            connection.sendChat(author.answer())
        }
        let window = try await Home(server.environment).chat()
        try await window.say("8th grade, blues and hip-hop, beginners, songwriting")
        try window.terminal.send("/generate 7\r")
        try await window.expect("llama3.1:8b: ")
        mayWrite.open()
        try await window.promptAppears()
        #expect(window.picture.text.contains("Porch Lights"))
        #expect(try await window.leave() == .exited(0))
    }

    @Test func `Ctrl-C while the model writes the lesson stops it, and the next one is made`() async throws {
        let hangs = LoopbackGate()
        let closed = LoopbackGate()
        let server = try OllamaStandIn { purpose, request, connection in
            guard purpose == .lesson, let author = try? LessonAuthor(request) else {
                return connection.sendChat(purpose == .reply ? "Two fine musics." : "{}")
            }
            if hangs.isOpen { return connection.sendChat(author.answer()) }
            hangs.open()
            connection.waitUntilClosed()
            closed.open()
        }
        let home = try Home(server.environment)
        let window = try await home.chat()
        try await window.say("8th grade, blues and hip-hop, beginners, songwriting")
        try window.terminal.send("/generate 7\r")
        try await window.expect("llama3.1:8b: ")
        #expect(await hangs.opened())
        try window.terminal.send("\u{3}")
        try await window.promptAppears()
        #expect(await closed.opened(), "the connection is closed at once")
        #expect(window.picture.text.lowercased().contains("stopped"))
        #expect(!window.picture.text.contains("Porch Lights"))
        let made = try await window.say("/generate 7")
        #expect(made.contains("Porch Lights"))
        #expect(try await window.leave() == .exited(0))
        #expect(try await home.json("mashups").items.count == 1)
    }

    // MARK: -

    private func builtInLesson() async throws -> JSONValue {
        let run = try await Home().run(GeneratingTests.request, bytes: [])
        return try JSONValue(run.output)
    }

    private func expectBuiltIn(_ mashup: JSONValue, _ markdown: String) async throws {
        let own = try await builtInLesson()
        #expect(mashup["metadata"]?["written_by"] == nil)
        for part in ["title", "lyrics", "educational_content", "music"] {
            #expect(mashup[part] == own[part], "\(part)")
        }
        #expect(!markdown.contains("Who wrote what"))
        #expect(refusals(mashup).count == 1, "\(refusals(mashup))")
    }
}
