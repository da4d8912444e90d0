import MusicTheory
import Testing

struct ScaleTests {
    private func spelled(_ scale: Scale, _ tonic: NoteName) -> String {
        scale.notes(tonic: tonic).map(\.description).joined(separator: " ")
    }

    @Test func `scales are spelled as musicians write them`() throws {
        #expect(spelled(.major, try #require(NoteName("Db"))) == "Db Eb F Gb Ab Bb C")
        #expect(spelled(.major, try #require(NoteName("F#"))) == "F# G# A# B C# D# E#")
        #expect(spelled(.naturalMinor, try #require(NoteName("Eb"))) == "Eb F Gb Ab Bb Cb Db")
        #expect(spelled(.harmonicMinor, try #require(NoteName("G#"))) == "G# A# B C# D# E F##")
        #expect(spelled(.blues, try #require(NoteName("C"))) == "C Eb F F# G Bb")
        #expect(spelled(.majorBlues, try #require(NoteName("A"))) == "A B B# C# E F#")
    }

    @Test func `seven-note scales use each letter once in all common keys`() {
        let scales: [Scale] = [
            .major, .naturalMinor, .harmonicMinor, .melodicMinor, .dorian, .phrygian, .lydian, .mixolydian, .locrian,
        ]
        for scale in scales {
            #expect(scale.degrees.count == 7)
            for key in Key.common(.major) + Key.common(.minor) {
                let notes = scale.notes(tonic: key.tonic)
                #expect(Set(notes.map(\.letter)).count == 7, "\(scale.name) on \(key.tonic)")
                #expect(notes.allSatisfy { scale.contains($0, tonic: key.tonic) })
            }
        }
    }

    @Test func `the modes are one scale begun on each of its notes`() {
        let tonics = Scale.major.notes(tonic: NoteName(.c))
        for (mode, tonic) in zip(Scale.modes, tonics) {
            #expect(Set(mode.notes(tonic: tonic)) == Set(tonics), "\(mode.name)")
        }
    }

    @Test func `every scale rises, begins at home and has a name of its own`() {
        #expect(Set(Scale.all.map(\.name)).count == Scale.all.count)
        for scale in Scale.all {
            let steps = scale.degrees.map(\.semitones)
            #expect(steps.first == 0)
            #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }, "\(scale.name)")
        }
        #expect(spelled(.phrygianDominant, NoteName(.e)) == "E F G# A B C D")
        #expect(spelled(.dominantDiminished, NoteName(.g)) == "G Ab A# B C# D E F")
        #expect(spelled(.bebopDominant, NoteName(.c)) == "C D E F G A Bb B")
    }

    @Test func `membership goes by sound, not by spelling`() throws {
        let tonic = try #require(NoteName("C"))
        #expect(Scale.blues.contains(try #require(NoteName("Gb")), tonic: tonic))
        #expect(Scale.blues.contains(try #require(Pitch("D#5")), tonic: tonic))
        #expect(!Scale.blues.contains(try #require(NoteName("E")), tonic: tonic))
    }

    @Test func `degrees read back what they write`() {
        for number in 1...7 {
            for alteration in -2...2 {
                let degree = ScaleDegree(number, alteration: alteration)
                #expect(degree.flatMap { ScaleDegree($0.description) } == degree)
            }
        }
        for text in ["", "0", "8", "3b", "b", "###4"] { #expect(ScaleDegree(text) == nil) }
    }

    @Test func `keys know their signature and their relatives`() throws {
        let signatures = ["C": 0, "Am": 0, "Bb": -2, "F#m": 3, "Gb": -6, "Ebm": -6, "C# major": 7, "G# minor": 5]
        for (name, fifths) in signatures { #expect(Key(name)?.fifths == fifths, "\(name)") }
        for key in Key.common(.major) + Key.common(.minor) {
            #expect(Key(key.description) == key)
            #expect(key.relative.fifths == key.fifths)
            #expect(key.relative.relative == key)
            #expect(abs(key.fifths) <= 6)
            #expect(key.notes.filter { $0.accidental != 0 }.count == abs(key.fifths))
        }
        #expect(Key("Bb")?.description == "Bb major")
        #expect(Key("Cb major")?.simplified.description == "B major")
        for text in ["", "H major", "C dorian", "C7", "Bb major key"] { #expect(Key(text) == nil) }
    }
}
