import Testing
import WebSearch

@Suite struct SearchFailureTests {
    /// Every case, for a service.
    private static func all(_ id: SearchProviderID) -> [SearchFailure] {
        [
            .keyMissing(id), .keyRefused(id), .quotaUsedUp(id), .rateLimited(id, wait: nil),
            .rateLimited(id, wait: .seconds(20)), .timeout(id, after: .seconds(8)),
            .hostNotFound(id, host: "h.example"), .notRunning(id, address: "http://127.0.0.1:1/"),
            .connectionLost(id), .certificate(id, host: "h.example"), .redirected(id, host: "evil.example"),
            .notTheService(id, address: "http://127.0.0.1:1"), .jsonNotAllowed(address: "http://127.0.0.1:1"),
            .unreadable(id, reason: "no UTF-8"), .tooLarge(id, limit: 2 << 20), .tooLarge(id, limit: 900),
            .refused(id, words: "Too long."), .refused(id, words: ""), .server(id, status: 500, words: "It broke."),
            .server(id, status: 200, words: ""), .enginesFailed(engines: "brave (timeout)"),
            .enginesFailed(engines: ""),
        ]
    }

    @Test(arguments: SearchProviderID.allCases)
    func `every failure is one sentence and one next step`(_ id: SearchProviderID) {
        for failure in Self.all(id) {
            for sentence in [failure.description, failure.hint] {
                #expect(sentence.hasSuffix("."), "\(sentence)")
                #expect(sentence.first?.isUppercase == true || sentence.hasPrefix("h.example"), "\(sentence)")
                let isOdd = ["  ", "..", "Optional", "\n", "““", "HTTP", "://"].contains { sentence.contains($0) }
                #expect(!isOdd, "\(sentence)")
            }
            #expect(failure.description != failure.hint)
        }
    }

    @Test func `what has to be set is named`() {
        #expect(SearchFailure.keyMissing(.tavily).description == "No key is set for Tavily.")
        #expect(SearchFailure.keyMissing(.tavily).hint.contains("TAVILY_API_KEY"))
        #expect(SearchFailure.keyRefused(.tavily).hint.contains("TAVILY_API_KEY"))
        #expect(SearchFailure.jsonNotAllowed(address: "http://a.test/x").description.contains("SearXNG at a.test/x"))
        #expect(SearchFailure.jsonNotAllowed(address: "a").hint.contains("- json"))
        #expect(SearchFailure.rateLimited(.wikipedia, wait: nil).hint.contains("CONTACT"))
        #expect(SearchFailure.refused(.wikipedia, words: "x").hint.contains("CONTACT"))
    }

    @Test(arguments: SearchProviderID.allCases)
    func `where the address may be wrong its setting is named`(_ id: SearchProviderID) {
        let failures: [SearchFailure] = [
            .hostNotFound(id, host: "h"), .notRunning(id, address: "a"), .notTheService(id, address: "a"),
            .certificate(id, host: "h"), .redirected(id, host: "h"), .unreadable(id, reason: "r"),
        ]
        for failure in failures { #expect(failure.hint.contains(id.addressSetting), "\(failure.hint)") }
    }

    @Test func `a service's words cannot break the line, hide or run on`() {
        let words = "Bad\u{1B}[31m\r\n\u{202E}thing\u{0}" + String(repeating: "x", count: 5_000)
        for failure in [
            SearchFailure.server(.tavily, status: 500, words: words), .refused(.tavily, words: words),
            .unreadable(.tavily, reason: words), .enginesFailed(engines: words),
            .redirected(.tavily, host: words), .hostNotFound(.tavily, host: words),
        ] {
            #expect(failure.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
            #expect(failure.description.count < 320)
        }
    }

    @Test func `an address shows neither credentials nor a query`() {
        let failure = SearchFailure.notRunning(.searxng, address: "http://anna:secret@h.example:81/x?key=secret")
        #expect(failure.description == "SearXNG does not answer at h.example:81/x.")
    }

    @Test(arguments: SearchProviderID.allCases)
    func `a service is left alone for as long as trying again makes no sense`(_ id: SearchProviderID) {
        #expect(SearchFailure.rateLimited(id, wait: .seconds(7)).rest == .seconds(7))
        #expect(SearchFailure.rateLimited(id, wait: nil).rest == .seconds(60))
        #expect(SearchFailure.quotaUsedUp(id).rest == .seconds(3600))
        for failure in [SearchFailure.keyMissing(id), .keyRefused(id), .jsonNotAllowed(address: "a")] {
            #expect(failure.rest == .seconds(86_400), "\(failure)")
        }
        let short: [SearchFailure] = [
            .hostNotFound(id, host: "h"), .notRunning(id, address: "a"), .certificate(id, host: "h"),
            .redirected(id, host: "h"), .notTheService(id, address: "a"), .enginesFailed(engines: "e"),
        ]
        for failure in short { #expect(failure.rest == .seconds(120), "\(failure)") }
        let none: [SearchFailure] = [
            .timeout(id, after: .seconds(1)), .connectionLost(id), .unreadable(id, reason: "r"),
            .refused(id, words: "w"), .tooLarge(id, limit: 1), .server(id, status: 503, words: "w"),
        ]
        for failure in none { #expect(failure.rest == nil, "\(failure)") }
    }
}
