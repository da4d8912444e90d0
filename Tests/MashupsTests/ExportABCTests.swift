import Genres
import Foundation
import Testing

@testable import Mashups

struct ExportABCTests {
    @Test func `every bar sums to the meter, and no syllable lacks a note`() async throws {
        for mashup in try await ExportFixture.sample() {
            let text = String(decoding: try mashup.exported(as: .abc), as: UTF8.self)
            let lines = text.split(separator: "\n").map(String.init)
            var bars = 0
            var notes = 0
            for line in lines.drop(while: { !$0.hasPrefix("K:") }).dropFirst() where !line.hasPrefix("P:") {
                if line.hasPrefix("w:") {
                    let words = line.dropFirst(2).matches(of: /(?:\\-|[^\s\-])+-?/)
                    #expect(words.count == notes, "\(line)")
                } else {
                    notes = 0
                    for bar in line.split(separator: "|") where bar.contains(where: { $0.isLetter }) {
                        let read = sum(bar)
                        #expect(read.ticks == mashup.music.ticksPerBar, "\(bar)")
                        notes += read.notes
                        bars += 1
                    }
                }
            }
            #expect(bars == mashup.music.barCount)
            #expect(text.hasSuffix("|]\n") || lines.last?.hasPrefix("w:") == true)
        }
    }

    /// Ticks and notes of a bar, triplets as three in the time of two.
    private func sum(_ bar: Substring) -> (ticks: Int, notes: Int) {
        let bare = bar.replacing(/"[^"]*"|![^!]*!/, with: "")
        var ticks = 0
        var notes = 0
        var inTriplet = 0
        for match in bare.matches(of: /\(3:2:(\d+)|([_^=]*[A-Ga-g][,']*|z)(\d*)(?:\/(\d+))?/) {
            if let count = match.1 {
                inTriplet = Int(count) ?? 0
                continue
            }
            let length = 240 * (Int(match.3 ?? "") ?? 1) / (match.4.flatMap { Int($0) } ?? 1)
            ticks += inTriplet > 0 ? length * 2 / 3 : length
            inTriplet -= 1
            if match.2 != "z" { notes += 1 }
        }
        return (ticks, notes)
    }

    @Test func `accidentals are written again wherever an earlier one could be misread`() {
        var signs = AccidentalState(fifths: -2)
        func pitch(_ text: String) -> NoteEvent { ExportFixture.event(text, 0, 1) }
        #expect(signs.sign(for: pitch("Bb4").spelledPitch) == nil)
        #expect(signs.sign(for: pitch("B4").spelledPitch) == 0)
        #expect(signs.sign(for: pitch("Bb5").spelledPitch) == -1)
        #expect(signs.sign(for: pitch("Bb4").spelledPitch) == -1)
        signs.startBar()
        #expect(signs.sign(for: pitch("Bb4").spelledPitch) == nil)
        #expect(signs.sign(for: pitch("F#4").spelledPitch) == 1)
    }

    @Test func `pitches have the octave marks of the standard`() {
        let texts = ["C4", "C5", "C6", "B3", "C3"].map {
            ABCPitch.text(ExportFixture.event($0, 0, 1).spelledPitch, sign: nil)
        }
        #expect(texts == ["C", "c", "c'", "B,", "C,"])
    }
}
