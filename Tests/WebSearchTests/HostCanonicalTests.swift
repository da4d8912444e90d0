import Testing
import WebSearch

@Suite struct HostCanonicalTests {
    @Test(arguments: [
        "http://www.example.org/jazz", "https://example.org/jazz/", "https://m.example.org/jazz#history",
        "https://example.org/jazz/index.html", "https://example.org:443/jazz",
        "https://EXAMPLE.org./jazz?utm_source=x",
        "https://example.org/jazz?fbclid=1&gclid=2&ref=home", "https://example.org/%6Aazz",
        "https://example.org/x/../jazz",
        "https://example.org/./jazz?", "https://example.org/jazz?UTM_Campaign=a",
    ]) func `the same page in other spellings is the same page`(text: String) throws {
        #expect(try #require(WebAddress(text)).canonical == "example.org/jazz")
    }

    @Test func `parameters count in any order, and pages that differ stay apart`() {
        let first = WebAddress("https://example.org/p?b=2&a=1")?.canonical
        #expect(first == WebAddress("https://example.org/p?a=1&b=2")?.canonical)
        #expect(first == "example.org/p?a=1&b=2")
        #expect(first != WebAddress("https://example.org/p?a=1&b=3")?.canonical)
        #expect(WebAddress("https://example.org/Jazz")?.canonical != WebAddress("https://example.org/jazz")?.canonical)
        #expect(WebAddress("https://example.org:8080/")?.canonical == "example.org:8080")
        #expect(WebAddress("https://a.example.org/")?.canonical != WebAddress("https://example.org/")?.canonical)
    }

    @Test func `the page of an encyclopedia for telephones is its own page`() {
        let page = WebAddress("https://en.wikipedia.org/wiki/Jazz")?.canonical
        #expect(WebAddress("https://en.m.wikipedia.org/wiki/Jazz?wprov=sfla1")?.canonical == page)
    }

    @Test func `what is shown is encoded, so that it cannot end a link or an attribute`() {
        let text = WebAddress("  https://Example.org/a\"b<c>é?q=\"x\"&utm_medium=y#top\n")?.text
        #expect(text == "https://example.org/a%22b%3Cc%3E%C3%A9?q=%22x%22")
        #expect(WebAddress("https://example.org/100%zz")?.text == "https://example.org/100%25zz")
    }
}
