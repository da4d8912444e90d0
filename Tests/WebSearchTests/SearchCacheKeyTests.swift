import Testing
import WebSearch

@Suite struct SearchCacheKeyTests {
    @Test func `the same words in other letters and spacing are the same search`() {
        let first = SearchCacheKey(provider: .tavily, address: "a", phrase: " Hip-Hop  history ", count: 5)
        #expect(first == SearchCacheKey(provider: .tavily, address: "a", phrase: "hip-hop history", count: 5))
        #expect(first != SearchCacheKey(provider: .searxng, address: "a", phrase: "hip-hop history", count: 5))
    }
}
