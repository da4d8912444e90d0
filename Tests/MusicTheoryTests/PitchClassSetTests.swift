import MusicTheory
import Testing

struct PitchClassSetTests {
    @Test func `a set holds sounds, whatever their spelling and octave`() throws {
        let set = PitchClassSet(try #require(Chord(symbol: "Bb7")).notes)
        #expect(set.count == 4)
        for midi in 0...127 { #expect(set.contains(midi: midi) == [10, 2, 5, 8].contains(midi % 12)) }
        #expect(set.contains(NoteName(.a, accidental: 1)))
        #expect(!set.contains(NoteName(.a)))
        #expect(set.subtracting(set).isEmpty)
    }

    @Test func `a sound takes a name that fits it and no other`() {
        for midi in 21...108 {
            for name in SpellingTests.names {
                let pitch = Pitch(name, midi: midi)
                #expect((pitch != nil) == (name.pitchClass == midi % 12), "\(name) for \(midi)")
                if let pitch { #expect(pitch.midi == midi) }
            }
        }
    }

    @Test func `strong beats are the first and the middle one`() throws {
        #expect(Meter.fourFour.strongBeats == [1, 3])
        #expect(Meter.twelveEight.strongBeats == [1, 3])
        #expect(Meter.threeFour.strongBeats == [1])
        #expect(Meter.sixEight.strongBeats == [1])
        #expect(try #require(Meter("5/4")).strongBeats == [1])
    }
}
