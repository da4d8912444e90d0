import MusicTheory
import Testing

struct ChordTests {
    private func notes(_ symbol: String) -> String? {
        Chord(symbol: symbol)?.notes.map(\.description).joined(separator: " ")
    }

    private func notes(_ numeral: String, in tonic: String) -> String? {
        guard let numeral = RomanNumeral(numeral), let tonic = NoteName(tonic) else { return nil }
        return numeral.chord(in: tonic).notes.map(\.description).joined(separator: " ")
    }

    private var allNumerals: [RomanNumeral] {
        let degrees = (1...7).flatMap { number in (-1...1).compactMap { ScaleDegree(number, alteration: $0) } }
        return degrees.flatMap { degree in
            ChordQuality.allCases.compactMap { RomanNumeral(degree: degree, quality: $0) }
        }
    }

    @Test func `chord symbols that trap other software are read as players mean them`() {
        #expect(notes("Bb7") == "Bb D F Ab")
        #expect(notes("Bbmaj7") == "Bb D F A")
        #expect(notes("F#m7b5") == "F# A C E")
        #expect(notes("Bdim7") == "B D F Ab")
        #expect(notes("Cmmaj7") == "C Eb G B")
        #expect(notes("E+") == "E G# B#")
        #expect(notes("A7sus4") == "A D E G")
        #expect(notes("D9") == "D F# A C E")
        #expect(notes("Ebm6") == "Eb Gb Bb C")
    }

    @Test func `chords reach the thirteenth and leave out what clashes`() {
        #expect(notes("C5") == "C G")
        #expect(notes("Bb5") == "Bb F")
        #expect(notes("Dsus2") == "D E A")
        #expect(notes("G69") == "G B D E A")
        #expect(notes("G6/9") == notes("G69"))
        #expect(notes("Fadd9") == "F A C G")
        #expect(notes("Dbmaj9") == "Db F Ab C Eb")
        #expect(notes("Am11") == "A C E G B D")
        #expect(notes("G13") == "G B D F A E")
        #expect(notes("Ebmaj13") == "Eb G Bb D F C")
        #expect(notes("F#m13") == "F# A C# E G# B D#")
        #expect(notes("G7b9") == "G B D F Ab")
        #expect(notes("E7#9") == "E G# B D F##")
        #expect(notes("C7#11") == "C E G Bb F#")
        #expect(notes("B7b13") == "B D# F# A G")
        #expect(notes("C9sus4") == "C F G Bb D")
        #expect(notes("I5", in: "E") == "E B")
        #expect(notes("V7b9", in: "D") == "A C# E G Bb")
        #expect(ChordQuality.power.family == .power)
    }

    @Test(arguments: ["", "H", "C/E", "Calt", "bB", "Cmaj", "C77", "Cb#"])
    func `a symbol outside the vocabulary is refused unless it is a common writing`(symbol: String) {
        #expect((Chord(symbol: symbol) == nil) == (symbol != "Cmaj"))
    }

    @Test func `every chord reads back its own symbol`() {
        #expect(Set(ChordQuality.allCases.map(\.symbol)).count == ChordQuality.allCases.count)
        for root in SpellingTests.names {
            for quality in ChordQuality.allCases {
                let chord = Chord(root, quality)
                #expect(Chord(symbol: chord.symbol) == chord, "\(chord.symbol)")
            }
        }
    }

    @Test func `chords of thirds stack every other letter`() {
        let stacked: [ChordQuality] = [
            .major, .minor, .diminished, .augmented, .dominantSeventh, .majorSeventh, .minorSeventh, .minorMajorSeventh,
            .halfDiminishedSeventh, .diminishedSeventh, .dominantSeventhFlatNinth, .dominantSeventhSharpNinth,
            .dominantNinth, .majorNinth, .minorNinth, .dominantEleventh, .minorEleventh, .minorThirteenth,
        ]
        for quality in stacked {
            for key in Key.common(.major) + Key.common(.minor) {
                let notes = Chord(key.tonic, quality).notes
                for (low, high) in zip(notes, notes.dropFirst()) {
                    // D# and G# diminished sevenths and the like still fit two accidentals in these keys.
                    #expect(high.letter == low.letter.advanced(by: 2), "\(key.tonic)\(quality.symbol)")
                }
                #expect(Set(notes.map(\.pitchClass)).count == quality.intervals.count)
            }
        }
    }

