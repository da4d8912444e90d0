import Foundation
import Genres
import Mashups
import Teaching
import Testing

struct MashupGeneratorTests {
    @Test func `the same context and seed give the same bytes`() async throws {
        let first = try await MashupFixture.mashup("jazz", "salsa", seed: 3).json()
        let fresh = MashupGenerator(
            catalogue: Catalogue(directory: MashupFixture.catalogue.directory),
            data: MashupFixture.data
        )
        let second = try await fresh.generate(from: MashupFixture.context(["jazz", "salsa"]), seed: 3).json()
        #expect(first == second)
    }

    @Test func `other seeds give other songs`() async throws {
        var words: Set<String> = []
        for seed in UInt64(1)...6 { words.insert(try await MashupFixture.mashup("pop", "reggae", seed: seed).lyrics) }
        #expect(words.count >= 5)
    }

    @Test func `a recorded mashup survives its JSON`() async throws {
        let mashup = try await MashupFixture.mashup("folk", "soul")
            .recorded(id: "m1", sessionID: "s1", createdAt: "2030-01-01T00:00:00Z")
        let again = try Mashup(json: mashup.json())
        #expect(again == mashup)
        let object = try JSONSerialization.jsonObject(with: mashup.json()) as? [String: Any]
        let keys = [
            "id", "session_id", "title", "lyrics", "educational_content", "web_sources", "metadata", "music", "checks",
            "quality",
        ]
        #expect(Set(object.map { Array($0.keys) } ?? []) == Set(keys))
        let content = object?["educational_content"] as? [String: Any]
        #expect((content?["cultural_context"] as? String)?.count ?? 0 > 100)
        #expect((content?["theory_concepts"] as? [[String: Any]])?.count ?? 0 >= 2)
    }

