import Foundation
import HTTPCore
import ModelTestSupport
import RateLimits
import Testing

@testable import WebSearch

@Suite struct WikipediaTests {
    private static let nothing = RecordedExchange(200, #"{"batchcomplete":true}"#)

    private func client(_ transport: ScriptedTransport, contact: String? = "head@school.test") throws -> Wikipedia {
        let base = try #require(URL(string: "https://en.wiki.test"))
        return Wikipedia(base: base, contact: contact, version: "1.2", transport: transport)
    }

    /// The phrase that is sent; nil where nothing is.
    private func sent(_ phrase: String) async throws -> String? {
        let transport = ScriptedTransport(Self.nothing)
        _ = try await client(transport).search(phrase, count: 5, within: .seconds(5))
        guard let url = transport.requests.first?.url else { return nil }
        return URLComponents(url: url, resolvingAgainstBaseURL: true)?.queryItems?.first { $0.name == "gsrsearch" }?
            .value
    }

    @Test func `one request asks for articles and their beginnings`() async throws {
        let transport = ScriptedTransport(Self.nothing)
        _ = try await client(transport).search("R&B + soul", count: 3, within: .seconds(5))
        let query =
            "action=query&generator=search&gsrsearch=R%26B%20soul&gsrlimit=3&prop=extracts%7Cinfo%7Cpageprops&exintro=1"
            + "&explaintext=1&exchars=1200&exlimit=3&inprop=url&ppprop=disambiguation&redirects=1&format=json"
            + "&formatversion=2"
        #expect(transport.requests.map(\.url.absoluteString) == ["https://en.wiki.test/w/api.php?\(query)"])
        #expect(transport.requests.first?.fields["User-Agent"] == "LitMusicMashup/1.2 (head@school.test) libcurl")
    }

    @Test(
        arguments: [
            (nil, "no contact given", 10), ("", "no contact given", 10), (" \n", "no contact given", 10),
            ("https://school.test/music", "https://school.test/music", 200),
            ("a@b.test)\r\nX-Evil: 1 (\\", "a@b.test X-Evil: 1", 200),
        ] as [(String?, String, Int)]
    )
    func `the program says who runs it, and asks less often where it cannot`(
        _ contact: String?,
        _ shown: String,
        _ capacity: Int
    ) async throws {
        let transport = ScriptedTransport(Self.nothing)
        let wikipedia = try client(transport, contact: contact)
        _ = try await wikipedia.search("jazz", count: 5, within: .seconds(5))
        #expect(transport.requests.first?.fields["User-Agent"] == "LitMusicMashup/1.2 (\(shown)) libcurl")
        #expect(wikipedia.manners.limits.map(\.capacity) == [capacity])
        #expect(wikipedia.manners.limits.map(\.window) == [.seconds(60)])
    }

    @Test(arguments: [
        (#""blue note" intitle:jazz -fusion"#, "blue note intitle jazz fusion"),
        ("“swing” „groove‟ «beat»", "swing groove beat"), ("jazz~2 blu* bl?es \\ro\\ck", "jazz 2 blu bl es ro ck"),
        ("!rock --punk ––ska −dub +hip-hop", "rock punk ska dub hip-hop"),
        ("jazz OR rock AND NOT soul", "jazz or rock and not soul"), ("Talk:Jazz", "Talk Jazz"),
        ("a||b && c&&d (e) ^2 {f} [g]", "a b c d e 2 f g"), ("-\"OR\"", "or"), ("-:- jazz", "jazz"),
        ("hip-hop R&B AC/DC C# F♯ Ça 3:2", "hip-hop R&B AC/DC C# F♯ Ça 3 2"), ("insource:/a.*b/", "insource a. b/"),
        ("jazz\u{200B}\u{202E}\u{0}rock\n\tsoul", "jazz rock soul"),
    ])
    func `a teacher's words are never commands`(_ phrase: String, _ expected: String) async throws {
        #expect(try await sent(phrase) == expected)
    }

    @Test func `no phrase of signs leaves a command, whatever is put together`() {
        let signs = [
            "\"", "-", "~", "!", "*", "\\", ":", "+", "&", "|", " ", "OR", "a", "in:", "“", "–", "?", "(", "\u{301}",
        ]
        for first in signs {
            for second in signs {
                for third in signs {
                    for word in WikipediaPhrase.words(of: first + second + third) {
                        let isCommand =
                            word.unicodeScalars.first.map { "-!+–".unicodeScalars.contains($0) } ?? true
                            || word.unicodeScalars.contains { "\"~*\\:?“(|".unicodeScalars.contains($0) }
                            || ["AND", "OR", "NOT"].contains(word)
                        #expect(!isCommand, "\(first + second + third) gives \(word)")
                    }
                }
            }
        }
    }

    @Test func `a phrase has at most 300 code points`() async throws {
        let phrase = try #require(try await sent(String(repeating: "rhythm ", count: 100)))
        #expect(phrase.count == 300)
        #expect(phrase.hasSuffix(" rhythm"))
        #expect(try await sent(String(repeating: "ß", count: 500)) == String(repeating: "ß", count: 300))
    }

    @Test func `its state is the software's version, and an error is one there, too`() async throws {
        let refusing = try client(ScriptedTransport(RecordedExchange(200, #"{"error":{"code":"ratelimited"}}"#)))
        await #expect(throws: SearchFailure.rateLimited(.wikipedia, wait: nil)) {
            try await refusing.check(within: .seconds(5))
        }
        let other = try client(ScriptedTransport(RecordedExchange(200, "{}")))
        await #expect(throws: SearchFailure.unreadable(.wikipedia, reason: "no information about the site")) {
            try await other.check(within: .seconds(5))
        }
    }
}
