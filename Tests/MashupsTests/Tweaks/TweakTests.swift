import Foundation
import Genres
import Mashups
import MusicTheory
import Teaching
import Testing

@Suite struct TweakTests {
    private func base(
        _ genres: GenreID...,
        level: SkillLevel = .intermediate,
        seed: UInt64 = 7
    ) async throws -> (Mashup, GatheredContext) {
        let context = MashupFixture.context(genres, level: level)
        return (try await MashupFixture.generator.generate(from: context, seed: seed), context)
    }

    private func tweaked(_ words: String, _ base: Mashup, _ context: GatheredContext) async throws -> Mashup {
        let wishes = try TweakReaderTests.reader.wishes(in: words)
        let made = try await MashupFixture.generator.tweak(base, wishes: wishes, context: context)
        #expect(made.mashup.checks.filter { !$0.passed } == [])
        return made.mashup
    }

    private func refusal(_ words: String, _ base: Mashup, _ context: GatheredContext) async throws -> String {
        let wishes = try TweakReaderTests.reader.wishes(in: words)
        let error = await #expect(throws: TweakRefusal.self) {
            try await MashupFixture.generator.tweak(base, wishes: wishes, context: context)
        }
        return error?.description ?? ""
    }

    private func sections<Value: Equatable>(_ mashup: Mashup, _ part: (ScoreSection) -> Value) -> [Value] {
        mashup.music.sections.map(part)
    }

    @Test(arguments: [UInt64(7), 8, 9]) func `slower changes the tempo and not one note`(seed: UInt64) async throws {
        let (first, context) = try await base("pop", "reggae", seed: seed)
        let slower = try await tweaked("slower", first, context)
        #expect(slower.music.tempo.bpm < first.music.tempo.bpm)
        #expect(slower.music.sections == first.music.sections)
        #expect(slower.lyrics == first.lyrics && slower.title == first.title)
        #expect(slower.metadata.tweaks == [.tempo(slower.music.tempo.bpm)])
    }

    @Test(arguments: [UInt64(7), 8, 9])
    func `other words leave chords, grooves, bass and accompaniment as they were`(seed: UInt64) async throws {
        let (first, context) = try await base("jazz", "salsa", seed: seed)
        let other = try await tweaked("other words", first, context)
        #expect(other.lyrics != first.lyrics)
        #expect(sections(other, \.chords) == sections(first, \.chords))
        #expect(sections(other, \.groove) == sections(first, \.groove))
        #expect(sections(other, \.bass) == sections(first, \.bass))
        #expect(sections(other, \.accompaniment) == sections(first, \.accompaniment))
        #expect(sections(other, \.melodyScale) == sections(first, \.melodyScale))
        #expect(sections(other, \.label) == sections(first, \.label))
        #expect(other.music.grooves == first.music.grooves && other.music.tempo == first.music.tempo)
    }

    @Test(arguments: [UInt64(7), 8, 9]) func `another tune leaves words and chords as they were`(
        seed: UInt64
    ) async throws {
        let (first, context) = try await base("folk", "soul", seed: seed)
        let other = try await tweaked("other tune", first, context)
        #expect(other.lyrics == first.lyrics)
        #expect(sections(other, \.melody) != sections(first, \.melody))
        #expect(sections(other, \.chords) == sections(first, \.chords))
        #expect(sections(other, \.bass) == sections(first, \.bass))
    }

    @Test(arguments: [UInt64(7), 8, 9]) func `another groove leaves words, chords and tune as they were`(
        seed: UInt64
    ) async throws {
        let (first, context) = try await base("funk", "reggae", seed: seed)
        let other = try await tweaked("keep the lyrics, change the groove", first, context)
        #expect(sections(other, \.groove) != sections(first, \.groove))
        #expect(sections(other, \.lyrics) == sections(first, \.lyrics))
        #expect(sections(other, \.chords) == sections(first, \.chords))
        #expect(sections(other, \.melody) == sections(first, \.melody))
    }

    @Test(arguments: [UInt64(7), 8, 9, 10]) func `another key transposes chords and tune`(seed: UInt64) async throws {
        let (first, context) = try await base("pop", "rock", seed: seed)
        let moved = try await tweaked("up a step", first, context)
        let (old, new) = (try #require(Key(first.music.key.name)), try #require(Key(moved.music.key.name)))
        #expect(old != new && old.mode == new.mode)
        #expect(sections(moved) { $0.chords.map(\.numeral) } == sections(first) { $0.chords.map(\.numeral) })
        #expect(moved.lyrics == first.lyrics)
        let steps = zip(moved.music.sections, first.music.sections).flatMap { after, before in
            zip(after.melody, before.melody).map { $0.midi - $1.midi }
        }
        // In a narrow range the tune may have to be composed anew; where it moves, it moves as a whole.
        let written = try #require(first.music.melodyRange)
        let range = try #require(Pitch(written.low)).midi...(try #require(Pitch(written.high)).midi)
        let notes = first.music.sections.flatMap(\.melody).map(\.midi)
        let shift = new.tonic.pitchClass - old.tonic.pitchClass
        let fits = [shift - 12, shift, shift + 12].contains { move in
            notes.allSatisfy { range.contains($0 + move) }
        }
        if fits { #expect(Set(steps).count == 1) }
    }

    @Test func `a tune that moves by a step and back is as it was`() async throws {
        var moves = 0
        for seed in UInt64(1)...12 {
            let (first, context) = try await base("pop", "folk", level: .beginner, seed: seed)
            guard let up = try? await tweaked("up a step", first, context) else { continue }
            let back = try await tweaked("key \(first.music.key.tonic)", up, context)
            #expect(sections(back, \.melody) == sections(first, \.melody))
            #expect(back.metadata.tweaks?.count == 1)
            moves += 1
        }
        #expect(moves > 3)
    }

    @Test func `the same context, seed and tweaks give the same bytes, step by step or at once`() async throws {
        let (first, context) = try await base("pop", "reggae")
        let two = try await tweaked("other words and slower", first, context)
        let three = try await tweaked("new title, 30 minutes", two, context)
        let tweaks = try #require(three.metadata.tweaks)
        #expect(tweaks.count == 4)
        let again = try await MashupFixture.generator.generate(from: context, seed: 7, tweaks: tweaks)
        #expect(try again.json() == three.json())
        #expect(try Mashup(json: three.json()) == three)
    }

    @Test func `no tweaks leave no trace`() async throws {
        let (first, _) = try await base("pop", "reggae")
        let text = String(decoding: try first.json(), as: UTF8.self)
        for key in ["tweaks", "based_on", "\"version\""] { #expect(!text.contains(key)) }
    }

    @Test func `a section is led by another genre of the lesson`() async throws {
        let (first, context) = try await base("pop", "reggae", "jazz")
        let place = try #require(
            first.music.sections.first { section in
                section.kind == .verse && first.music.sections.count { $0.genre == section.genre } > 1
            }
        )
        let other = first.metadata.genres.first { $0.rawValue != place.genre }
        let genre = try #require(other)
        let number = first.music.sections.prefix { $0.label != place.label }.count { $0.kind == .verse } + 1
        let tweaked = try await tweaked("verse \(number) in \(genre.rawValue)", first, context)
        #expect(tweaked.music.sections.first { $0.label == place.label }?.genre == genre.rawValue)
        let rest = zip(first.music.sections, tweaked.music.sections).filter { $0.0.label != place.label }
        #expect(rest.allSatisfy { $0.genre == $1.genre && $0.chords == $1.chords && $0.groove == $1.groove })
    }

    @Test func `a shorter song keeps the words of what stays, and a longer one has a new verse`() async throws {
        var (shortened, lengthened) = (0, 0)
        for seed in UInt64(1)...8 {
            let (first, context) = try await base("pop", "soul", seed: seed)
            if let shorter = try? await tweaked("shorter", first, context) {
                #expect(shorter.music.barCount < first.music.barCount)
                let lines = first.music.sections.flatMap(\.lyrics).map(\.text)
                #expect(shorter.music.sections.flatMap(\.lyrics).allSatisfy { lines.contains($0.text) })
                shortened += 1
            }
            if let longer = try? await tweaked("longer", first, context) {
                #expect(longer.music.barCount > first.music.barCount)
                let lines = Set(first.music.sections.flatMap(\.lyrics).map(\.text))
                #expect(lines.isSubset(of: Set(longer.music.sections.flatMap(\.lyrics).map(\.text))))
                lengthened += 1
            }
        }
        #expect(shortened > 2 && lengthened > 4)
    }

    @Test func `simpler chords are fewer or plainer`() async throws {
        var changed = 0
        for seed in UInt64(1)...8 {
            let (first, context) = try await base("jazz", "bossa-nova", level: .advanced, seed: seed)
            guard let simpler = try? await tweaked("simpler chords", first, context) else { continue }
            func effort(_ mashup: Mashup) -> Int {
                Set(mashup.music.sections.flatMap(\.chords).map(\.symbol)).count
            }
            #expect(effort(simpler) <= effort(first))
            #expect(simpler.lyrics == first.lyrics)
            changed += 1
        }
        #expect(changed > 2)
    }

    @Test func `easier is a level down with the same words`() async throws {
        let (first, context) = try await base("pop", "reggae")
        let easier = try await tweaked("easier", first, context)
        #expect(easier.metadata.level == .beginner)
        #expect(easier.lyrics == first.lyrics)
        #expect(easier.music.key.name == first.music.key.name)
    }

    @Test func `what cannot be says why and what is possible`() async throws {
        let (first, context) = try await base("pop", "reggae", level: .beginner)
        #expect(try await refusal("tempo 400", first, context).contains("40 to 220"))
        #expect(try await refusal("5 minutes", first, context).contains("15 to 180"))
        let other = first.music.key.mode == "major" ? "B" : "Eb"
        let key = try await refusal("key \(other)", first, context)
        #expect(key.contains("ukulele") && key.contains("Possible are"))
        #expect(try await refusal("chorus jazz", first, context).contains("Reggae"))
        #expect(try await refusal("verse 9 in reggae", first, context).contains("It has "))
        #expect(try await refusal("easier", first, context).contains("already"))
        #expect(try await refusal("tempo \(first.music.tempo.bpm)", first, context).contains("nothing was changed"))
        let mode = first.music.key.mode == "major" ? "minor" : "major"
        #expect(try await refusal("key D \(mode)", first, context).contains("made for"))
    }

    @Test func `a tradition that lends only its groove does not lead a verse`() async throws {
        let (first, context) = try await base("west-african", "pop")
        #expect(try await refusal("verse 1 in west african", first, context).contains("only its rhythm"))
    }

    @Test func `words that a model wrote stay when something else changes`() async throws {
        let (own, context) = try await base("pop", "reggae")
        let words = try await tweaked("other words", own, context)
        var written = own
        written.title = words.title
        written.lyrics = words.lyrics
        for index in written.music.sections.indices {
            written.music.sections[index].lyrics = words.music.sections[index].lyrics
        }
        written.metadata.engine = "ollama/test"
        written.metadata.writtenBy = try JSONDecoder().decode(WrittenBy.self, from: Data(Self.origins.utf8))
        let slower = try await tweaked("slower", written, context)
        #expect(slower.lyrics == written.lyrics)
        #expect(slower.title == written.title)
        #expect(slower.metadata.engine == "ollama/test")
    }

    @Test func `a comparison tells facts, chords and lines`() async throws {
        let (first, context) = try await base("pop", "rock")
        let moved = try await tweaked("up a step and slower", first, context)
        let comparison = MashupComparison(first, moved)
        #expect(comparison.facts.map(\.name) == ["key", "tempo"])
        #expect(comparison.chords.map(\.section) == first.music.sections.filter { !$0.chords.isEmpty }.map(\.label))
        #expect(comparison.lines.isEmpty)
        let other = try await tweaked("other words", first, context)
        let lines = MashupComparison(first, other).lines
        #expect(lines.filter { $0.kind != .added }.map(\.text) == first.lyrics.split(separator: "\n").map(String.init))
        #expect(
            lines.filter { $0.kind != .removed }.map(\.text) == other.lyrics.split(separator: "\n").map(String.init)
        )
        #expect(MashupComparison(first, first).isEmpty)
    }

    private static let origins = """
        {"title": {"by": "ollama/test"}, "words": {"by": "ollama/test"}, "hook": {"by": "built-in"},
        "explanations": {"by": "built-in"}, "activities": {"by": "built-in"}, "notes": {"by": "built-in"},
        "culture": {"by": "catalogue"}}
        """
}
