import Foundation
import HTTPCore
import ModelTestSupport
import Testing

@testable import LanguageModels

@Suite struct ClientExchangeTests {
    private func exchange(secret: String? = nil) throws -> ClientExchange {
        ClientExchange(
            provider: .openai,
            base: try #require(URL(string: "http://anna:pass@example.com/v1/")),
            transport: ScriptedTransport(),
            secret: secret.map(Secret.init)
        )
    }

    private func refusal(_ body: String, _ status: Int = 400) throws -> ServerRefusal {
        ServerRefusal(status: status, body: Array(body.utf8), exchange: try exchange())
    }

    @Test(arguments: [
        #"{"error":"text"}"#, #"{"error":{"message":"text"}}"#, #"{"error":"{\"error\":{\"message\":\"text\"}}"}"#,
        #"{"message":"text"}"#, #"{"detail":"text"}"#, #"{"detail":[{"loc":["body"],"msg":"text"}]}"#, "text",
        " text \n",
        #""text""#, #"{"error":{"error":"text"}}"#, #"[{"error":{"message":"text"}}]"#,
    ])
    func `an error is found in whatever shape it comes`(_ body: String) throws {
        #expect(try refusal(body).message == "text")
    }

    @Test func `kind, code and numbers of an error are kept`() throws {
        let body = #"{"type":"error","error":{"type":"exceed_context_size_error","code":400,"message":"m","n_ctx":8}}"#
        let refusal = try refusal(body)
        #expect(refusal.type == "exceed_context_size_error")
        #expect(refusal.code == "400")
        #expect(refusal.members["n_ctx"] == 8)
        let id = ModelID(provider: .openai, name: "a")
        #expect(refusal.contextOverflow(of: id) == .contextTooLong(id, needed: nil, limit: 8))
        #expect(try self.refusal(#"{"error":"invalid"}"#).contextOverflow(of: id) == nil)
    }

    @Test func `deep and broken errors are read without harm`() throws {
        let deep = String(repeating: #"{"error":"#, count: 400) + "1" + String(repeating: "}", count: 400)
        #expect(try refusal(deep).message.count <= 200)
        #expect(try refusal("").words == "HTTP 400")
        #expect(try refusal("{\"error\":").message == "{\"error\":")
    }

    @Test(
        arguments: [
            (["retry-after-ms": "1500", "retry-after": "9"], Duration.milliseconds(1500)),
            (["Retry-After": "16"], .seconds(16)), (["retry-after": "0.5"], .milliseconds(500)),
            (["retry-after": "-3"], .zero), (["retry-after": "1e300"], .seconds(604_800)),
            (["retry-after": "nan"], nil),
            (["retry-after": "soon"], nil), (["other": "1"], nil),
            (["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"], nil),
            (["retry-after": "Thu, 01 Mar 2029 00:00:07 GMT", "date": "Wed, 28 Feb 2029 23:59:58 GMT"], .seconds(9)),
            (["retry-after": "Wed, 28 Feb 2029 23:59:58 GMT", "date": "Thu, 01 Mar 2029 00:00:07 GMT"], .zero),
        ] as [([String: String], Duration?)]
    )
    func `the wait a server asks for is read`(_ fields: [String: String], _ wait: Duration?) {
        #expect(RetryAfter.read(HTTPFields(fields.map { HTTPFields.Field(name: $0.key, value: $0.value) })) == wait)
    }

    @Test func `a date of HTTP is a second since 1970`() {
        #expect(RetryAfter.seconds(httpDate: "Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
        #expect(RetryAfter.seconds(httpDate: "Thu, 29 Feb 2024 00:00:00 GMT") == 1_709_164_800)
        #expect(RetryAfter.seconds(httpDate: "Sun, 06 Foo 1994 08:49:37 GMT") == nil)
        #expect(RetryAfter.seconds(httpDate: "Sun, 06 Nov 1994 25:49:37 GMT") == nil)
    }

    @Test func `a server's words are cleaned, and no part of the key is left at the cut`() throws {
        let key = "sk-verysecret"
        let words = String(repeating: "a", count: 195) + " \(key)"
        let cleaned = try exchange(secret: key).cleaned(words)
        #expect(cleaned == String(repeating: "a", count: 195) + " •••")
        #expect(try exchange(secret: key).cleaned("sk-very\u{7}secret") == "•••")
        #expect(try exchange().cleaned(String(repeating: "e\u{301}\u{302}", count: 500)).unicodeScalars.count == 200)
    }

    @Test func `an address is shown without user and password, and paths are put after it`() throws {
        let exchange = try exchange()
        #expect(exchange.address == "http://example.com/v1/")
        let request = exchange.request(.get, "models", limits: HTTPLimits())
        #expect(request.url.path() == "/v1/models")
        #expect(request.fields["content-type"] == nil)
    }

    @Test func `an odd member of an object costs only itself`() throws {
        let line = try JSONDecoder().decode(
            OllamaLine.self,
            from: Data(#"{"done":"yes","message":{"content":"a","thinking":3,"tool_calls":{}},"eval_count":null}"#.utf8)
        )
        #expect(line.done == nil)
        #expect(line.message?.content == "a")
        #expect(line.message?.thinking == nil)
        #expect(line.answerCount == nil)
    }
}
