import Foundation
import HTTPCore
import HTTPCurl
import ModelTestSupport
import TestSupport
import Testing
import WebSearch

@Suite struct SearXNGTests {
    private static let nothing = RecordedExchange(200, #"{"query":"q","results":[],"unresponsive_engines":[]}"#)

    /// The address that is asked for a phrase.
    private func asked(_ phrase: String, at base: String = "http://searx.test") async throws -> URL {
        let transport = ScriptedTransport(Self.nothing)
        let client = SearXNG(base: try #require(URL(string: base)), transport: transport)
        _ = try await client.search(phrase, count: 5, within: .seconds(5))
        return try #require(transport.requests.first).url
    }

    private func sent(_ phrase: String) async throws -> String? {
        URLComponents(url: try await asked(phrase), resolvingAgainstBaseURL: true)?.queryItems?.first?.value
    }

    @Test(arguments: ["http://searx.test", "http://searx.test/", "https://school.test:8443/tools/searx/?x=1#y"])
    func `a search is asked below the address, with the strictest filter`(_ base: String) async throws {
        let prefix = base.hasPrefix("https") ? "https://school.test:8443/tools/searx" : "http://searx.test"
        let query = "q=C%2B%2B%20R%26B%3Dfun&format=json&language=en&safesearch=2&categories=general"
        #expect(try await asked("C++ R&B=fun", at: base).absoluteString == "\(prefix)/search?\(query)")
    }

    @Test func `the fields are those that the limiter expects of a visitor`() async throws {
        let transport = ScriptedTransport(Self.nothing)
        let client = SearXNG(base: try #require(URL(string: "http://searx.test")), transport: transport)
        _ = try await client.search("jazz", count: 5, within: .seconds(5))
        let fields = try #require(transport.requests.first).fields
        #expect(fields["Accept"]?.contains("text/html") == true)
        #expect(fields["Accept"]?.contains("application/json") == true)
        #expect(fields["Accept-Language"]?.isEmpty == false)
        #expect(fields["Accept-Encoding"]?.contains("gzip") == true)
        #expect(client.manners.limits == [])
    }

    @Test(arguments: [
        ("!!wp reggae", "wp reggae"), ("reggae !images drums", "reggae images drums"), (":de ska", "de ska"),
        ("ska :!:!!de <3 ?wp", "ska de 3 wp"), ("why? 3:2 clave! hip-hop", "why? 3:2 clave! hip-hop"),
        ("!! : jazz", "jazz"), ("jazz\u{0}\u{200B} !\u{200B}!wp", "jazz wp"), ("jazz\u{2028}!!g", "jazz g"),
        ("jazz\u{3000}!!g", "jazz g"), ("jazz\u{1F}!!g", "jazz g"), ("!!\u{301}g jazz", "\u{301}g jazz"),
    ])
    func `a teacher's words are never commands`(_ phrase: String, _ expected: String) async throws {
        #expect(try await sent(phrase) == expected)
    }

    @Test func `a compressed answer is read, though the request says itself what may come`() async throws {
        let body = #"{"results":[{"url":"https://example.org/a","title":"A","content":"Text"}]}"#
        let server = try LoopbackServer { _, connection in
            let packed = Gzip.stored(Array(body.utf8))
            let head = "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)"
            connection.send(Array("HTTP/1.1 200 -\r\n\(head)\r\n\r\n".utf8) + packed)
        }
        let hits = try await SearXNG(base: server.url, transport: CurlTransport())
            .search("jazz", count: 5, within: .seconds(20))
        #expect(hits == [SearchHit(title: "A", url: "https://example.org/a", text: "Text")])
        #expect(server.requests.map { $0.headers["Accept-Encoding"] } == ["gzip, deflate"])
    }

    @Test func `a byte order mark before an answer does no harm`() async throws {
        let body = "\u{FEFF}" + #"{"results":[{"url":"https://example.org/a","title":"A"}]}"#
        let base = try #require(URL(string: "http://searx.test"))
        let client = SearXNG(base: base, transport: ScriptedTransport(RecordedExchange(200, body)))
        #expect(try await client.search("jazz", count: 5, within: .seconds(5)).map(\.title) == ["A"])
    }

    @Test func `another program's settings are not SearXNG's`() async throws {
        let base = try #require(URL(string: "http://searx.test"))
        let client = SearXNG(base: base, transport: ScriptedTransport(RecordedExchange(200, #"{"name":"x"}"#)))
        await #expect(throws: SearchFailure.notTheService(.searxng, address: "http://searx.test")) {
            try await client.check(within: .seconds(5))
        }
    }

    @Test func `a name and a password in the address are not shown`() throws {
        let base = try #require(URL(string: "http://anna:secret@searx.test/x"))
        #expect(SearXNG(base: base, transport: ScriptedTransport()).address == "http://searx.test/x")
    }
}

/// Puts bytes into gzip's form without making them smaller (RFC 1951, 3.2.4, and RFC 1952).
private enum Gzip {
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + little(count) + little(~count)
        return head + bytes + little(checksum(bytes)) + little(UInt32(bytes.count))
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
