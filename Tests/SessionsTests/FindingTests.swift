import Conversations
import Foundation
import Testing

@testable import Sessions

@Suite struct FindingTests {
    let test: TestStore
    let store: SessionStore

    init() throws {
        test = try TestStore()
        store = try test.open()
    }

    private func session(_ text: String, name: String? = nil) async throws -> SessionID {
        let log = try store.newSession()
        try await log.turn(text, "Yes.")
        if let name { try store.rename(log.id, to: name) }
        return log.id
    }

    @Test func `ids sort by time and read back what was meant`() {
        let early = SessionID(at: Timestamp(milliseconds: StoreSurroundings.start), random: 1023)
        let late = SessionID(at: Timestamp(milliseconds: StoreSurroundings.start + 1), random: 0)
        #expect(early < late)
        #expect(early.rawValue.count == 10)
        #expect(Crockford.normalized("O1iL-Q") == "0111q")
        #expect(Crockford.normalized("u!") == nil)
    }

    @Test func `last is the session that changed latest`() async throws {
        let first = try await session("one")
        _ = try await session("two")
        try await store.resume(first).log.turn("again", "Yes.")
        #expect(try store.find("last").id == first)
        #expect(try store.find("LAST").id == first)
        #expect(try store.sessions().first?.id == first)
    }

    @Test func `an id, its beginning and its misreadings lead to the session`() async throws {
        let id = try await session("one")
        #expect(try store.find(id.rawValue).id == id)
        #expect(try store.find(id.rawValue.uppercased()).id == id)
        #expect(try store.find(String(id.rawValue.prefix(3))).id == id)
        let misread = id.rawValue.replacing("0", with: "O").replacing("1", with: "l")
        #expect(try store.find(misread).id == id)
    }

    @Test func `a name and its only beginning lead to the session`() async throws {
        let jazz = try await session("one", name: "Jazz band")
        let blues = try await session("two", name: "Blues, 7th grade")
        #expect(try store.find("jazz BAND").id == jazz)
        #expect(try store.find("blu").id == blues)
    }

    @Test func `a whole name wins over the beginning of another`() async throws {
        let whole = try await session("one", name: "Period 1")
        _ = try await session("two", name: "Period 10")
        #expect(try store.find("period 1").id == whole)
    }

    @Test func `an ambiguous beginning lists what it could be`() async throws {
        let ids = [try await session("one", name: "Period 1"), try await session("two", name: "Period 2")]
        let error = #expect(throws: SessionError.self) { try store.find("period") }
        guard case .ambiguous("period", let matches)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(matches.map(\.id) == ids)
        let shared = String(ids[0].rawValue.prefix(2))
        #expect(throws: SessionError.self) { try store.find(shared) }
    }

    @Test func `what is not there is told with the nearest names`() async throws {
        _ = try await session("one", name: "Jazz band")
        #expect(throws: SessionError.notFound("jaz bend", nearest: ["Jazz band"])) { try store.find("jaz bend") }
        #expect(throws: SessionError.notFound("zzz", nearest: [])) { try store.find("zzz") }
        #expect(throws: SessionError.self) { try store.find("") }
        #expect(throws: SessionError.self) { try store.find("%") }
    }

    @Test func `there is no last session in an empty store`() {
        #expect(throws: SessionError.notFound("last", nearest: [])) { try store.find("last") }
    }

    @Test func `two sessions never share a name`() async throws {
        let first = try await session("one", name: "Jazz")
        let second = try await session("two")
        let error = #expect(throws: SessionError.self) { try store.rename(second, to: "JAZZ") }
        guard case .nameTaken("JAZZ", by: let other)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(other.id == first)
        try store.rename(first, to: nil)
        try store.rename(second, to: "JAZZ")
        #expect(try store.find("jazz").id == second)
    }

    @Test(arguments: ["", "  ", "last", "-x", "bell\u{7}", String(repeating: "a", count: 61)])
    func `a name that would lead astray is refused`(name: String) async throws {
        let id = try await session("one")
        #expect(throws: SessionError.self) { try store.rename(id, to: name) }
        #expect(try store.session(id).summary.name == nil)
    }

    @Test func `deleting takes everything along and says how much`() async throws {
        let log = try store.newSession()
        try await log.turn("polka", "Polka!")
        _ = try await log.saveMashup(title: "Song", genres: ["jazz"], seed: 1, lyrics: "la la", json: Data("{}".utf8))
        #expect(try store.delete(log.id) == Deletion(messages: 2, mashups: 1))
        #expect(try store.search("polka").isEmpty)
        #expect(try store.search("la").isEmpty)
        #expect(try store.mashups().isEmpty)
        #expect(throws: SessionError.self) { try store.delete(log.id) }
        #expect(try store.problems() == [])
    }

    @Test func `a list goes page by page, newest first`() async throws {
        var ids: [SessionID] = []
        for number in 1...5 { ids.insert(try await session("message \(number)"), at: 0) }
        #expect(try store.sessions().map(\.id) == ids)
        #expect(try store.sessions(limit: 2, offset: 1).map(\.id) == Array(ids[1...2]))
    }

    @Test func `statistics count what is visible`() async throws {
        let log = try store.newSession()
        let id = try await log.turn("jazz", "Yes.")
        try await log.saveToolCall(
            ToolCall(number: 1, tool: "t", query: "q", success: false, error: "x"),
            messageID: id
        )
        _ = try await log.saveMashup(
            title: "Song",
            genres: ["jazz", "blues"],
            seed: .max,
            lyrics: "la",
            json: Data("{}".utf8)
        )
        let statistics = try store.statistics()
        #expect(statistics.sessions == 1)
        #expect(statistics.messages == 2)
        #expect(statistics.mashups == 1)
        #expect(statistics.toolCalls == 1)
        #expect(statistics.failedToolCalls == 1)
        #expect(statistics.genres.map(\.id) == ["blues", "jazz"])
        #expect(statistics.bytes > 0)
    }
}
