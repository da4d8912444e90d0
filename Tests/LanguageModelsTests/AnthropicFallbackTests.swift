import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct AnthropicFallbackTests {
    static func refusal(_ message: String) -> RecordedExchange {
        let error: JSONValue = ["type": "invalid_request_error", "message": .string(message)]
        return RecordedExchange(400, JSONValue.object(["type": "error", "error": error]).text)
    }

    /// A server that answers a request whose body has one of these fields by its refusal, and otherwise by `answer`.
    func server(
        _ refusals: [(field: String, words: String)],
        answer: RecordedExchange = AnthropicRequestTests.answer
    ) -> ScriptedTransport {
        ScriptedTransport { request in
            let body = String(decoding: request.body, as: UTF8.self)
            return refusals.first { body.contains($0.field) }.map { Self.refusal($0.words) } ?? answer
        }
    }

    /// Asks twice and returns the bodies that were sent and what came the second time.
    func asked(_ request: ModelRequest, _ transport: ScriptedTransport) async throws -> ([JSONValue], ModelTrace) {
        let model = try AnthropicRequestTests.service(transport).model(named: "claude-test")
        _ = await ModelTrace(reading: model.respond(to: request), of: .anthropic)
        let trace = await ModelTrace(reading: model.respond(to: request), of: .anthropic)
        return (try transport.requests.map { try JSONValue(json: $0.body) }, trace)
    }

    @Test func `a refused temperature is left out and not sent again`() async throws {
        let transport = server([("\"temperature\"", "`temperature` is deprecated for this model.")])
        let (bodies, trace) = try await asked(ModelRequest(messages: [.user("Hi")], temperature: 0.3), transport)
        #expect(bodies.map { $0["temperature"] } == [0.3, nil, nil])
        #expect(trace.text == "Skål!")
    }

    @Test func `a form that the model does not know is asked for as a tool's input, and comes as text`() async throws {
        let transport = server(
            [("\"output_config\"", "output_config.format: this model does not support structured outputs")],
            answer: RecordedExchange(type: "text/event-stream", RecordedAnthropicStreams.formAsTool)
        )
        let request = ModelRequest(
            messages: [.user("Rate.")],
            tools: [AnthropicRequestTests.search],
            format: AnthropicRequestTests.rating,
            thinks: true
        )
        let (bodies, trace) = try await asked(request, transport)
        #expect(bodies.count == 3)
        let last = try #require(bodies.last)
        #expect(last["output_config"] == nil && last["thinking"] == nil)
        #expect(last["tool_choice"] == ["type": "tool", "name": "rating"])
        #expect(last["tools"]?.array?.map { $0["name"]?.string } == ["web_search", "rating"])
        #expect(last["tools"]?.array?.last?["input_schema"] == AnthropicRequestTests.rating.schema)
        #expect(
            trace
                == ModelTrace([
                    .text(#"{"score": 0.7}"#), .usage(TokenUsage(prompt: 30, answer: 9)), .done(.complete),
                ])
        )
    }

    @Test func `a tool that cannot be forced leaves the form to words`() async throws {
        let transport = server([
            ("\"output_config\"", "output_config: Extra inputs are not permitted"),
            ("\"tool_choice\"", "tool_choice forces tool use, which this model does not support"),
        ])
        let request = ModelRequest(messages: [.user("Rate.")], format: AnthropicRequestTests.rating)
        let (bodies, trace) = try await asked(request, transport)
        #expect(bodies.count == 4)
        #expect(bodies.last?["system"]?.string?.contains(AnthropicRequestTests.rating.schema.text) == true)
        #expect(bodies.last?["tools"] == nil)
        #expect(trace.text == "Skål!")
    }

    @Test func `older models think on a budget, and others not at all`() async throws {
        let transport = server([
            ("\"adaptive\"", "thinking.type: adaptive is not supported for this model"),
            ("\"thinking\"", "thinking: Extra inputs are not permitted"),
        ])
        let (bodies, trace) = try await asked(ModelRequest(messages: [.user("Hi")], thinks: true), transport)
        #expect(
            bodies.map { $0["thinking"] } == [
                ["type": "adaptive", "display": "summarized"], ["type": "enabled", "budget_tokens": 4096], nil, nil,
            ]
        )
        #expect(bodies.map { $0["max_tokens"] } == [5120, 5120, 1024, 1024])
        #expect(trace.failure == nil)
    }

    @Test func `blocks whose signature is refused are sent as plain text and calls`() async throws {
        let transport = server([("\"signature\"", "messages.1.content.0: Invalid `signature` in `thinking` block")])
        let calls = ["toolu_t1", "toolu_t2"].map { ModelToolCall(id: $0, name: "web_search", arguments: [:]) }
        let request = ModelRequest(
            messages: [.user("Hi"), .assistant("", calls: calls, echo: RecordedAnthropicStreams.toolCallsEcho)],
            thinks: true
        )
        let (bodies, trace) = try await asked(request, transport)
        #expect(bodies.count == 3)
        #expect(bodies.last?["messages"]?.array?[1]["content"]?.array?.map { $0["type"] } == ["tool_use", "tool_use"])
        #expect(bodies.last?["thinking"] != nil)
        #expect(trace.failure == nil)
    }

    @Test func `a refusal that names nothing that was sent is a refusal`() async throws {
        let transport = ScriptedTransport(Self.refusal("messages: text content blocks must be non-empty"))
        let (bodies, trace) = try await asked(ModelRequest(messages: [.user("Hi")], temperature: 1), transport)
        #expect(bodies.count == 2)
        #expect(
            trace.failure == .refusedRequest(.anthropic, message: "messages: text content blocks must be non-empty")
        )
    }
}
