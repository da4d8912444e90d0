import MusicTheory
import Testing

struct TransposingInstrumentTests {
    @Test func `writing for an instrument and playing it back gives the sound`() {
        for instrument in TransposingInstrument.allCases {
            for name in SpellingTests.names where abs(name.accidental) < 2 {
                let pitch = Pitch(name, octave: 4)
                #expect(instrument.sounding(instrument.written(pitch)) == pitch, "\(pitch) on \(instrument)")
            }
        }
    }

    @Test func `concert B flat is C for a clarinet, G for an alto saxophone, F for a horn`() throws {
        let pitch = try #require(Pitch("Bb3"))
        #expect(TransposingInstrument.bFlat.written(pitch).description == "C4")
        #expect(TransposingInstrument.bFlatTenor.written(pitch).description == "C5")
        #expect(TransposingInstrument.eFlatAlto.written(pitch).description == "G4")
        #expect(TransposingInstrument.eFlatBaritone.written(pitch).description == "G5")
        #expect(TransposingInstrument.f.written(pitch).description == "F4")
        #expect(TransposingInstrument.octaveDown.written(pitch).description == "Bb4")
        #expect(TransposingInstrument.octaveUp.written(pitch).description == "Bb2")
    }

    @Test func `written keys and chords agree with written notes`() throws {
        for instrument in TransposingInstrument.allCases {
            for key in Key.common(.major) + Key.common(.minor) {
                let written = instrument.written(key)
                #expect(abs(written.fifths) <= 7)
                #expect(written.tonic.isEnharmonic(with: instrument.written(Pitch(key.tonic, octave: 4)).name))
                let chord = instrument.written(Chord(key.tonic, .minorSeventh))
                #expect(chord.root.isEnharmonic(with: written.tonic))
            }
        }
        #expect(TransposingInstrument.bFlat.written(try #require(Key("Bb major"))).description == "C major")
        #expect(TransposingInstrument.eFlatAlto.written(try #require(Chord(symbol: "Eb7"))).symbol == "C7")
    }
}