    @Test func `a bare seven on upper case is a dominant, in every mode's numerals`() {
        #expect(notes("I7", in: "C") == "C E G Bb")
        #expect(notes("bVII7", in: "C") == "Bb D F Ab")
        #expect(notes("bVI", in: "C") == "Ab C Eb")
        #expect(notes("iiø7", in: "A") == "B D F A")
        #expect(notes("V7sus4", in: "F") == "C F G Bb")
        #expect(notes("#ivo7", in: "Eb") == "A C Eb Gb")
        #expect(notes("Imaj7", in: "Bb") == "Bb D F A")
        #expect(notes("bVI", in: "Gb") == "Ebb Gb Bbb")
        #expect(RomanNumeral("bVI")?.chord(in: NoteName(.g, accidental: -1)).simplified.symbol == "D")
    }

    @Test func `every numeral of the dialect reads back what it writes`() {
        #expect(allNumerals.count == 21 * ChordQuality.allCases.count)
        for numeral in allNumerals { #expect(RomanNumeral(numeral.description) == numeral) }
        #expect(RomanNumeral("I6/9")?.description == "I69")
        for text in ["vsus4", "v7sus4", "i5", "bvi5", "vsus2"] { #expect(RomanNumeral(text)?.description == text) }
    }

    @Test(arguments: ["", "Iv", "IIII", "Io", "Iø7", "i+", "VIII", "bbVI", "1", "V15", "v7b9", "imaj9", "VM7", "I "])
    func `what the dialect cannot say is refused`(text: String) {
        #expect(RomanNumeral(text) == nil)
    }

    @Test func `every numeral keeps its sound in every key`() {
        for numeral in allNumerals {
            let home = numeral.chord(in: NoteName(.c)).notes.map(\.pitchClass)
            for key in Key.common(.major) + Key.common(.minor) {
                let chord = numeral.chord(in: key.tonic)
                let moved = chord.notes.map { ($0.pitchClass - key.tonic.pitchClass + 12) % 12 }
                #expect(moved == home, "\(numeral) in \(key.tonic)")
                #expect(chord.simplified.notes.map(\.pitchClass) == chord.notes.map(\.pitchClass))
            }
        }
    }

    @Test func `a chord is named by its place in the key it was spelled in`() throws {
        for numeral in allNumerals {
            for key in Key.common(.major) {
                let chord = numeral.chord(in: key.tonic)
                let named = try #require(RomanNumeral(chord, in: key.tonic))
                #expect(named.chord(in: key.tonic) == chord, "\(numeral) in \(key)")
            }
        }
        let cSharp = try #require(Chord(symbol: "C#dim7"))
        #expect(RomanNumeral(cSharp, in: NoteName(.c))?.description == "#io7")
        #expect(RomanNumeral(try #require(Chord(symbol: "Gm7")), in: NoteName(.g))?.description == "i7")
    }

    @Test func `a chord moved to another key and back is itself`() throws {
        let keys = Key.common(.major)
        for from in keys {
            for to in keys {
                for numeral in allNumerals where numeral.quality == .dominantSeventh {
                    let chord = numeral.chord(in: from.tonic)
                    let moved = chord.transposed(from: from, to: to)
                    #expect(moved == numeral.chord(in: to.tonic))
                    #expect(moved.transposed(from: to, to: from) == chord)
                }
            }
        }
        let chord = try #require(Chord(symbol: "G7"))
        #expect(chord.transposed(by: .minorThird).symbol == "Bb7")
        #expect(chord.transposed(downBy: .minorThird).symbol == "E7")
    }

    @Test func `pitches rise from the root`() throws {
        let pitches = try #require(Chord(symbol: "D9")).pitches(octave: 3)
        #expect(pitches.map(\.description) == ["D3", "F#3", "A3", "C4", "E4"])
    }

    @Test func `families are those a lesson speaks of`() {
        #expect(ChordQuality.dominantNinth.family == .dominant)
        #expect(ChordQuality.majorSeventh.family == .major)
        #expect(ChordQuality.halfDiminishedSeventh.family == .diminished)
    }
}
