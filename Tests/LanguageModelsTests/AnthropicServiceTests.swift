import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct AnthropicServiceTests {
    static let model = ModelID(provider: .anthropic, name: "claude-test")
    static let hello = ModelRequest(messages: [.user("Hi")])

    func error(_ status: Int, _ type: String, _ message: String, fields: HTTPFields = [:]) -> RecordedExchange {
        let error: JSONValue = ["details": .null, "type": .string(type), "message": .string(message)]
        let body: JSONValue = ["type": "error", "error": error, "request_id": "req_1"]
        return RecordedExchange(status, fields: fields, body.text)
    }

    func failure(_ exchange: RecordedExchange, key: String? = "test-key") async throws -> ModelFailure? {
        let transport = ScriptedTransport { request in
            request.method == .get ? RecordedExchange(200, RecordedAnthropicStreams.models) : exchange
        }
        let model = try AnthropicRequestTests.service(key: key, transport).model(named: "claude-test")
        return await ModelTrace(reading: model.respond(to: Self.hello), of: .anthropic).failure
    }

    @Test func `errors are told apart by type and words`() async throws {
        let cases: [(RecordedExchange, ModelFailure)] = [
            (
                error(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."),
                .outOfCredit(.anthropic)
            ),
            (
                error(400, "invalid_request_error", "prompt is too long: 208310 tokens > 200000 maximum"),
                .contextTooLong(Self.model, needed: 208_310, limit: 200_000)
            ),
            (
                error(
                    400,
                    "invalid_request_error",
                    "input length and `max_tokens` exceed context limit: 197 + 21 > 200"
                ),
                .contextTooLong(Self.model, needed: nil, limit: 200)
            ),
            (error(413, "request_too_large", "Too large"), .contextTooLong(Self.model, needed: nil, limit: nil)),
            (error(401, "authentication_error", "invalid x-api-key"), .keyRefused(.anthropic)),
            (
                error(403, "permission_error", "Your region is not served"),
                .refusedRequest(.anthropic, message: "Your region is not served")
            ),
            (error(403, "billing_error", "No plan"), .outOfCredit(.anthropic)),
            (
                error(404, "not_found_error", "model: claude-test"),
                .modelMissing(Self.model, known: ["claude-haiku-4-5-20251001"])
            ),
            (
                error(429, "rate_limit_error", "Slow down", fields: ["retry-after": "16"]),
                .rateLimited(.anthropic, retryAfter: .seconds(16))
            ),
            (error(529, "overloaded_error", "Overloaded"), .overloaded(.anthropic, retryAfter: nil)),
            (error(500, "api_error", "Internal"), .server(.anthropic, message: "Internal")),
            (error(504, "timeout_error", "Timed out"), .server(.anthropic, message: "Timed out")),
            (error(200, "rate_limit_error", "Slow"), .rateLimited(.anthropic, retryAfter: nil)),
        ]
        for (exchange, expected) in cases { #expect(try await failure(exchange) == expected) }
        #expect(try await failure(error(401, "authentication_error", "x"), key: nil) == .keyMissing(.anthropic))
    }

    @Test func `the list of models is read page by page`() async throws {
        let transport = ScriptedTransport(
            RecordedExchange(
                200,
                #"{"data":[{"id":"a","display_name":"A","max_input_tokens":9}],"has_more":true,"last_id":"a"}"#
            ),
            RecordedExchange(200, #"{"data":[{"id":"b"}],"has_more":false,"last_id":"b"}"#)
        )
        let service = try AnthropicRequestTests.service(transport)
        #expect(
            try await service.models() == [
                ModelListing(name: "a", title: "A", contextLength: 9), ModelListing(name: "b"),
            ]
        )
        #expect(transport.requests.map(\.url.query) == ["limit=1000", "limit=1000&after_id=a"])
        #expect(transport.requests.allSatisfy { $0.fields["x-api-key"] == "test-key" })
    }

    @Test func `a list that never ends is given up`() async throws {
        let transport = ScriptedTransport(
            RecordedExchange(200, #"{"data":[{"id":"a"}],"has_more":true,"last_id":"a"}"#)
        )
        _ = try await AnthropicRequestTests.service(transport).models()
        #expect(transport.requests.count == 2)
    }

    @Test func `what a model is said to be able to do decides what is sent`() async throws {
        let card = """
            {"type":"model","id":"claude-test","max_input_tokens":200000,"capabilities":{"structured_outputs":\
            {"supported":false},"thinking":{"supported":true,"types":{"adaptive":{"supported":false},\
            "enabled":{"supported":true}}}}}
            """
        let transport = ScriptedTransport { request in
            request.method == .get ? RecordedExchange(200, card) : AnthropicRequestTests.answer
        }
        let model = try AnthropicRequestTests.service(transport).model(named: "claude-test")
        for _ in 0..<2 {
            #expect(
                try await model.capabilities()
                    == ModelCapabilities(tools: true, structuredOutput: true, thinking: true, contextLength: 200_000)
            )
        }
        #expect(transport.requests.map(\.url.path) == ["/v1/models/claude-test"])
        let requests = [
            ModelRequest(messages: [.user("Hi")], thinks: true),
            ModelRequest(messages: [.user("Hi")], format: AnthropicRequestTests.rating),
        ]
        for request in requests { _ = await ModelTrace(reading: model.respond(to: request), of: .anthropic) }
        let bodies = try transport.requests.dropFirst().map { try JSONValue(json: $0.body) }
        #expect(bodies.map { $0["thinking"]?["type"] } == ["enabled", nil])
        #expect(bodies.last?["tool_choice"] == ["type": "tool", "name": "rating"])
    }

    @Test func `a model that would think by itself is told not to, and gets room where it refuses`() async throws {
        let card = #"{"capabilities":{"thinking":{"supported":true,"types":{"adaptive":{"supported":true}}}}}"#
        let refusal = error(400, "invalid_request_error", "thinking.type: disabled is not supported for this model")
        let transport = ScriptedTransport { request in
            if request.method == .get { return RecordedExchange(200, card) }
            let tells = String(decoding: request.body, as: UTF8.self).contains("disabled")
            return tells ? refusal : AnthropicRequestTests.answer
        }
        let model = try AnthropicRequestTests.service(transport).model(named: "claude-test")
        _ = try await model.capabilities()
        for _ in 0..<2 {
            #expect(await ModelTrace(reading: model.respond(to: Self.hello), of: .anthropic).failure == nil)
        }
        let bodies = try transport.requests.dropFirst().map { try JSONValue(json: $0.body) }
        #expect(bodies.map { $0["thinking"] } == [["type": "disabled"], nil, nil])
        #expect(bodies.map { $0["max_tokens"] } == [1024, 5120, 5120])
    }

    @Test func `a model's name is one component of the path`() async throws {
        let transport = ScriptedTransport(RecordedExchange(200, "{}"))
        _ = try await AnthropicRequestTests.service(transport).model(named: "../a/b?c").capabilities()
        #expect(
            transport.requests.map(\.url.absoluteString)
                == ["https://anthropic.example.test/v1/models/..%2Fa%2Fb%3Fc"]
        )
    }

    @Test func `a server of another maker is assumed to do what it can`() async throws {
        let transport = ScriptedTransport(RecordedExchange(404, type: "text/plain", "404 page not found"))
        let model = try AnthropicRequestTests.service(transport).model(named: "llama3.1:8b")
        #expect(try await model.capabilities() == ModelCapabilities(tools: true, structuredOutput: true))
    }

    @Test func `a model that is not there is missing also when it is asked what it can do`() async throws {
        let gone = error(404, "not_found_error", "model: claude-test")
        let transport = ScriptedTransport { request in
            request.url.path.hasSuffix("models") ? RecordedExchange(200, RecordedAnthropicStreams.models) : gone
        }
        let model = try AnthropicRequestTests.service(transport).model(named: "claude-test")
        await #expect(throws: ModelFailure.modelMissing(Self.model, known: ["claude-haiku-4-5-20251001"])) {
            try await model.capabilities()
        }
    }

    @Test func `the version is not told, but the key is tried`() async throws {
        let right = ScriptedTransport(RecordedExchange(200, RecordedAnthropicStreams.models))
        #expect(try await AnthropicRequestTests.service(right).version() == nil)
        #expect(right.requests.map(\.url.query) == ["limit=1"])
        let wrong = try AnthropicRequestTests.service(ScriptedTransport(error(401, "authentication_error", "no")))
        await #expect(throws: ModelFailure.keyRefused(.anthropic)) { try await wrong.version() }
    }
}
