import Foundation
import Testing
import WebSearch

@Suite struct FilterTests {
    private let filter: ResultFilter
    private static let text =
        "Jazz is a music of New Orleans. Its musicians improvise over a form, answer each other, and swing the eighths. "

    init() throws {
        filter = ResultFilter(rules: try RuleFixtures.rules())
    }

    private func hit(_ url: String, _ words: String = "", score: Double? = nil, title: String = "Jazz") -> SearchHit {
        SearchHit(title: title, url: url, text: Self.text + " \(url.suffix(4)) " + words, score: score)
    }

    private func filtered(
        _ hits: [SearchHit],
        about names: [String] = ["jazz"],
        count: Int = 5
    ) -> (kept: [FoundPassage], dropped: [DroppedHit]) {
        filter.filter(hits, about: names, provider: .tavily, retrievedAt: Date(timeIntervalSince1970: 5), count: count)
    }

    @Test func `the best source comes first, then the better score, then the service's order`() {
        let hits = [
            hit("https://a.example.org/one1", score: 0.9), hit("https://b.example.org/two2", score: .nan),
            hit("https://c.example.org/thr3"), hit("https://en.wikipedia.org/wiki/Jazz", score: 0.1),
            hit("https://www.loc.gov/jaz5", score: 0.2), hit("https://www.si.edu/jaz6", score: 0.3),
        ]
        let kept = filtered(hits, count: 10).kept
        #expect(
            kept.map(\.host) == [
                "www.si.edu", "www.loc.gov", "en.wikipedia.org", "a.example.org", "b.example.org", "c.example.org",
            ]
        )
        #expect(kept.first { $0.host == "b.example.org" }?.score == nil)
        #expect(kept.allSatisfy { $0.provider == .tavily && $0.retrievedAt == Date(timeIntervalSince1970: 5) })
        #expect(filtered(hits, count: 2).kept.map(\.host) == ["www.si.edu", "www.loc.gov"])
        #expect(filtered(hits, count: 0).kept.isEmpty && filtered(hits, count: -1).kept.isEmpty)
    }

    @Test func `the same page is kept once, from its best result`() {
        let (kept, dropped) = filtered([
            hit("https://www.loc.gov/jazz?utm_source=a", score: 0.1), hit("http://loc.gov/jazz/#x", score: 0.9),
            hit("https://loc.gov/blues", score: 0.5),
        ])
        #expect(kept.map(\.url) == ["http://loc.gov/jazz/", "https://loc.gov/blues"])
        #expect(dropped == [DroppedHit(title: "Jazz", host: "www.loc.gov", reason: .duplicate)])
    }

    @Test func `the same text at another address is kept once, from the better source`() {
        let text = Self.text + "It is played everywhere, and taught in schools."
        let (kept, dropped) = filtered([
            SearchHit(title: "Copy", url: "https://copy.example.org/", text: "<p>" + text.uppercased() + "</p>"),
            SearchHit(title: "Jazz", url: "https://www.loc.gov/", text: text),
        ])
        #expect(kept.map(\.host) == ["www.loc.gov"])
        #expect(dropped.map(\.reason) == [.duplicate])
    }

    @Test func `a passage needs a hundred characters after cleaning`() {
        let short = "Jazz " + String(repeating: "x", count: 94)
        func reason(_ text: String) -> DroppedHit.Reason? {
            filtered([SearchHit(title: "Jazz", url: "https://example.org/", text: text)]).dropped.first?.reason
        }
        #expect(reason(short) == .tooShort(99))
        #expect(reason(short + "y") == nil)
        #expect(reason("<b>" + short + "</b><script>" + short + "</script>\u{200B}") == .tooShort(99))
        #expect(reason("") == .tooShort(0))
    }

    @Test(arguments: ["https://user@loc.gov/", "javascript:alert(1)", "http://127.0.0.1/", "", "loc.gov"])
    func `a result without a public address is dropped`(url: String) {
        #expect(filtered([hit(url)]).dropped.map(\.reason) == [.unusableAddress])
    }

    @Test(arguments: [
        ("lyrics: genius.com", "https://genius.com/x"), ("lyrics: azlyrics.com", "https://www.azlyrics.com/x"),
        ("lyrics: lyrics", "https://best-lyrics.example.org/"), ("adult: xxx", "https://jazz.xxx/"),
        ("adult: porn", "https://freepornjazz.com/"), ("gambling: casino", "https://jazz-casino.com/"),
        ("gambling: bet", "https://jazz.bet/"), ("social: reddit.com", "https://old.reddit.com/r/jazz"),
        ("social: x.com", "https://x.com/jazz"), ("essay-mill: coursehero.com", "https://www.coursehero.com/x"),
        ("shop: amazon.co.uk", "https://www.amazon.co.uk/jazz"), ("mill: quora.com", "https://www.quora.com/jazz"),
        ("drugs: leafly.com", "https://leafly.com/jazz"), ("weapons: gunbroker.com", "https://gunbroker.com/"),
        ("hate: stormfront.org", "https://www.stormfront.org/"), ("mill: fandom.com", "https://jazz.fandom.com/wiki"),
    ]) func `a host that does not suit a school is dropped by its entry`(entry: String, url: String) {
        #expect(filtered([hit(url)]).dropped.map(\.reason) == [.unsuitableHost(entry: entry)])
    }

    @Test(arguments: [
        "https://notx.com/jazz", "https://tabla.example.org/", "https://essex.example.org/", "https://wax.com/a",
    ])
    func `a host is not dropped for letters it shares with an entry`(url: String) {
        #expect(filtered([hit(url)]).kept.count == 1)
    }

    @Test func `a subject is found by any of its names, in their usual forms`() {
        let text =
            " stands in this passage, which is about music and teaching and goes on for more than a hundred characters."
        func isKept(_ names: [String], _ words: String) -> Bool {
            !filtered([SearchHit(title: "T", url: "https://example.org/", text: words + text)], about: names).kept
                .isEmpty
        }
        #expect(
            isKept(["hip-hop", "rap"], "Hip hop") && isKept(["hip-hop"], "HipHop") && isKept(["hip-hop"], "Hip-Hop's")
        )
        #expect(isKept(["hip-hop", "rap"], "Rap") && isKept(["rap"], "raps"))
        #expect(!isKept(["hip-hop", "rap"], "A hip replacement, a trap, and rapid hops"))
        #expect(isKept(["son jarocho"], "Jarocho") && !isKept(["son jarocho"], "My son"))
        #expect(isKept(["bossa nova"], "Bossa") && isKept(["Música Criolla"], "musica criolla"))
        #expect(!isKept(["traditional music"], "Folk") && isKept(["traditional music"], "Traditional music"))
        #expect(!isKept(["rock"], "Baroque rocket") && isKept([], "Anything") && isKept(["  ", "-"], "Anything"))
        #expect(filtered([hit("https://example.org/")], about: ["samba"]).dropped.map(\.reason) == [.offSubject])
    }

    @Test func `every result is kept or dropped, and not more than a hundred are looked at`() {
        let hits = (0..<250).map { hit("https://example.org/\($0)", "number \($0)") }
        let (kept, dropped) = filtered(hits, count: 250)
        #expect(kept.count + dropped.count == ResultFilter.most)
    }

    @Test func `title, licence and address are clean, too`() throws {
        let hit = SearchHit(
            title: "\u{1B}[31m<b>Jazz</b> \u{202E}history",
            url: "https://EXAMPLE.org/a?utm_source=x&b=\"c\"",
            text: Self.text + Self.text,
            score: .infinity,
            licence: "<i>CC BY-SA 4.0</i>\u{7}"
        )
        let passage = try #require(filtered([hit]).kept.first)
        #expect(passage.title == "Jazz history" && passage.licence == "CC BY-SA 4.0" && passage.score == nil)
        #expect(passage.url == "https://example.org/a?b=%22c%22" && passage.host == "example.org")
        let untitled = filtered([SearchHit(title: "<p>", url: "https://example.org/", text: Self.text + Self.text)])
        #expect(untitled.kept.first?.title == "example.org")
    }
}
