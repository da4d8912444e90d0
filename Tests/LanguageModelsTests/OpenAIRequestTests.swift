import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct OpenAIRequestTests {
    static let weather = ModelTool(
        name: "get_weather",
        description: "Current weather",
        parameters: ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]]
    )
    static let rating = ModelFormat(
        name: "rating",
        schema: [
            "type": "object", "properties": ["score": ["type": "number"]], "required": ["score"],
            "additionalProperties": false,
        ]
    )
    static let answer = RecordedExchange(type: "text/event-stream", RecordedOpenAIStreams.text)

    static func service(
        at base: String = "http://127.0.0.1:8080",
        key: String? = nil,
        _ transport: any HTTPTransport
    ) throws -> OpenAICompatibleService {
        OpenAICompatibleService(
            base: try #require(URL(string: base)),
            key: key.map { Secret($0) },
            transport: transport
        )
    }

    /// The request that a client makes of another one.
    func sent(
        _ request: ModelRequest,
        base: String = "http://127.0.0.1:8080",
        key: String? = nil
    ) async throws -> (HTTPRequest, JSONValue) {
        let transport = ScriptedTransport(Self.answer)
        let model = try Self.service(at: base, key: key, transport).model(named: "gpt-test")
        let trace = await ModelTrace(reading: model.respond(to: request), of: .openai)
        #expect(trace.text == "Grüß dich")
        let sent = try #require(transport.requests.first)
        return (sent, try JSONValue(json: sent.body))
    }

    @Test func `only what is needed is sent`() async throws {
        let (request, body) = try await sent(ModelRequest(system: "Be brief.", messages: [.user("Capital of France?")]))
        #expect(request.method == .post)
        #expect(request.url.absoluteString == "http://127.0.0.1:8080/v1/chat/completions")
        #expect(request.fields["Content-Type"] == "application/json")
        #expect(request.fields["Accept"] == "text/event-stream")
        #expect(request.fields["Authorization"] == nil)
        #expect(
            body == [
                "model": "gpt-test", "stream": true, "stream_options": ["include_usage": true], "max_tokens": 1024,
                "messages": [
                    ["role": "system", "content": "Be brief."], ["role": "user", "content": "Capital of France?"],
                ],
            ]
        )
    }

    @Test func `OpenAI is asked with the new name of the limit, and with the key`() async throws {
        let (request, body) = try await sent(
            ModelRequest(messages: [.user("Hi")], maximumAnswer: 50, temperature: 0.5, seed: 7),
            base: "https://api.openai.com/v1/",
            key: " sk-1\n"
        )
        #expect(request.url.absoluteString == "https://api.openai.com/v1/chat/completions")
        #expect(request.fields["Authorization"] == "Bearer sk-1")
        #expect(
            body == [
                "model": "gpt-test", "stream": true, "stream_options": ["include_usage": true], "temperature": 0.5,
                "max_completion_tokens": 50, "seed": 7, "messages": [["role": "user", "content": "Hi"]],
            ]
        )
    }

    @Test func `a loop of tools is sent as calls and their results`() async throws {
        let calls = [
            ModelToolCall(id: "call_1", name: "get_weather", arguments: ["city": "Oslo"]),
            ModelToolCall(id: "call_2", name: "get_weather", arguments: .string("{\"city\":")),
        ]
        let (_, body) = try await sent(
            ModelRequest(
                messages: [
                    .user("Weather?"), .assistant("", calls: calls, echo: ["thinking": "hm"]),
                    .tool(callID: "call_1", name: "get_weather", content: "4 C, rain"),
                    .tool(callID: "call_2", name: "get_weather", content: "no city", failed: true),
                ],
                tools: [Self.weather]
            )
        )
        #expect(
            body["messages"] == [
                ["role": "user", "content": "Weather?"],
                [
                    "role": "assistant", "content": .null,
                    "tool_calls": [
                        [
                            "id": "call_1", "type": "function",
                            "function": ["name": "get_weather", "arguments": "{\"city\":\"Oslo\"}"],
                        ],
                        ["id": "call_2", "type": "function", "function": ["name": "get_weather", "arguments": "{}"]],
                    ],
                ],
                ["role": "tool", "tool_call_id": "call_1", "content": "4 C, rain"],
                ["role": "tool", "tool_call_id": "call_2", "content": "Error: no city"],
            ]
        )
        #expect(
            body["tools"] == [
                [
                    "type": "function",
                    "function": [
                        "name": "get_weather", "description": "Current weather", "parameters": Self.weather.parameters,
                    ],
                ]
            ]
        )
        #expect(body["tool_choice"] == nil)
    }

    @Test func `a call without result is closed and a result without call is left out`() async throws {
        let call = ModelToolCall(id: "c", name: "get_weather", arguments: [:])
        let (_, body) = try await sent(
            ModelRequest(messages: [
                .tool(callID: "old", name: "x", content: "cut off"), .user("a"), .assistant("Wait", calls: [call]),
                .user("b"), .assistant("  "), .tool(callID: "c", name: "get_weather", content: "late"), .user("c"),
            ])
        )
        let messages = try #require(body["messages"]?.array)
        #expect(messages.map { $0["role"]?.string } == ["user", "assistant", "tool", "user", "user"])
        #expect(messages[1]["content"] == "Wait")
        #expect(messages[2] == ["role": "tool", "tool_call_id": "c", "content": "Error: not run"])
    }

    @Test func `a form is sent as a strict schema`() async throws {
        let (_, body) = try await sent(ModelRequest(messages: [.user("Rate.")], format: Self.rating))
        #expect(
            body["response_format"] == [
                "type": "json_schema",
                "json_schema": ["name": "rating", "strict": true, "schema": Self.rating.schema],
            ]
        )
        #expect(body["messages"]?.array?.count == 1)
    }

    @Test(arguments: [
        ("http://localhost:1234", "http://localhost:1234/v1"), ("http://localhost:1234/", "http://localhost:1234/v1"),
        ("http://localhost:1234/v1", "http://localhost:1234/v1"),
        ("http://localhost:1234/v1/", "http://localhost:1234/v1"),
        ("https://host.test/api", "https://host.test/api/v1"),
        ("https://host.test/v1beta/openai/", "https://host.test/v1beta/openai"),
        ("https://host.test/v1/chat/completions", "https://host.test/v1"),
        ("https://ada:secret@host.test/v1?key=secret#x", "https://host.test/v1"),
    ])
    func `the address gets its version and loses everything secret`(base: String, address: String) async throws {
        let transport = ScriptedTransport(Self.answer)
        let service = try Self.service(at: base, transport)
        #expect(service.address == address)
        _ = await ModelTrace(
            reading: service.model(named: "m").respond(to: ModelRequest(messages: [.user("Hi")])),
            of: .openai
        )
        #expect(transport.requests.first?.url.absoluteString == address + "/chat/completions")
    }
}
