import Foundation
import Genres
import Mashups
import Teaching
import Testing

@testable import Sessions

@Suite struct MashupTests {
    let test: TestStore
    let store: SessionStore

    init() throws {
        test = try TestStore()
        store = try test.open()
    }

    private func song(_ title: String, in log: SessionLog) async throws -> MashupSummary {
        try await log.saveMashup(
            title: title,
            genres: ["jazz", "blues"],
            seed: .max,
            lyrics: "la la",
            json: Data(#"{"a":1}"#.utf8)
        )
    }

    @Test func `a mashup begins its session and comes back as it was`() async throws {
        let log = try store.newSession()
        let summary = try await song("River Road", in: log)
        #expect(summary.sessionID == log.id)
        #expect(summary.id.rawValue.hasPrefix("m"))
        let stored = try store.storedMashup(summary.id)
        #expect(stored.summary == summary)
        #expect(stored.lyrics == "la la")
        #expect(stored.json == Data(#"{"a":1}"#.utf8))
        #expect(try store.find("last").title == "River Road")
        #expect(try store.session(log.id).summary.mashupCount == 1)
    }

    @Test func `mashups are listed newest first, of all sessions or of one`() async throws {
        let (first, second) = (try store.newSession(), try store.newSession())
        let one = try await song("One", in: first)
        let two = try await song("Two", in: second)
        let three = try await song("Three", in: first)
        #expect(try store.mashups().map(\.id) == [three.id, two.id, one.id])
        #expect(try store.mashups(in: first.id).map(\.title) == ["Three", "One"])
        #expect(try store.mashups(limit: 1, offset: 1).map(\.title) == ["Two"])
    }

    @Test func `a mashup is found by last, id and title`() async throws {
        let log = try store.newSession()
        let river = try await song("River Road", in: log)
        let rain = try await song("Rain on the Roof", in: log)
        #expect(try store.findMashup("last").id == rain.id)
        #expect(try store.findMashup(river.id.rawValue.uppercased()).id == river.id)
        #expect(try store.findMashup("river road").id == river.id)
        #expect(try store.findMashup("rain").id == rain.id)
        #expect(throws: SessionError.ambiguousMashup("r", matches: [rain, river])) { try store.findMashup("r") }
        #expect(throws: SessionError.noSuchMashup("rivers", nearest: [])) { try store.findMashup("rivers") }
        #expect(throws: SessionError.noSuchMashup("river rod", nearest: ["River Road"])) {
            try store.findMashup("river rod")
        }
    }

