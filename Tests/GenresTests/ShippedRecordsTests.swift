import Foundation
import Genres
import MusicTheory
import Testing

struct ShippedRecordsTests {
    static let catalogue = Catalogue(directory: genresFolder)

    @Test func `the catalogue has the shipped genres`() throws {
        #expect(shippedIDs.count >= 47)
        #expect(try Self.catalogue.entries.map(\.id) == shippedIDs)
    }

    @Test func `no shipped record has a problem`() throws {
        #expect(try Self.catalogue.problems().map(\.description) == [])
    }

    @Test(arguments: shippedIDs)
    func `a shipped record reads`(id: GenreID) throws {
        let record = try Self.catalogue.record(id)
        #expect(record.id == id)
        #expect(record.kind == .umbrella || record.ask.isEmpty)
        #expect(record.tempo.range.contains(record.tempo.typical))
    }

    @Test(arguments: shippedIDs)
    func `every progression is spelled in twelve keys with its intervals intact`(id: GenreID) throws {
        for progression in try Self.catalogue.record(id).harmony.progressions {
            for key in Key.common(.major) {
                for (numeral, chord) in zip(progression.numerals, progression.chords(in: key.tonic).joined()) {
                    let root = (chord.root.pitchClass - key.tonic.pitchClass + 12) % 12
                    #expect(root == (numeral.degree.semitones + 12) % 12, "\(numeral) in \(key)")
                    let stack = chord.notes.map { ($0.pitchClass - chord.root.pitchClass + 12) % 12 }
                    #expect(stack == numeral.quality.intervals.map { $0.semitones % 12 }, "\(chord)")
                    #expect(Chord(symbol: chord.simplified.symbol) == chord.simplified)
                }
            }
        }
    }

    @Test(arguments: shippedIDs)
    func `every grid fills its bars, and no triplet grid swings`(id: GenreID) throws {
        for rhythm in try Self.catalogue.record(id).rhythm {
            for track in rhythm.tracks {
                #expect(track.grid.beats == rhythm.meter.quarterLength * Double(rhythm.bars), "\(rhythm.id)")
            }
            #expect(!(rhythm.swing && rhythm.stepsPerBeat == 3))
        }
    }

    @Test(arguments: shippedIDs)
    func `a record survives JSON`(id: GenreID) throws {
        let record = try Self.catalogue.record(id)
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(GenreRecord.self, from: data) == record)
    }

    @Test func `the index is in step with the records`() throws {
        let stored = try String(contentsOf: genresFolder.appending(path: GenreIndex.fileName), encoding: .utf8)
        let built = try GenreIndex(reading: genresFolder).serialized()
        let stale = Set(built.split(separator: "\n")).symmetricDifference(stored.split(separator: "\n"))
        #expect(stale.map { $0.suffix(100) } == [], "run 'swift run index-genres data/genres'")
        #expect((stored == built) == stale.isEmpty)
    }

    @Test func `blues is what musicians expect`() throws {
        let blues = try Self.catalogue.record("blues")
        let basic = try #require(blues.progression("blues-12-basic"))
        let chords = basic.chords(in: NoteName(.b, accidental: -1)).joined().map(\.symbol)
        #expect(chords.joined(separator: " ") == "Bb Bb Bb Bb Eb Eb Bb Bb F Eb Bb Bb")
        #expect(blues.scale("blues-minor")?.degrees == Scale.blues.degrees)
        #expect(blues.lyrics.repeatFirst)
        #expect(blues.composable == .full)
        #expect(blues.teaching.levels[.advanced].isEmpty == false)
    }

    @Test func `music that is not to be harmonised says what may be borrowed`() throws {
        let hindustani = try Self.catalogue.record("hindustani")
        #expect(!hindustani.harmony.harmonise)
        #expect(hindustani.composable.how == .grooveOnly)
        #expect(hindustani.composable.with == "bollywood")
        #expect(hindustani.teaching.concepts.contains { $0.check == .progression(allowed: []) })
    }
}
