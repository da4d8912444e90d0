import Foundation
import Genres
import Mashups
import MusicTheory
import Teaching
import Testing

/// Bass, chords and drums around the tune.
struct BandTests {
    @Test func `every harmonised section has a bass line and chords, and says which figures`() async throws {
        for pair in [["blues", "jazz"], ["punk", "disco"], ["celtic", "mariachi"]] as [[GenreID]] {
            let music = try await MashupFixture.generator.generate(from: MashupFixture.context(pair), seed: 2).music
            for section in music.sections where !section.chords.isEmpty {
                #expect(!section.bass.isEmpty && !section.accompaniment.isEmpty)
                #expect(section.bassPattern != nil && section.compingPattern != nil)
            }
        }
    }

    @Test func `chords move to the next by small steps`() async throws {
        let music = try await MashupFixture.mashup("pop", "soul", seed: 4).music
        for section in music.sections {
            let strokes = Dictionary(grouping: section.accompaniment, by: \.tick).sorted { $0.key < $1.key }
            let voicings = strokes.map { Voicing($0.value.compactMap { Pitch($0.pitch) }) }
            for (one, next) in zip(voicings, voicings.dropFirst()) where one.pitches.count == next.pitches.count {
                #expect(one.distance(to: next) <= 4 * one.pitches.count, "\(one) \(next)")
            }
        }
    }

    @Test func `a section stored before there were accompaniments still reads`() async throws {
        let mashup = try await MashupFixture.mashup("blues", "hip-hop")
        var object = try #require(try JSONSerialization.jsonObject(with: mashup.json()) as? [String: Any])
        var music = try #require(object["music"] as? [String: Any])
        let sections = try #require(music["sections"] as? [[String: Any]])
        let new = ["accompaniment", "melody_scale", "bass_pattern", "comping_pattern"]
        music["sections"] = sections.map { $0.filter { !new.contains($0.key) } }
        music["melody_range"] = nil
        object["music"] = music
        let old = try Mashup(json: JSONSerialization.data(withJSONObject: object))
        #expect(old.music.sections.allSatisfy { $0.accompaniment.isEmpty && $0.bassPattern == nil })
        #expect(old.music.melodyRange == nil)
        #expect(old.music.sections[0].bass == mashup.music.sections[0].bass)
    }

    @Test func `an intro builds up and ends with everybody`() async throws {
        var intros = 0
        for seed in UInt64(1)...8 {
            var context = MashupFixture.context(seed.isMultiple(of: 2) ? ["disco", "techno"] : ["pop", "punk"])
            context.lessonMinutes = 90
            let music = try await MashupFixture.generator.generate(from: context, seed: seed).music
            for section in music.sections where section.kind == .intro && section.bars >= 4 {
                guard let first = section.fills.first(where: { $0.bar == 1 }) else { continue }
                intros += 1
                let sounding = first.tracks.count { $0.grid.contains { $0 != "." } }
                #expect(sounding == 1)
                #expect(section.fills.allSatisfy { $0.bar <= section.bars / 2 || $0.bar.isMultiple(of: 4) })
            }
        }
        #expect(intros > 0)
    }

    @Test func `every piece with chords comes home`() async throws {
        for pair in [["pop", "reggae"], ["flamenco", "latin"], ["rock", "techno"], ["blues", "swing"]] as [[GenreID]] {
            for seed in UInt64(1)...3 {
                let music = try await MashupFixture.generator.generate(from: MashupFixture.context(pair), seed: seed)
                    .music
                let last = try #require(music.sections.last?.chords.last)
                let numeral = try #require(RomanNumeral(last.numeral))
                #expect(numeral.degree == ScaleDegree(1), "\(pair) \(last.numeral)")
            }
        }
    }

    @Test func `keys say which notes transposing instruments read and where voices are at home`() async throws {
        var context = MashupFixture.context(["jazz", "funk"])
        context.instruments = ["trumpet", "alto saxophone"]
        let key = try await MashupFixture.generator.generate(from: context, seed: 1).music.key
        #expect(key.reason.contains("B flat instruments read"))
        context.setting = .preschool
        context.instruments = ["ukulele"]
        let young = try await MashupFixture.generator.generate(from: context, seed: 1).music.key
        #expect(["D", "E", "F", "G", "A"].contains(young.tonic))
        #expect(young.reason.contains("D4–A4"))
    }
}
