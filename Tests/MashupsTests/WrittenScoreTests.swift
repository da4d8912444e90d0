import Genres
import MusicTheory
import Testing

@testable import Mashups

struct WrittenScoreTests {
    @Test func `players are grouped by what they read`() {
        let groups = TransposingPlayers.groups(among: ["trumpet", "drums", "clarinet", "saxophone"])
        #expect(groups.map(\.pitch) == ["Bb", "Eb"])
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
}
