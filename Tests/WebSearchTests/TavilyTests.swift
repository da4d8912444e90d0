import Foundation
import HTTPCore
import ModelTestSupport
import RateLimits
import SearchTestSupport
import Testing
import WebSearch

@Suite struct TavilyTests {
    private static let nothing = RecordedExchange(200, #"{"query":"q","results":[]}"#)

    private func client(_ transport: ScriptedTransport, key: String? = "k-1") throws -> Tavily {
        Tavily(base: try #require(URL(string: "https://api.test/")), key: key.map(Secret.init), transport: transport)
    }

    /// The body that is sent for a phrase.
    private func body(_ phrase: String, count: Int = 5) async throws -> String {
        let transport = ScriptedTransport(Self.nothing)
        _ = try await client(transport).search(phrase, count: count, within: .seconds(5))
        return String(decoding: try #require(transport.requests.first).body, as: UTF8.self)
    }

    @Test func `a search is sent as JSON with the key in a field`() async throws {
        let transport = ScriptedTransport(Self.nothing)
        _ = try await client(transport).search("history of  reggae", count: 3, within: .seconds(5))
        let request = try #require(transport.requests.first)
        #expect(request.method == .post)
        #expect(request.url.absoluteString == "https://api.test/search")
        #expect(request.fields["Authorization"] == "Bearer k-1")
        #expect(request.fields["Content-Type"] == "application/json")
        let json = #"{"include_answer":false,"max_results":3,"query":"history of reggae","search_depth":"basic"}"#
        #expect(String(decoding: request.body, as: UTF8.self) == json)
    }

    @Test(arguments: [(-5, 1), (0, 1), (7, 7), (20, 20), (99, 20)])
    func `one to twenty results are asked for`(_ asked: Int, _ sent: Int) async throws {
        #expect(try await body("jazz", count: asked).contains("\"max_results\":\(sent),"))
    }

    @Test(arguments: [nil, ""])
    func `without a key nothing is sent`(_ key: String?) async throws {
        let transport = ScriptedTransport(Self.nothing)
        let tavily = try client(transport, key: key)
        await #expect(throws: SearchFailure.keyMissing(.tavily)) {
            try await tavily.search("jazz", count: 5, within: .seconds(5))
        }
        await #expect(throws: SearchFailure.keyMissing(.tavily)) { try await tavily.check(within: .seconds(5)) }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a long phrase is cut between words`() async throws {
        let sent = try await body(String(repeating: "rhythm ", count: 100))
        let phrase = try #require(sent.split(separator: "\"").first { $0.hasPrefix("rhythm") })
        #expect(phrase.hasSuffix("rhythm"))
        #expect(phrase.count == 398)
    }

    @Test(arguments: [
        String(repeating: "a", count: 1000), String(repeating: "e\u{301}\u{302}", count: 300),
        String(repeating: "👩‍👩‍👧‍👦a", count: 200), String(repeating: "jazz\u{0}\n", count: 200),
        String(repeating: "𝄞x ", count: 500),
    ])
    func `no phrase has more than 400 code points, and none is cut inside a character`(_ phrase: String) async throws {
        struct Sent: Decodable { var query: String }
        let sent = try JSONDecoder().decode(Sent.self, from: Data(try await body(phrase).utf8)).query
        #expect(!sent.isEmpty)
        #expect(sent.unicodeScalars.count <= 400)
        #expect(Set(sent).subtracting([" "]).isSubset(of: Set(phrase)))
    }

    @Test(arguments: [
        (#"{"account":{"current_plan":"Free"}}"#, "Free plan"),
        (#"{"key":{"usage":7,"limit":"50"}}"#, "7 of 50 searches used"),
        (#"{"key":{"usage":7,"limit":null},"account":null}"#, "7 searches used"),
        (#"{"key":{"usage":1e300}}"#, nil), ("{}", nil),
    ])
    func `what a key has used is told as far as it is known`(_ body: String, _ words: String?) async throws {
        let transport = ScriptedTransport(RecordedExchange(200, body))
        #expect(try await client(transport).check(within: .seconds(5)) == words)
        #expect(transport.requests.map { "\($0.method.rawValue) \($0.url.path())" } == ["GET /usage"])
    }

    @Test func `a key that is refused while it is checked is told`() async throws {
        for exchange in [RecordedExchange(401, ""), RecordedExchange(200, #"{"detail":{"error":"Bad API key."}}"#)] {
            let tavily = try client(ScriptedTransport(exchange))
            await #expect(throws: SearchFailure.keyRefused(.tavily)) { try await tavily.check(within: .seconds(5)) }
        }
    }

    @Test func `a hundred searches a minute are allowed`() throws {
        let manners = try client(ScriptedTransport()).manners
        #expect(manners.style == .web)
        #expect(manners.phraseLength == 400)
        #expect(manners.limits.map(\.capacity) == [100])
        #expect(manners.limits.map(\.window) == [.seconds(60)])
    }
}
