import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite(.timeLimit(.minutes(15))) struct OllamaTests {
    private static let hello = ModelRequest(messages: [.user("Hello")])

    /// A server that says of its model what `show` says, and answers every question with `chat`.
    private func transport(
        show: String = OllamaRecording.show,
        chat: RecordedExchange = RecordedExchange(type: "application/x-ndjson", OllamaRecording.text)
    ) -> ScriptedTransport {
        ScriptedTransport { request in
            switch request.url.path() {
            case "/api/show", "/base/api/show": RecordedExchange(200, show)
            case "/api/tags": RecordedExchange(200, OllamaRecording.tags)
            case "/api/version": RecordedExchange(200, OllamaRecording.version)
            default: chat
            }
        }
    }

    private func service(_ transport: ScriptedTransport) throws -> OllamaService {
        OllamaService(base: try OllamaAddress.url(from: ""), transport: transport)
    }

    /// The bodies of what was asked of `/api/chat`.
    private func asked(_ transport: ScriptedTransport) throws -> [JSONValue] {
        try transport.requests.filter { $0.url.path() == "/api/chat" }.map { try JSONValue(json: $0.body) }
    }

    /// The body of the request that asks `request` of the model `name`.
    private func body(
        _ request: ModelRequest,
        show: String = OllamaRecording.show,
        name: String = "llama3.1:8b"
    )
        async throws -> JSONValue
    {
        let transport = transport(show: show)
        _ = await ModelTrace(
            reading: try service(transport).model(named: name).respond(to: request),
            of: .ollama
        )
        return try #require(try asked(transport).first)
    }

    @Test func `a request says everything the server would guess otherwise`() async throws {
        let request = ModelRequest(
            system: "Answer briefly.",
            messages: [.user("Is 2 < 3?")],
            contextLength: 5000,
            maximumAnswer: 300,
            temperature: 0.25,
            seed: 7
        )
        let expected: JSONValue = [
            "model": "llama3.1:8b",
            "messages": [
                ["role": "system", "content": "Answer briefly."], ["role": "user", "content": "Is 2 < 3?"],
            ],
            "stream": true,
            "options": ["num_ctx": 8192, "num_predict": 300, "temperature": 0.25, "seed": 7],
            "keep_alive": "10m",
            "think": false,
        ]
        #expect(try await body(request) == expected)
    }

    @Test func `requests carry the limits the service was made with`() async throws {
        let transport = transport()
        let service = OllamaService(
            base: try OllamaAddress.url(from: "http://music.local:8000/base/"),
            transport: transport,
            firstByteTimeout: .seconds(99),
            idleTimeout: .seconds(9),
            keepAlive: "1h"
        )
        _ = await ModelTrace(reading: service.model(named: "a").respond(to: Self.hello), of: .ollama)
        let chat = try #require(transport.requests.last)
        #expect(chat.url.absoluteString == "http://music.local:8000/base/api/chat")
        #expect(chat.limits.firstByte == .seconds(99))
        #expect(chat.limits.idle == .seconds(9))
        #expect(chat.fields["accept"] == "application/x-ndjson")
        #expect(chat.fields["content-type"] == "application/json")
        #expect(service.address == "http://music.local:8000/base")
    }

    @Test func `the context window grows in steps, never shrinks and stops at the model's own`() async throws {
        let small = OllamaRecording.show.replacing("131072", with: "20000")
        let transport = transport(show: small)
        let model = try service(transport).model(named: "llama3.1:8b")
        for length in [100, 4096, 4097, 2000, 16_000, 16_385, 900_000, 1] {
            var request = Self.hello
            request.contextLength = length
            _ = await ModelTrace(reading: model.respond(to: request), of: .ollama)
        }
        let windows = try asked(transport).map { $0["options"]?["num_ctx"]?.integer }
        #expect(windows == [4096, 4096, 8192, 8192, 16_384, 20_000, 20_000, 20_000])
        #expect(transport.requests.count { $0.url.path() == "/api/show" } == 1)
    }

    @Test func `a form goes out as the schema itself and never together with tools`() async throws {
        let schema: JSONValue = ["type": "object", "properties": ["title": ["type": "string"]]]
        let tool = ModelTool(name: "web_search", description: "Searches.", parameters: ["type": "object"])
        var request = Self.hello
        request.tools = [tool]
        let withTools = try await body(request)
        #expect(withTools["tools"]?.array?.first?["function"]?["name"] == "web_search")
        #expect(withTools["format"] == nil)
        request.format = ModelFormat(name: "song", schema: schema)
        let withBoth = try await body(request)
        #expect(withBoth["format"] == schema)
        #expect(withBoth["tools"] == nil)
    }

    @Test func `a model is not given what it cannot do`() async throws {
        let plain = #"{"capabilities":["completion"]}"#
        var request = Self.hello
        request.thinks = true
        request.tools = [ModelTool(name: "web_search", description: "", parameters: ["type": "object"])]
        let body = try await body(request, show: plain)
        #expect(body["tools"] == nil)
        #expect(body["think"] == nil)
        request.tools = []
        request.format = ModelFormat(name: "song", schema: ["type": "object"])
        #expect(try await self.body(request, show: plain, name: "big:cloud")["format"] == nil)
    }

    @Test func `thinking is switched, or set to a level where it cannot be off`() async throws {
        let levels = #"{"capabilities":["completion","thinking"],"details":{"family":"gptoss"}}"#
        var request = Self.hello
        #expect(try await body(request)["think"] == false)
        #expect(try await body(request, show: levels)["think"] == "low")
        request.thinks = true
        #expect(try await body(request)["think"] == true)
        #expect(try await body(request, show: levels)["think"] == "medium")
    }

    @Test func `a tool loop sends back thinking, calls and results`() async throws {
        let call = ModelToolCall(id: "call_1", name: "web_search", arguments: ["query": "swing"])
        let odd = ModelToolCall(id: "call_2", name: "genre_lookup", arguments: "no object")
        let request = ModelRequest(messages: [
            .user("What is swing?"), .assistant("", calls: [call, odd], echo: ["thinking": "Let me look."]),
            .tool(callID: "call_1", name: "web_search", content: "A way to play eighths."),
        ])
        let expected: JSONValue = [
            ["role": "user", "content": "What is swing?"],
            [
                "role": "assistant", "content": "", "thinking": "Let me look.",
                "tool_calls": [
                    ["id": "call_1", "function": ["name": "web_search", "arguments": ["query": "swing"]]],
                    ["id": "call_2", "function": ["name": "genre_lookup", "arguments": [:]]],
                ],
            ],
            [
                "role": "tool", "tool_name": "web_search", "tool_call_id": "call_1",
                "content": "A way to play eighths.",
            ],
        ]
        #expect(try await body(request)["messages"] == expected)
    }

    @Test func `a full window is told from a reached limit`() async throws {
        let line =
            #"{"message":{"content":"a"},"done":true,"done_reason":"length","prompt_eval_count":4000,"eval_count":96}"#
        let exchange = RecordedExchange(type: "application/x-ndjson", line)
        let model = try service(transport(chat: exchange)).model(named: "llama3.1:8b")
        var request = Self.hello
        request.contextLength = 4096
        #expect(await ModelTrace(reading: model.respond(to: request), of: .ollama).events.last == .done(.contextFull))
        request.contextLength = 8192
        #expect(await ModelTrace(reading: model.respond(to: request), of: .ollama).events.last == .done(.length))
    }

    @Test func `capabilities are read from what the server tells`() async throws {
        let model = try service(transport()).model(named: "llama3.1:8b")
        #expect(
            try await model.capabilities()
                == ModelCapabilities(tools: true, structuredOutput: true, thinking: true, contextLength: 131_072)
        )
        let old = #"{"template":"{{ if .Tools }}{{ end }}","model_info":{"qwen2.context_length":32768}}"#
        let older = try service(transport(show: old)).model(named: "qwen2.5:7b")
        #expect(
            try await older.capabilities()
                == ModelCapabilities(tools: true, structuredOutput: true, contextLength: 32_768)
        )
    }

    @Test func `a missing model is told with those that are there, or alone where even that fails`() async throws {
        let id = ModelID(provider: .ollama, name: "mistral:7b")
        let names = (1...7).map {
            #"{"name":"model\#($0)","capabilities":["\#($0 == 2 ? "embedding" : "completion")"]}"#
        }
        let listing = ScriptedTransport { request in
            request.url.path() == "/api/tags"
                ? RecordedExchange(200, #"{"models":[\#(names.joined(separator: ","))]}"#)
                : RecordedExchange(404, OllamaRecording.missing)
        }
        let known = ["model1", "model3", "model4", "model5", "model6"]
        await #expect(throws: ModelFailure.modelMissing(id, known: known)) {
            try await service(listing).model(named: "mistral:7b").capabilities()
        }
        let silent = ScriptedTransport { request in
            request.url.path() == "/api/tags"
                ? .failing(.silence(after: .seconds(1))) : RecordedExchange(404, OllamaRecording.missing)
        }
        await #expect(throws: ModelFailure.modelMissing(id, known: [])) {
            try await service(silent).model(named: "mistral:7b").capabilities()
        }
    }
}
