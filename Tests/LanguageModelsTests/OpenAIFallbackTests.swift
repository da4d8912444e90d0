import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct OpenAIFallbackTests {
    static let request = ModelRequest(
        messages: [.user("Hi")],
        tools: [OpenAIRequestTests.weather],
        format: OpenAIRequestTests.rating,
        temperature: 0.2,
        seed: 1
    )

    /// A server that refuses requests whose body has one of `fields`, naming it as `words` says.
    static func strict(
        _ words: @escaping @Sendable (String) -> RecordedExchange,
        _ fields: String...
    ) -> ScriptedTransport {
        ScriptedTransport { request in
            let body = String(decoding: request.body, as: UTF8.self)
            return fields.first { body.contains("\"\($0)\":") }.map(words) ?? OpenAIRequestTests.answer
        }
    }

    static func refusal(_ message: String, status: Int = 400, param: JSONValue = .null) -> RecordedExchange {
        let error: JSONValue = ["message": .string(message), "type": "invalid_request_error", "param": param]
        return RecordedExchange(status, JSONValue.object(["error": error]).text)
    }

    func fields(_ transport: ScriptedTransport) throws -> [Set<String>] {
        try transport.requests.map { request in
            guard case .object(let members) = try JSONValue(json: request.body) else { return [] }
            return Set(members.keys)
        }
    }

    @Test func `the other name of the limit is tried once and remembered`() async throws {
        let transport = Self.strict(
            { _ in
                Self.refusal(
                    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                    param: "max_tokens"
                )
            },
            "max_tokens"
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        for _ in 0..<2 {
            let trace = await ModelTrace(reading: model.respond(to: ModelRequest(messages: [.user("Hi")])), of: .openai)
            #expect(trace.failure == nil)
        }
        let sent = try fields(transport)
        #expect(sent.count == 3)
        #expect(sent.map { $0.contains("max_tokens") } == [true, false, false])
        #expect(sent.map { $0.contains("max_completion_tokens") } == [false, true, true])
    }

    @Test func `a server that takes neither limit is not asked for ever`() async throws {
        let transport = Self.strict({ Self.refusal("unknown field \($0)") }, "max_tokens", "max_completion_tokens")
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        let trace = await ModelTrace(reading: model.respond(to: ModelRequest(messages: [.user("Hi")])), of: .openai)
        #expect(
            trace == ModelTrace([], failure: .refusedRequest(.openai, message: "unknown field max_completion_tokens"))
        )
        #expect(transport.requests.count == 2)
    }

    @Test func `every refused field is left out, one after the other, and remembered`() async throws {
        let transport = Self.strict(
            { Self.refusal("Extra inputs are not permitted: \($0)", status: 422) },
            "temperature",
            "seed",
            "stream_options",
            "response_format",
            "tools"
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        for _ in 0..<2 {
            #expect(await ModelTrace(reading: model.respond(to: Self.request), of: .openai).failure == nil)
        }
        // Five fields, of which the form has two steps.
        #expect(transport.requests.count == 8)
        #expect(
            try fields(transport).suffix(2) == [
                ["model", "messages", "stream", "max_tokens"], ["model", "messages", "stream", "max_tokens"],
            ]
        )
        let abilities = try await model.capabilities()
        #expect(!abilities.tools)
        #expect(!abilities.structuredOutput)
    }

    @Test func `a refused schema becomes a JSON object and then words`() async throws {
        let transport = Self.strict(
            { _ in RecordedExchange(400, #"{"error":{"code":400,"message":"JSON schema conversion failed"}}"#) },
            "response_format"
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        let request = ModelRequest(system: "Rate.", messages: [.user("Hi")], format: OpenAIRequestTests.rating)
        _ = await ModelTrace(reading: model.respond(to: request), of: .openai)
        let bodies = try transport.requests.map { try JSONValue(json: $0.body) }
        #expect(bodies.map { $0["response_format"]?["type"]?.string } == ["json_schema", "json_object", nil])
        #expect(bodies[0]["messages"]?.array?.first?["content"] == "Rate.")
        for body in bodies.dropFirst() {
            let system = try #require(body["messages"]?.array?.first?["content"]?.string)
            #expect(system.hasPrefix("Rate.\n\n"))
            #expect(system.contains("JSON") && system.contains(OpenAIRequestTests.rating.schema.text))
        }
    }

    @Test(arguments: [
        RecordedExchange(500, #"{"error":{"code":500,"message":"tools param requires --jinja flag"}}"#),
        RecordedExchange(400, #"{"error":{"message":"registry.ollama.ai/library/x does not support tools"}}"#),
    ])
    func `a model without tools answers without them`(refusal: RecordedExchange) async throws {
        let transport = Self.strict({ _ in refusal }, "tools")
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        let request = ModelRequest(messages: [.user("Hi")], tools: [OpenAIRequestTests.weather])
        #expect(await ModelTrace(reading: model.respond(to: request), of: .openai).text == "Grüß dich")
        #expect(transport.requests.count == 2)
    }

    @Test func `a field named by a validation's place is left out`() async throws {
        let transport = Self.strict(
            { _ in
                RecordedExchange(
                    422,
                    #"{"detail":[{"loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}"#
                )
            },
            "stream_options"
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        #expect(await ModelTrace(reading: model.respond(to: Self.request), of: .openai).failure == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func `a refusal that names nothing that was sent is a refusal`() async throws {
        let transport = ScriptedTransport(
            Self.refusal("Messages with role 'tool' must follow 'tool_calls'. temperatures")
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        let trace = await ModelTrace(reading: model.respond(to: Self.request), of: .openai)
        guard case .refusedRequest = trace.failure else { throw trace.failure ?? .endedEarly(.openai) }
        #expect(transport.requests.count == 1)
    }
}
