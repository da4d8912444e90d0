import Genres
import Mashups
import MusicTheory
import Teaching
import Testing

/// What a musician asks of a tune, over many pieces.
struct TuneTests {
    private static let pairs: [[GenreID]] = [
        ["pop", "folk"], ["blues", "rock"], ["jazz", "salsa"], ["reggae", "country"], ["metal", "gamelan"],
        ["celtic", "klezmer"], ["hip-hop", "soul"], ["bossa-nova", "flamenco"],
    ]

    private func sung(_ section: ScoreSection) -> [[NoteEvent]] {
        section.lyrics.filter(\.isPitched).map { line in
            let ticks = Set(line.syllables.map(\.tick))
            return section.melody.filter { ticks.contains($0.tick) }
        }
    }

    @Test(arguments: TuneTests.pairs) func `tunes move mostly by step and answer their leaps`(
        _ pair: [GenreID]
    ) async throws {
        var sizes: [Int] = []
        for seed in UInt64(1)...4 {
            let music = try await MashupFixture.generator.generate(from: MashupFixture.context(pair), seed: seed).music
            for line in music.sections.flatMap(sung) {
                sizes += zip(line, line.dropFirst()).map { abs($0.midi - $1.midi) }
            }
        }
        guard !sizes.isEmpty else { return }
        let near = sizes.count { $0 <= 4 }
        #expect(near * 100 >= sizes.count * 85, "\(near) of \(sizes.count)")
        #expect(sizes.count { $0 > 12 } == 0)
        #expect(sizes.count { $0 == 6 || $0 == 11 } * 100 <= sizes.count)
    }

    @Test func `rapped lines have a rhythm and no pitch`() async throws {
        let music = try await MashupFixture.mashup("hip-hop", "house").music
        let rapped = music.sections.filter { section in section.lyrics.contains { $0.delivery == "rapped" } }
        #expect(!rapped.isEmpty)
        #expect(rapped.allSatisfy { $0.melody.isEmpty && $0.melodyScale == nil })
    }

    @Test func `the second verse has the tune of the first`() async throws {
        let music = try await MashupFixture.mashup("pop", "folk", seed: 2).music
        let verses = music.sections.filter { $0.kind == .verse }
        try #require(verses.count >= 2)
        let first = sung(verses[0]).map { $0.map(\.midi) }
        let second = sung(verses[1]).map { $0.map(\.midi) }
        #expect(first.count == second.count)
        for (one, two) in zip(first, second) {
            let gaps = zip(one, two).map { abs($0 - $1) }
            #expect(gaps.reduce(0, +) <= 2 * gaps.count, "\(one) and \(two)")
        }
    }

    @Test func `an opening comes back in the chorus`() async throws {
        var choruses = 0
        var returning = 0
        for seed in UInt64(1)...6 {
            let music = try await MashupFixture.mashup("pop", "soul", seed: seed).music
            for lines in music.sections.filter({ $0.kind == .chorus && $0.lyrics.count >= 4 }).map(sung) {
                choruses += 1
                let head = lines[0].prefix(3).map(\.midi)
                if lines.dropFirst().contains(where: { $0.prefix(3).map(\.midi) == head }) { returning += 1 }
            }
        }
        #expect(choruses > 0)
        #expect(returning * 4 >= choruses * 3, "\(returning) of \(choruses)")
    }

    @Test(arguments: Setting.allCases) func `every age sings inside its range and ends at home`(
        _ setting: Setting
    ) async throws {
        for level in SkillLevel.allCases {
            var context = MashupFixture.context(["pop", "country"], level: level)
            context.setting = setting
            let music = try await MashupFixture.generator.generate(from: context, seed: 3).music
            let range = try #require(music.melodyRange)
            let low = try #require(Pitch(range.low)).midi
            let high = try #require(Pitch(range.high)).midi
            let notes = music.sections.flatMap(\.melody)
            #expect(!notes.isEmpty)
            #expect(notes.allSatisfy { low <= $0.midi && $0.midi <= high })
            if let last = music.sections.last?.melody.last {
                #expect(Pitch(last.pitch)?.name.pitchClass == NoteName(music.key.tonic)?.pitchClass)
            }
        }
    }

    @Test func `a tune over a drone keeps to the tradition's own scale`() async throws {
        let music = try await MashupFixture.mashup("hindustani", "west-african", seed: 3).music
        let raga = try #require(music.sections.first { $0.melodyScale != nil })
        #expect(raga.melodyScale?.genre == "hindustani")
        let scale = PitchClassSet(raga.melodyScale?.notes.compactMap { NoteName($0) } ?? [])
        #expect(raga.melody.allSatisfy { scale.contains(midi: $0.midi) })
        let tunes = music.sections.filter { $0.drone.isEmpty }.flatMap(\.melody)
        #expect(tunes.isEmpty)
        let third = raga.melodyScale?.degrees.contains("3") ?? false
        #expect((music.key.mode == "major") == third)
    }

    @Test func `words have the same places whoever composes to them`() async throws {
        let mashup = try await MashupFixture.mashup("folk", "soul", seed: 5)
        for section in mashup.music.sections {
            let ticks = section.lyrics.filter(\.isPitched).flatMap(\.syllables).map(\.tick)
            if !ticks.isEmpty { #expect(section.melody.map(\.tick) == ticks) }
        }
    }
}

extension TuneTests {
    @Test func `in six eight the syllables fall on eighths where there is room`() async throws {
        var lines = 0
        for seed in UInt64(1)...12 {
            let music = try await MashupFixture.mashup("celtic", "mariachi", seed: seed).music
            guard music.meter == "6/8" else { continue }
            for syllable in music.sections.flatMap(\.lyrics).filter({ $0.syllables.count <= 10 }).flatMap(\.syllables) {
                #expect(syllable.tick.isMultiple(of: Score.ticksPerQuarter / 2))
            }
            lines += music.sections.flatMap(\.lyrics).count
        }
        #expect(lines > 0)
    }
}
