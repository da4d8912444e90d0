import MusicTheory
import Testing

struct SpellingTests {
    static let names = Letter.allCases.flatMap { letter in (-2...2).map { NoteName(letter, accidental: $0) } }
    static let intervals = Interval.Quality.allCases.flatMap { quality in
        (1...15).compactMap { Interval(quality, $0) }
    }

    @Test func `every note name reads back what it writes`() {
        #expect(Set(Self.names).count == 35)
        for name in Self.names { #expect(NoteName(name.description) == name) }
        #expect(NoteName("B♭") == NoteName("Bb"))
    }

    @Test(arguments: ["", "H", "b", "Cb#", "C###", "c", "C4", " C"])
    func `what is not a note name is refused`(text: String) {
        #expect(NoteName(text) == nil)
    }

    @Test func `pitch classes and octaves follow the letter`() throws {
        #expect(Pitch("C4")?.midi == 60)
        #expect(Pitch("Cb4")?.midi == 59)
        #expect(Pitch("B#3")?.midi == 60)
        #expect(Pitch("A4")?.midi == 69)
        #expect(Pitch("C-1")?.midi == 0)
        #expect(NoteName("Cb")?.pitchClass == 11)
        #expect(NoteName("B#")?.pitchClass == 0)
        #expect(try #require(Pitch("Cb4")) < #require(Pitch("C4")))
    }

    @Test func `pitches read back what they write in every octave`() {
        for name in Self.names {
            for octave in -1...9 {
                let pitch = Pitch(name, octave: octave)
                #expect(Pitch(pitch.description) == pitch)
            }
        }
        for text in ["C", "4", "C4x", "Cb", "H4"] { #expect(Pitch(text) == nil) }
    }

    @Test func `beyond double accidentals a note moves to another letter and keeps its sound`() {
        #expect(NoteName(.e, accidental: -3).description == "Db")
        #expect(NoteName(.b, accidental: 3).description == "C##")
        for letter in Letter.allCases {
            for accidental in -6...6 {
                let name = NoteName(letter, accidental: accidental)
                #expect((-2...2).contains(name.accidental))
                #expect((name.pitchClass - letter.semitones - accidental) % 12 == 0)
            }
        }
    }

    @Test func `simplified names sound the same and are easy to read`() {
        for name in Self.names {
            #expect(name.simplified.isEnharmonic(with: name))
            #expect(abs(name.simplified.accidental) <= 1)
            #expect(!["B#", "E#", "Cb", "Fb"].contains(name.simplified.description))
        }
        #expect(NoteName("Ebb")?.simplified.description == "D")
        #expect(NoteName("F#")?.simplified.description == "F#")
    }

    @Test func `an interval up and down again comes back, and moves by its letters and semitones`() {
        for name in Self.names where abs(name.accidental) <= 1 {
            for interval in Self.intervals {
                let start = Pitch(name, octave: 4)
                let up = start.transposed(by: interval)
                #expect(up.midi - start.midi == interval.semitones)
                let low = start.transposed(downBy: interval)
                #expect(start.midi - low.midi == interval.semitones)
                let letters = up.octave * 7 + up.name.letter.rawValue - start.octave * 7 - name.letter.rawValue
                if letters == interval.steps {
                    #expect(up.transposed(downBy: interval) == start)
                    #expect(Interval(from: start, to: up) == interval)
                }
            }
        }
    }

    @Test func `intervals read back what they write, and impossible ones are refused`() {
        #expect(Self.intervals.count == 52)
        for interval in Self.intervals { #expect(Interval(interval.description) == interval) }
        for text in ["P3", "m5", "M4", "M8", "d1", "P0", "x3", "M", ""] { #expect(Interval(text) == nil) }
        #expect(Interval("A4")?.semitones == 6)
        #expect(Interval("d7")?.semitones == 9)
        #expect(Interval("M9")?.semitones == 14)
        #expect(Interval("d8")?.semitones == 11)
    }

    @Test func `a voice can be placed at the lowest octave not below a floor`() throws {
        let floor = try #require(Pitch("G3"))
        for name in Self.names {
            let pitch = Pitch.lowest(name, notBelow: floor)
            #expect((floor.midi..<floor.midi + 12).contains(pitch.midi))
        }
    }
}