    @Test func `a blues keeps its twelve bars and its repeated line`() async throws {
        for seed in UInt64(1)...5 {
            let mashup = try await MashupFixture.mashup("hip-hop", "blues", seed: seed)
            #expect(mashup.music.sections.allSatisfy { $0.bars == 12 || $0.bars == 16 })
            let led = try #require(mashup.music.sections.first { $0.genre == "blues" })
            if led.bars == 12 { #expect(led.lyrics[0].text == led.lyrics[1].text) }
        }
    }

    @Test(arguments: ["west-african", "gamelan", "hindustani"] as [GenreID])
    func `a tradition that lends only its groove is never harmonised`(_ id: GenreID) async throws {
        let mashup = try await MashupFixture.mashup(id, "pop")
        let led = mashup.music.sections.filter { $0.genre == id.rawValue }
        #expect(!led.isEmpty)
        #expect(led.allSatisfy { $0.chords.isEmpty && $0.bass.isEmpty })
        #expect(mashup.music.sections.allSatisfy { $0.harmonyGenre != id.rawValue })
        #expect(mashup.content.teachingNotes.contains("without chords"))
    }

    @Test func `two such traditions make a piece without chords`() async throws {
        let mashup = try await MashupFixture.mashup("west-african", "gamelan")
        #expect(mashup.music.sections.allSatisfy { $0.chords.isEmpty })
        #expect(!mashup.lyrics.isEmpty)
    }

    @Test func `what nobody said is assumed openly`() async throws {
        let mashup = try await MashupFixture.generator.generate(from: GatheredContext(), seed: 1)
        let slots = Set(mashup.assumptions.map(\.slot))
        #expect(slots == [.setting, .level, .objectives, .classSize, .lessonMinutes, .instruments, .genres])
        #expect(mashup.metadata.genres.count == 2)
        let page = String(decoding: try mashup.exported(as: .markdown), as: UTF8.self)
        for assumption in mashup.assumptions { #expect(page.contains(assumption.reason)) }
    }

    @Test func `a declined genre is never picked`() async throws {
        var context = GatheredContext()
        context.genres = ["jazz"]
        let free = try await MashupFixture.generator.generate(from: context, seed: 4)
        context.declinedGenres = Array(free.metadata.genres.dropFirst())
        for seed in UInt64(1)...8 {
            let mashup = try await MashupFixture.generator.generate(from: context, seed: seed)
            #expect(Set(mashup.metadata.genres).isDisjoint(with: context.declinedGenres))
        }
    }

    @Test func `an unknown genre is named with the nearest one`() async {
        await #expect(throws: GenerationError.unknownGenre("jaz", nearest: "jazz")) {
            try await MashupFixture.generator.generate(from: MashupFixture.context(["jaz", "pop"]), seed: 1)
        }
    }

    @Test(arguments: [15, 20, 30, 45, 60, 90, 180]) func `the minutes add up`(_ minutes: Int) async throws {
        var context = MashupFixture.context(["rock", "samba"])
        context.lessonMinutes = minutes
        let content = try await MashupFixture.generator.generate(from: context, seed: 2).content
        let steps = [content.warmUp] + content.activities
        #expect(steps.reduce(0) { $0 + $1.minutes } == minutes)
        #expect(steps.allSatisfy { $0.minutes >= 2 })
    }

    @Test func `winds get flat keys and a beginner's ukulele gets C, F or G`() async throws {
        var context = MashupFixture.context(["jazz", "funk"])
        context.instruments = ["trumpet", "clarinet"]
        let band = try await MashupFixture.generator.generate(from: context, seed: 1)
        #expect(band.music.key.fifths <= 0)
        context = MashupFixture.context(["pop", "country"], level: .beginner)
        context.instruments = ["ukulele"]
        let ukuleles = try await MashupFixture.generator.generate(from: context, seed: 1)
        #expect(["C", "F", "G", "A", "D", "E"].contains(ukuleles.music.key.tonic))
        #expect(abs(ukuleles.music.key.fifths) <= 1)
    }

    @Test func `three and four genres all lead a section`() async throws {
        for genres in [["jazz", "salsa", "celtic"], ["pop", "reggae", "funk", "samba"]] as [[GenreID]] {
            let mashup = try await MashupFixture.generator.generate(from: MashupFixture.context(genres), seed: 5)
            let leaders = Set(mashup.music.sections.map(\.genre))
            #expect(leaders.isSuperset(of: genres.map(\.rawValue)))
        }
    }

    @Test func `one feel is kept and triplets are not swung again`() async throws {
        for seed in UInt64(1)...6 {
            let music = try await MashupFixture.mashup("jazz", "house", seed: seed).music
            #expect(music.grooves.allSatisfy { !($0.swings && $0.stepsPerBeat == 3) })
            if music.feel.kind == .straight { #expect(music.grooves.allSatisfy { !$0.swings && $0.stepsPerBeat != 3 }) }
        }
    }

    @Test func `what was looked up is cited with its own number`() async throws {
        var context = MashupFixture.context(["blues", "hip-hop"])
        context.research = [
            ResearchNote(
                title: "A museum page",
                url: "https://example.org/blues",
                content: "A passage about the city's clubs, who ran them, and what was played there on weekday nights.",
                sourceQuality: .high,
                provider: "wikipedia",
                retrievedAt: "2030-01-01T00:00:00Z",
                genre: "blues"
            )
        ]
        let mashup = try await MashupFixture.generator.generate(from: context, seed: 1)
        let source = try #require(mashup.sources.first { $0.url == "https://example.org/blues" })
        #expect(mashup.content.culturalContext.contains("[\(source.number)]"))
    }
}

extension MashupGeneratorTests {
    @Test func `both genres lead a section, whatever the form`() async throws {
        for seed in UInt64(1)...12 {
            let mashup = try await MashupFixture.mashup("ska", "swing", level: .advanced, seed: seed)
            #expect(Set(mashup.music.sections.map(\.genre)) == ["ska", "swing"])
        }
    }
}
