import Foundation
import MusicTheory
import Testing

@testable import Mashups

struct ExportChordShapeTests {
    private static let roots = [
        "C", "C#", "Db", "D", "D#", "Eb", "E", "F", "F#", "Gb", "G", "G#", "Ab", "A", "A#", "Bb", "B",
    ]
    private static let chords = roots.flatMap { root in
        ChordQuality.allCases.compactMap { Chord(symbol: root + $0.symbol) }
    }

    /// What is wrong with a shape; nil where it sounds the chord and a hand can hold it.
    private func fault(_ shape: FretShape, _ chord: Chord, _ instrument: FrettedInstrument) -> String? {
        let sounding = Set(shape.sounding(on: instrument).map { $0 % 12 })
        let notes = chord.notes.map(\.pitchClass)
        if !sounding.isSubset(of: notes) { return "foreign notes" }
        // Third, seventh and ninth make the chord; root and fifth may be another player's.
        let fifth = (chord.root.pitchClass + 7) % 12
        let lacking = Set(notes).subtracting(sounding)
        let inner = chord.quality.intervals.dropLast().filter { $0.number > 8 }
            .map { (chord.root.pitchClass + $0.semitones) % 12 }
        let omissible: Set<Int> =
            notes.count > 5
            ? Set([fifth, chord.root.pitchClass] + inner)
            : notes.count > 4 ? [fifth, chord.root.pitchClass] : notes.count > 3 ? [fifth] : []
        if !lacking.isSubset(of: omissible) { return "lacks \(lacking)" }
        if let low = shape.lowestFret, let high = shape.highestFret, high - low > 3 { return "spans too much" }
        return shape.fingers > 4 ? "takes \(shape.fingers) fingers" : nil
    }

    @Test(arguments: [FrettedInstrument.guitar, .ukulele])
    func `every chord a piece can have finds a playable shape of its own notes`(_ instrument: FrettedInstrument) throws
    {
        let search = FretboardSearch(instrument: instrument)
        for chord in Self.chords {
            let shape = try #require(search.shape(for: chord), "\(chord)")
            #expect(fault(shape, chord, instrument) == nil, "\(chord): \(shape.frets)")
        }
    }

    @Test func `shapes that players expect sound their chords`() throws {
        let folder = MashupFixture.data.appending(path: "chords", directoryHint: .isDirectory)
        let shapes = try ChordShapes(directory: folder)
        for instrument in [FrettedInstrument.guitar, .ukulele] {
            for chord in Self.chords {
                let shape = try #require(shapes.shape(of: chord, on: instrument))
                #expect(fault(shape, chord, instrument) == nil, "\(chord) on \(instrument.name): \(shape.frets)")
            }
        }
        let f = try #require(Chord(symbol: "F"))
        #expect(shapes.shape(of: f, on: .guitar)?.frets == [1, 3, 3, 2, 1, 1])
        #expect(shapes.shape(of: f, on: .guitar)?.barre == 0...5)
    }

    @Test func `a chord spelled with sharps takes the shape that is known by its flats`() throws {
        let folder = MashupFixture.data.appending(path: "chords", directoryHint: .isDirectory)
        let shapes = try ChordShapes(directory: folder)
        let flat = try #require(Chord(symbol: "Ab"))
        let sharp = try #require(Chord(symbol: "G#"))
        #expect(shapes.shape(of: flat, on: .guitar) == shapes.shape(of: sharp, on: .guitar))
    }

    @Test func `known open shapes are what the search finds`() throws {
        let search = FretboardSearch(instrument: .guitar)
        for (symbol, text) in ["C": "x32010", "G": "320003", "D": "xx0232", "Em": "022000", "Am": "x02210"] {
            #expect(search.shape(for: try #require(Chord(symbol: symbol))) == FretShape(text))
        }
    }

    @Test func `a data file with a wrong shape says which`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shapes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
        let file = folder.appending(path: "shapes.yaml")
        try Data("guitar:\n  C: '320'\nukulele: {}\n".utf8).write(to: file)
        #expect(throws: ChordShapesError.unreadableShape("320", chord: "C", instrument: "Guitar")) {
            try ChordShapes(directory: folder)
        }
        try Data("guitar:\n  H: x32010\nukulele: {}\n".utf8).write(to: file)
        #expect(throws: ChordShapesError.unknownChord("H")) { try ChordShapes(directory: folder) }
    }
}