    @Test func `a deleted mashup is gone and its session is not`() async throws {
        let log = try store.newSession()
        let summary = try await song("River Road", in: log)
        try store.deleteMashup(summary.id)
        #expect(throws: SessionError.noSuchMashup(summary.id.rawValue, nearest: [])) {
            try store.storedMashup(summary.id)
        }
        #expect(throws: SessionError.self) { try store.deleteMashup(summary.id) }
        #expect(try store.session(log.id).summary.mashupCount == 0)
    }

    @Test func `a generated mashup is recorded with its identity, its sources and its whole document`() async throws {
        let log = try store.newSession()
        let mashup = try JSONDecoder().decode(Mashup.self, from: Data(Self.document.utf8))
        let recorded = try await log.record(mashup)
        let id = MashupID(rawValue: try #require(recorded.id))
        #expect(recorded.sessionID == log.id.rawValue)
        #expect(Timestamp(recorded.metadata.createdAt ?? "") != nil)
        #expect(try store.mashup(id) == recorded)
        #expect(try store.mashups().map(\.genres) == [["jazz", "blues"]])
        #expect(try store.sources(of: id).map(\.url) == ["https://example.org/jazz"])
        #expect(try store.sources(of: id).map(\.used) == [["culture"]])
        #expect(try store.sources(of: log.id).isEmpty)
    }

    @Test func `versions are numbered in their line, whichever they are based on`() async throws {
        let log = try store.newSession()
        let mashup = try JSONDecoder().decode(Mashup.self, from: Data(Self.document.utf8))
        var context = GatheredContext()
        context.genres = ["jazz", "blues"]
        func version(of base: Mashup, _ change: String) async throws -> Mashup {
            let id = MashupID(rawValue: try #require(base.id))
            return try await log.record(mashup, context: context, origin: VersionOrigin(basedOn: id, change: change))
        }
        let first = try await log.record(mashup, context: context)
        let other = try await log.record(mashup)
        let second = try await version(of: first, "slower")
        let third = try await version(of: first, "in G")
        let fourth = try await version(of: second, "other words")
        #expect([first, second, third, fourth].map(\.metadata.version) == [nil, 2, 3, 4])
        #expect(fourth.metadata.basedOn == second.id && first.metadata.basedOn == nil)
        for member in [first, third, fourth] {
            let versions = try store.versions(of: MashupID(rawValue: try #require(member.id)))
            #expect(versions.map(\.id.rawValue) == [first, second, third, fourth].map(\.id))
            #expect(versions.map(\.change) == [nil, "slower", "in G", "other words"])
        }
        let alone = MashupID(rawValue: try #require(other.id))
        #expect(try store.versions(of: alone).count == 1)
        #expect(try store.context(of: alone) == nil)
        #expect(try store.context(of: MashupID(rawValue: try #require(fourth.id))) == context)
    }

    @Test func `versions outlive the one they are based on, and none is made of one that is deleted`() async throws {
        let log = try store.newSession()
        let mashup = try JSONDecoder().decode(Mashup.self, from: Data(Self.document.utf8))
        let first = MashupID(rawValue: try #require(try await log.record(mashup).id))
        let origin = VersionOrigin(basedOn: first, change: "slower")
        let second = MashupID(rawValue: try #require(try await log.record(mashup, origin: origin).id))
        try store.deleteMashup(first)
        #expect(try store.versions(of: second).map(\.version) == [2])
        #expect(try store.versions(of: second).map(\.basedOn) == [first])
        await #expect(throws: SessionError.self) { try await log.record(mashup, origin: origin) }
        #expect(try store.mashups().count == 1)
        #expect(try store.problems() == [])
    }

    /// The smallest document that is a mashup.
    private static let document = """
        {"id": null, "session_id": null, "title": "River Road", "lyrics": "[Verse]\\nla la",
        "educational_content": {"hook": "", "at_a_glance": [], "objectives": [], "materials": [], "grouping": "",
        "listening": [], "cultural_context": "", "cultural_paragraphs": [], "sensitivity": [],
        "warm_up": {"title": "", "minutes": 5, "grouping": "", "teacher": [], "students": []},
        "theory_concepts": [], "activities": [], "teaching_notes": "",
        "differentiation": {"support": [], "core": [], "stretch": [], "access": []},
        "assessment": [], "misconceptions": [], "quiz": [], "extension": []},
        "web_sources": [{"number": 1, "title": "Jazz", "url": "https://example.org/jazz", "licence": "CC0",
        "quality": "high", "used": ["culture"]}],
        "metadata": {"genres": ["jazz", "blues"], "genre_names": ["Jazz", "Blues"], "skill_level": "beginner",
        "educational_context": "high school", "objectives": [], "class_size": 25, "lesson_minutes": 45, "seed": 7,
        "assumptions": [], "engine": "built-in"},
        "music": {"key": {"tonic": "C", "mode": "major", "name": "C major", "fifths": 0, "reason": ""},
        "tempo": {"bpm": 100, "reason": ""}, "meter": "4/4",
        "feel": {"kind": "straight", "swing_ratio": 1, "reason": ""},
        "form": {"name": "blues"}, "sections": [], "grooves": []},
        "checks": [], "quality": {"score": 100, "parts": [], "remarks": []}}
        """
}
