import Foundation
import HTTPCore
import LanguageModels
import ModelTestSupport
import Testing

@Suite struct OpenAIServiceTests {
    static let list = #"{"object":"list","data":[{"id":"a:8b","max_model_len":4096},{"id":"b/c"},{"name":"no id"}]}"#
    static let hello = ModelRequest(messages: [.user("Hi")])

    func failure(_ exchange: RecordedExchange, key: String? = nil, models: String = list) async throws -> ModelFailure?
    {
        let transport = ScriptedTransport { request in
            request.method == .get ? RecordedExchange(200, models) : exchange
        }
        let model = try OpenAIRequestTests.service(key: key, transport).model(named: "m")
        return await ModelTrace(reading: model.respond(to: Self.hello), of: .openai).failure
    }

    @Test(
        arguments: [
            (
                #"{"error":{"code":400,"message":"request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}"#,
                9000, 4096
            ),
            (
                #"{"error":{"message":"request (9000 tokens) exceeds the available context size (4096 tokens), try increasing it"}}"#,
                9000, 4096
            ),
            (
                #"{"error":{"message":"This model's maximum context length is 8192 tokens. However, your messages resulted in 10,450 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}"#,
                10450, 8192
            ),
            (
                #"{"error":{"message":"'max_tokens' or 'max_completion_tokens' is too large: 1024. This model's maximum context length is 4096 tokens and your request has 3900 input tokens.","type":"BadRequestError","code":400}}"#,
                nil, 4096
            ),
            (#"{"error":{"message":"too long","code":"context_length_exceeded"}}"#, nil, nil),
        ] as [(String, Int?, Int?)]
    )
    func `a conversation that does not fit is told with the numbers that are there`(
        body: String,
        needed: Int?,
        limit: Int?
    ) async throws {
        let expected = ModelFailure.contextTooLong(ModelID(provider: .openai, name: "m"), needed: needed, limit: limit)
        #expect(try await failure(RecordedExchange(400, body)) == expected)
    }

    @Test func `a missing model is told with those that are there`() async throws {
        let body =
            #"{"error":{"message":"The model `m` does not exist","type":"invalid_request_error","code":"model_not_found"}}"#
        let missing = ModelFailure.modelMissing(ModelID(provider: .openai, name: "m"), known: ["a:8b", "b/c"])
        #expect(try await failure(RecordedExchange(404, body)) == missing)
        #expect(try await failure(RecordedExchange(400, body)) == missing)
    }

    @Test func `a path that is not there, with no list beside it, is another service`() async throws {
        let gone = RecordedExchange(404, #"{"error":{"message":"File Not Found","type":"not_found_error","code":404}}"#)
        let transport = ScriptedTransport(gone)
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        let trace = await ModelTrace(reading: model.respond(to: Self.hello), of: .openai)
        #expect(trace.failure == .notTheService(.openai, address: "http://127.0.0.1:8080/v1"))
    }

    @Test func `keys, credit, loading and limits are told apart`() async throws {
        let wrongKey = RecordedExchange(
            401,
            #"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#
        )
        #expect(try await failure(wrongKey) == .keyMissing(.openai))
        #expect(try await failure(wrongKey, key: "sk-1") == .keyRefused(.openai))
        #expect(try await failure(wrongKey, key: " ") == .keyMissing(.openai))
        let region = RecordedExchange(403, #"{"error":{"message":"Country not supported"}}"#)
        #expect(try await failure(region, key: "sk-1") == .refusedRequest(.openai, message: "Country not supported"))
        let quota = #"{"error":{"message":"You exceeded","type":"insufficient_quota","code":"insufficient_quota"}}"#
        #expect(try await failure(RecordedExchange(429, quota)) == .outOfCredit(.openai))
        let loading = #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#
        #expect(try await failure(RecordedExchange(503, loading)) == .loading(.openai))
        let fields: HTTPFields = ["retry-after": "2", "retry-after-ms": "1850"]
        let limited = RecordedExchange(
            429,
            fields: fields,
            #"{"error":{"message":"Slow","code":"rate_limit_exceeded"}}"#
        )
        #expect(try await failure(limited) == .rateLimited(.openai, retryAfter: .milliseconds(1850)))
    }

    @Test func `the list of models is read as servers write it`() async throws {
        func listings(_ body: String) async throws -> [ModelListing] {
            try await OpenAIRequestTests.service(ScriptedTransport(RecordedExchange(200, body))).models()
        }
        #expect(
            try await listings(Self.list)
                == [ModelListing(name: "a:8b", contextLength: 4096), ModelListing(name: "b/c")]
        )
        #expect(try await listings(#"{"object":"list","data":null}"#) == [])
        #expect(
            try await listings(
                #"{"data":[{"id":"x","meta":{"n_ctx_train":131072}},{"id":"y","meta":null,"context_length":9}]}"#
            )
                == [ModelListing(name: "x", contextLength: 131072), ModelListing(name: "y", contextLength: 9)]
        )
        await #expect(throws: ModelFailure.notTheService(.openai, address: "http://127.0.0.1:8080/v1")) {
            try await listings(#"{"status":"ok"}"#)
        }
    }

    @Test func `the window is asked once, and a single entry is the model whatever it is called`() async throws {
        let transport = ScriptedTransport(
            RecordedExchange(200, #"{"data":[{"id":"/models/x.gguf","meta":{"n_ctx_train":8192}}]}"#)
        )
        let model = try OpenAIRequestTests.service(transport).model(named: "default")
        for _ in 0..<2 {
            #expect(
                try await model.capabilities()
                    == ModelCapabilities(tools: true, structuredOutput: true, contextLength: 8192)
            )
        }
        #expect(transport.requests.map(\.url.path) == ["/v1/models"])
    }

    @Test func `a server that is not running says so also when it is asked what a model can do`() async throws {
        let transport = ScriptedTransport(.failing(.refused(host: "127.0.0.1", port: 8080)))
        let model = try OpenAIRequestTests.service(transport).model(named: "m")
        await #expect(throws: ModelFailure.notRunning(.openai, address: "http://127.0.0.1:8080/v1")) {
            try await model.capabilities()
        }
    }

    @Test func `nothing is awaited after the end marker`() async throws {
        var exchange = OpenAIRequestTests.answer
        exchange.ending = .hanging
        let model = try OpenAIRequestTests.service(ScriptedTransport(exchange)).model(named: "m")
        let trace = await ModelTrace(reading: model.respond(to: Self.hello), of: .openai)
        #expect(trace.isDone && trace.failure == nil)
    }
}
