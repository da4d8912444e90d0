import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct AnthropicRequestTests {
    static let answer = RecordedExchange(type: "text/event-stream", RecordedAnthropicStreams.text)
    static let search = ModelTool(
        name: "web_search",
        description: "Search the web",
        parameters: ["type": "object", "properties": ["query": ["type": "string"]], "required": ["query"]]
    )
    static let rating = OpenAIRequestTests.rating

    static func service(
        at base: String = "https://anthropic.example.test",
        key: String? = "test-key",
        _ transport: any HTTPTransport
    ) throws -> AnthropicService {
        AnthropicService(base: try #require(URL(string: base)), key: key.map { Secret($0) }, transport: transport)
    }

    /// The request that a client makes of another one.
    func sent(
        _ request: ModelRequest,
        base: String = "https://anthropic.example.test",
        key: String? = "test-key"
    ) async throws -> (HTTPRequest, JSONValue) {
        let transport = ScriptedTransport(Self.answer)
        let model = try Self.service(at: base, key: key, transport).model(named: "claude-test")
        let trace = await ModelTrace(reading: model.respond(to: request), of: .anthropic)
        #expect(trace.text == "Skål!")
        let sent = try #require(transport.requests.first)
        return (sent, try JSONValue(json: sent.body))
    }

    func user(_ blocks: JSONValue...) -> JSONValue { ["role": "user", "content": .array(blocks)] }
    func assistant(_ blocks: JSONValue...) -> JSONValue { ["role": "assistant", "content": .array(blocks)] }
    func text(_ text: String) -> JSONValue { ["type": "text", "text": .string(text)] }

    @Test func `only what is needed is sent`() async throws {
        let (request, body) = try await sent(
            ModelRequest(system: "Be brief.", messages: [.user("Capital of Norway?")], maximumAnswer: 256, seed: 7)
        )
        #expect(request.method == .post)
        #expect(request.url.absoluteString == "https://anthropic.example.test/v1/messages")
        #expect(request.fields["x-api-key"] == "test-key")
        #expect(request.fields["anthropic-version"] == "2023-06-01")
        #expect(request.fields["Authorization"] == nil)
        #expect(request.fields["Content-Type"] == "application/json")
        #expect(
            body == [
                "model": "claude-test", "max_tokens": 256, "system": "Be brief.", "stream": true,
                "messages": [user(text("Capital of Norway?"))],
            ]
        )
    }

    @Test(arguments: [
        "https://h.test/", "https://h.test/v1", "https://h.test/v1/messages", "https://a:b@h.test/v1/?x=y",
    ])
    func `the address is taken with and without version`(base: String) async throws {
        let (request, _) = try await sent(ModelRequest(messages: [.user("Hi")]), base: base, key: nil)
        #expect(request.url.absoluteString == "https://h.test/v1/messages")
        #expect(request.fields["x-api-key"] == nil)
    }

    @Test func `a loop of tools sends the blocks back unchanged and all results in one message, first`() async throws {
        let calls = [
            ModelToolCall(id: "toolu_t1", name: "web_search", arguments: ["query": "Eiffel tower height"]),
            ModelToolCall(id: "toolu_t2", name: "web_search", arguments: ["query": "Big Ben height"]),
        ]
        let (_, body) = try await sent(
            ModelRequest(
                messages: [
                    .user("Compare."), .assistant("", calls: calls, echo: RecordedAnthropicStreams.toolCallsEcho),
                    .tool(callID: "toolu_t1", name: "web_search", content: "330 m"),
                    .tool(callID: "toolu_t2", name: "web_search", content: "search timed out", failed: true),
                    .user("Quick, please."),
                ],
                tools: [Self.search],
                maximumAnswer: 2048,
                thinks: true
            )
        )
        let results: [JSONValue] = [
            ["type": "tool_result", "tool_use_id": "toolu_t1", "content": "330 m"],
            ["type": "tool_result", "tool_use_id": "toolu_t2", "content": "search timed out", "is_error": true],
        ]
        #expect(
            body["messages"] == [
                user(text("Compare.")), ["role": "assistant", "content": RecordedAnthropicStreams.toolCallsEcho],
                user(results[0], results[1], text("Quick, please.")),
            ]
        )
        #expect(
            body["tools"] == [
                ["name": "web_search", "description": "Search the web", "input_schema": Self.search.parameters]
            ]
        )
        #expect(body["thinking"] == ["type": "adaptive", "display": "summarized"])
        #expect(body["max_tokens"] == 6144)
        #expect(body["tool_choice"] == nil)
    }

    @Test func `neighbours of one role are merged and empty text is left out`() async throws {
        let (_, body) = try await sent(
            ModelRequest(messages: [
                .user("a"), .user(" \n"), .user("b"), .assistant(""), .assistant("c"), .assistant("d"), .user("e"),
            ])
        )
        #expect(
            body["messages"] == [user(text("a"), text("b")), assistant(text("c"), text("d")), user(text("e"))]
        )
    }

    @Test func `a conversation that begins with the model gets a beginning`() async throws {
        let (_, body) = try await sent(
            ModelRequest(messages: [
                .tool(callID: "x", name: "x", content: "cut off"), .assistant("Hello!"), .user("Hi"),
            ])
        )
        #expect(body["messages"] == [user(text("…")), assistant(text("Hello!")), user(text("Hi"))])
    }

    @Test func `calls of another provider's model are made legal`() async throws {
        let call = ModelToolCall(id: "call 1:é", name: "web_search", arguments: .string("{\"que"))
        let (_, body) = try await sent(
            ModelRequest(messages: [
                .user("a"), .assistant("Wait.", calls: [call], echo: ["thinking": "from Ollama"]), .user("b"),
            ])
        )
        #expect(
            body["messages"] == [
                user(text("a")),
                assistant(
                    text("Wait."),
                    ["type": "tool_use", "id": "call_1__", "name": "web_search", "input": .object([:])]
                ),
                user(
                    ["type": "tool_result", "tool_use_id": "call_1__", "content": "not run", "is_error": true],
                    text("b")
                ),
            ]
        )
    }

    @Test func `blocks that do not belong to the calls are not sent back`() async throws {
        let call = ModelToolCall(id: "toolu_t1", name: "web_search", arguments: ["query": "Eiffel tower height"])
        let (_, body) = try await sent(
            ModelRequest(messages: [
                .user("a"), .assistant("", calls: [call], echo: RecordedAnthropicStreams.toolCallsEcho),
                .tool(callID: "toolu_t1", name: "web_search", content: "330 m"),
            ])
        )
        #expect(body["messages"]?.array?[1]["content"]?.array?.map { $0["type"]?.string } == ["tool_use"])
    }

    @Test func `a temperature is sent where it is asked for, and never beside thinking`() async throws {
        let (_, body) = try await sent(ModelRequest(messages: [.user("Hi")], temperature: 1.4))
        #expect(body["temperature"] == 1)
        let (_, thinking) = try await sent(ModelRequest(messages: [.user("Hi")], temperature: 0.4, thinks: true))
        #expect(thinking["temperature"] == nil)
    }

    @Test func `a form is sent as the form of the output`() async throws {
        let (_, body) = try await sent(ModelRequest(messages: [.user("Rate.")], format: Self.rating))
        #expect(body["output_config"] == ["format": ["type": "json_schema", "schema": Self.rating.schema]])
        #expect(body["tools"] == nil && body["tool_choice"] == nil)
    }
}
