import Foundation
import GRDB
import Testing
import WebSearch

@testable import Sessions

@Suite struct SearchCacheTests {
    let test: TestStore

    init() throws { test = try TestStore() }

    private func key(_ phrase: String, by provider: SearchProviderID = .wikipedia) -> SearchCacheKey {
        SearchCacheKey(provider: provider, address: "https://en.wikipedia.org", phrase: phrase, count: 10)
    }

    private func answer(_ title: String, text: String = "Text.", at seconds: Double = 1_800_000_000) -> CachedAnswer {
        let hit = WebSearch.SearchHit(
            title: title,
            url: "https://example.org/a",
            text: text,
            score: 0.5,
            licence: "CC0"
        )
        return CachedAnswer(hits: [hit], retrievedAt: Date(timeIntervalSince1970: seconds))
    }

    private func keep(in store: SessionStore, _ answer: CachedAnswer, to key: SearchCacheKey) {
        store.keep(answer, to: key) { Issue.record($0) }
    }

    @Test func `an answer is kept over restarts, with its time`() async throws {
        let store = try test.open()
        keep(in: store, answer("Jazz"), to: key("Jazz  history"))
        try store.close()
        let again = try test.open()
        #expect(try await again.answer(to: key("jazz history")) == answer("Jazz"))
        #expect(try await again.answer(to: key("jazz history", by: .tavily)) == nil)
        #expect(try await again.answer(to: key("blues history")) == nil)
    }

    @Test func `a newer answer takes the older one's place`() async throws {
        let store = try test.open()
        keep(in: store, answer("Old"), to: key("jazz"))
        keep(in: store, answer("New", at: 1_800_000_900), to: key("jazz"))
        #expect(try await store.answer(to: key("jazz")) == answer("New", at: 1_800_000_900))
    }

    @Test func `an empty answer is an answer`() async throws {
        let store = try test.open()
        let nothing = CachedAnswer(hits: [], retrievedAt: Date(timeIntervalSince1970: 1_800_000_000))
        keep(in: store, nothing, to: key("jazz"))
        #expect(try await store.answer(to: key("jazz")) == nothing)
    }

    @Test func `the oldest answers go when there are too many bytes`() async throws {
        let store = try test.open()
        let size = SessionStore.largestSearchAnswer - 2000
        let text = String(repeating: "a", count: size)
        for number in 0..<25 {
            keep(in: store, answer("n", text: text, at: Double(1_800_000_000 + number)), to: key("jazz \(number)"))
        }
        #expect(try await store.answer(to: key("jazz 0")) == nil)
        #expect(try await store.answer(to: key("jazz 24")) != nil)
        let bytes = try await store.writer.read {
            try Int.fetchOne($0, sql: "SELECT sum(length(hits)) FROM search_answers")
        }
        #expect(try #require(bytes) <= SessionStore.searchCacheBytes)
    }

    @Test func `an answer that is too large is not kept`() async throws {
        let store = try test.open()
        let text = String(repeating: "a", count: SessionStore.largestSearchAnswer)
        keep(in: store, answer("n", text: text), to: key("jazz"))
        #expect(try await store.answer(to: key("jazz")) == nil)
    }

    @Test func `an answer that cannot be read is as good as none`() async throws {
        let store = try test.open()
        keep(in: store, answer("Jazz"), to: key("jazz"))
        try await store.writer.write { try $0.execute(sql: "UPDATE search_answers SET hits = '{}'") }
        #expect(try await store.answer(to: key("jazz")) == nil)
    }

    @Test func `what a phrase holds is data, never a statement`() async throws {
        let store = try test.open()
        let phrase = "jazz'); DROP TABLE search_answers; --"
        keep(in: store, answer("Jazz"), to: key(phrase))
        #expect(try await store.answer(to: key(phrase)) == answer("Jazz"))
    }
}
