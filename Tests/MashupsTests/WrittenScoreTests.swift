import Genres
import MusicTheory
import Teaching
import Testing

@testable import Mashups

struct WrittenScoreTests {
    @Test func `players are grouped by what they read`() {
        let groups = TransposingPlayers.groups(among: ["trumpet", "drums", "clarinet", "saxophone"])
        #expect(groups.map(\.pitch) == ["B♭", "E♭"])
        #expect(groups.first?.players == ["trumpet", "clarinet", "tenor saxophone (sounds an octave lower)"])
        #expect(TransposingPlayers.groups(among: ["ukulele", "flute", "trombone"]).isEmpty)
    }

    @Test(arguments: [TransposingInstrument.bFlat, .eFlatAlto, .f])
    func `a part sounds as the score does when its players play it`(instrument: TransposingInstrument) async throws {
        let score = try await MashupFixture.mashup("funk", "salsa").music
        let written = score.written(for: instrument)
        #expect(written.sections.count == score.sections.count)
        for (section, part) in zip(score.sections, written.sections) {
            let sounding = part.melody.compactMap { Pitch($0.pitch) }.map { instrument.sounding($0).midi }
            #expect(sounding == section.melody.map(\.midi))
            #expect(part.melody.allSatisfy { Pitch($0.pitch)?.midi == $0.midi })
            #expect(part.chords.map(\.numeral) == section.chords.map(\.numeral))
            for chord in part.chords {
                #expect(Chord(symbol: chord.symbol)?.notes.map(\.description) == chord.notes, "\(chord.symbol)")
            }
        }
        let key = try #require(Key(score.key.name))
        #expect(written.key.name == instrument.written(key).description)
        #expect(written.key.fifths == instrument.written(key).fifths)
    }

    @Test func `a band's handout has a part for everybody who reads other notes than sound`() async throws {
        var context = MashupFixture.context(["funk", "salsa"])
        context.instruments = ["trumpet", "clarinet", "saxophone", "french horn", "drums"]
        let mashup = try await MashupFixture.generator.generate(from: context, seed: 3)
        let html = String(decoding: try mashup.exported(as: .html), as: UTF8.self)
        let parts = [
            "part in B♭", "part in E♭", "part in F", "For trumpet, clarinet", "For alto saxophone", "For horn",
        ]
        for part in parts {
            #expect(html.contains(part), "\(part)")
        }
        context.instruments = ["ukulele", "voice"]
        let sung = try await MashupFixture.generator.generate(from: context, seed: 3)
        #expect(!String(decoding: try sung.exported(as: .html), as: UTF8.self).contains("part in "))
    }

    @Test func `the tempo is marked by the beat that is felt`() async throws {
        var score = try await MashupFixture.mashup("blues", "hip-hop").music
        score.tempo.bpm = 96
        #expect(score.tempoMark == "♩ = 96" && score.feltBeatsPerMinute == 96)
        score.meter = "6/8"
        #expect(score.tempoMark == "♩. = 64" && score.feltBeatsPerMinute == 64)
    }
}
