import Conversations
import Foundation
import GRDB
import Testing

@testable import Sessions

@Suite struct SearchTests {
    let test: TestStore
    let store: SessionStore

    init() throws {
        test = try TestStore()
        store = try test.open()
    }

    @Test func `words are found in both sides of a conversation`() async throws {
        let log = try store.newSession()
        try await log.turn("something with Tropicália", "Tropicália began in Brazil.")
        let hits = try store.search("tropicalia")
        #expect(hits.count == 2)
        #expect(hits.allSatisfy { $0.sessionID == log.id })
        #expect(try store.search("brazil began").count == 1)
    }

    @Test func `the last word may be only begun`() async throws {
        try await store.newSession().turn("improvisation over a vamp", "Yes.")
        #expect(try store.search("over improv").count == 1)
        #expect(try store.search("improv over").isEmpty)
    }

    @Test func `found words stand between the markers`() async throws {
        try await store.newSession().turn("a swinging blues", "Yes.")
        #expect(try store.search("blues", markers: ("[", "]")).first?.snippet == "a swinging [blues]")
    }

    @Test func `mashups are found by title, words and genre`() async throws {
        let log = try store.newSession()
        let song = try await log.saveMashup(
            title: "River Road",
            genres: ["hip-hop"],
            seed: 1,
            lyrics: "we walk along",
            json: Data("{}".utf8)
        )
        for text in ["river", "walk along", "hip-hop"] {
            #expect(try store.search(text).map(\.place) == [.mashup(song.id, title: "River Road")], "\(text)")
        }
        try store.deleteMashup(song.id)
        #expect(try store.search("river").isEmpty)
    }

    @Test(arguments: [
        "\"", "jazz\"", "jazz AND", "NEAR(jazz)", "jazz*", "-jazz", "text:jazz", "(jazz", "jazz OR blues", "{jazz}",
        "^jazz",
        "'; DROP TABLE messages; --", "jazz\u{0}", "* *", "jazz + blues",
    ])
    func `nothing that is typed is an operator`(text: String) async throws {
        try await store.newSession().turn("only jazz here", "Yes.")
        _ = try store.search(text)
        #expect(try store.search("jazz").count == 1)
    }

    @Test func `a search without words finds nothing`() async throws {
        try await store.newSession().turn("jazz", "Yes.")
        #expect(try store.search("").isEmpty)
        #expect(try store.search(" *\"- ").isEmpty)
    }

    @Test func `a limit holds and the best place comes first`() async throws {
        for number in 1...5 {
            try await store.newSession().turn("filler words around one salsa \(number) among many others", "Ok.")
        }
        let best = try store.newSession()
        try await best.turn("salsa salsa", "Ok.")
        let hits = try store.search("salsa", limit: 3)
        #expect(hits.count == 3)
        #expect(hits.first?.sessionID == best.id)
    }

    @Test func `a reply is found once it is finished, and once only`() async throws {
        let log = try store.newSession()
        let id = try await log.saveMessage("hello", before: state())
        for text in ["Cumbia", "Cumbia is", "Cumbia is a dance"] { try await log.saveReply(text, to: id) }
        #expect(try store.search("cumbia").isEmpty)
        try await log.closeTurn(
            .init(messageID: id, reply: "Cumbia is a dance", isInterrupted: false, state: state(), phase: .initial)
        )
        #expect(try store.search("cumbia").count == 1)
    }

    @Test func `an index made anew finds the same`() async throws {
        let log = try store.newSession()
        try await log.turn("bossa nova", "Yes.")
        try await log.turn("polka", "Yes.")
        _ = try store.undo(log.id)
        try store.rebuildSearchIndex()
        #expect(try store.search("bossa").count == 1)
        #expect(try store.search("polka").isEmpty)
    }

    @Test func `a damaged index is made anew and loses nothing`() async throws {
        let log = try store.newSession()
        for number in 1...3 { try await log.turn("bossa nova \(number)", "Yes.") }
        try await store.writer.write { try $0.execute(sql: "DELETE FROM messages_search_data WHERE id > 10") }
        let fresh = try test.open()
        #expect(try fresh.search("bossa").count == 3)
        try await store.writer.write { try $0.execute(sql: "DELETE FROM messages_search_data") }
        try await fresh.resume(log.id).log.turn("bossa again", "Yes.")
        #expect(try test.open().search("bossa").count == 4)
    }
}
