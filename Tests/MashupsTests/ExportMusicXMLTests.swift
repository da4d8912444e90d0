import Genres
import Foundation
import MusicTheory
import Teaching
import Testing

@testable import Mashups

struct ExportMusicXMLTests {
    private func score(_ mashup: Mashup) throws -> ExportXMLReader.Element {
        try #require(ExportXMLReader.root(of: mashup.exported(as: .musicxml)))
    }

    @Test func `every bar of every part is filled exactly, in lengths that notation can write`() async throws {
        for mashup in try await ExportFixture.sample() {
            let bar = mashup.music.ticksPerBar
            for part in try score(mashup).all("part") {
                let divisions = try #require(part.all("divisions").first.flatMap { Int($0.text) })
                #expect(Score.ticksPerQuarter.isMultiple(of: divisions))
                let unit = Score.ticksPerQuarter / divisions
                let measures = part.children.filter { $0.name == "measure" }
                #expect(measures.count == mashup.music.barCount)
                for measure in measures {
                    let notes = measure.children.filter { $0.name == "note" && $0.first("chord") == nil }
                    let sum = notes.compactMap { $0.number("duration") }.reduce(0, +) * unit
                    #expect(sum == bar, "\(mashup.title), bar \(measure.attributes["number"] ?? "")")
                    for note in notes where note.first("type") != nil {
                        #expect(ticks(note) == note.number("duration").map { $0 * unit })
                    }
                }
                #expect(measures.last?.first("barline")?.first("bar-style")?.text == "light-heavy")
            }
        }
    }

    /// The length that type, dot and time modification tell.
    private func ticks(_ note: ExportXMLReader.Element) -> Int? {
        let types = ["whole", "half", "quarter", "eighth", "16th", "32nd", "64th"]
        guard let place = types.firstIndex(of: note.first("type")?.text ?? "") else { return nil }
        var ticks = 3840 >> place
        if note.first("dot") != nil { ticks = ticks * 3 / 2 }
        if note.first("time-modification") != nil { ticks = ticks * 2 / 3 }
        return ticks
    }

    @Test func `syllables, chords and rehearsal marks are those of the score`() async throws {
        for mashup in try await ExportFixture.sample() {
            let root = try score(mashup)
            let syllables = mashup.music.sections.flatMap(\.lyrics).flatMap(\.syllables)
            #expect(root.all("lyric").compactMap { $0.first("text")?.text } == syllables.map(\.text))
            #expect(root.all("lyric").compactMap { $0.first("syllabic")?.text } == syllables.map(\.place.rawValue))
            #expect(root.all("rehearsal").map(\.text) == mashup.music.sections.map(\.label))
            let read = root.all("harmony").compactMap { harmony -> String? in
                let letter = harmony.first("root")?.first("root-step")?.text ?? ""
                let alter = harmony.first("root")?.number("root-alter") ?? 0
                let suffix = harmony.first("kind")?.attributes["text"] ?? "?"
                return letter + String(repeating: alter < 0 ? "b" : "#", count: abs(alter)) + suffix
            }
            #expect(read == Timeline(score: mashup.music).chordChanges.map(\.chord.symbol))
        }
    }

    @Test func `a tie that begins also ends, on the same pitch`() async throws {
        for mashup in try await ExportFixture.sample() {
            for part in try score(mashup).all("part") {
                var open: Set<String> = []
                for note in part.all("note") {
                    let pitch = note.first("pitch")?.children.map(\.text).joined(separator: " ") ?? "rhythm"
                    let ties = note.children.filter { $0.name == "tie" }.compactMap { $0.attributes["type"] }
                    if ties.contains("stop") { #expect(open.remove(pitch) != nil) }
                    if ties.contains("start") { open.insert(pitch) }
                }
                #expect(open.isEmpty)
            }
        }
    }

    @Test func `words without a tune stand on slashes, rapped words on crosses`() async throws {
        let sung = try score(try await MashupFixture.mashup("pop", "ska"))
        var bare = try await MashupFixture.mashup("blues", "hip-hop")
        for index in bare.music.sections.indices { bare.music.sections[index].melody = [] }
        let rapped = bare.music.sections.flatMap(\.lyrics).filter { $0.delivery != "sung" }.flatMap(\.syllables).count
        let heads = try score(bare).all("part").first?.all("notehead").filter { $0.text == "x" } ?? []
        #expect(heads.count >= rapped)
        #expect(!sung.all("lyric").isEmpty)
    }

    @Test func `swing is an instruction and not written out`() async throws {
        var mashup = try await MashupFixture.mashup("pop", "ska")
        mashup.music.feel.kind = .swungEighths
        mashup.music.feel.swingRatio = 1.5
        let swing = try #require(try score(mashup).all("swing").first)
        #expect(swing.children.map(\.name) == ["first", "second", "swing-type"])
        #expect(swing.children.map(\.text) == ["3", "2", "eighth"])
        mashup.music.feel.kind = .straight
        #expect(try score(mashup).all("swing").first?.children.map(\.name) == ["straight"])
    }

    @Test func `every chord quality has a kind, and text that names it`() {
        for quality in ChordQuality.allCases {
            #expect(!quality.musicXMLKind.kind.isEmpty)
            #expect(ChordQuality(symbol: quality.symbol) == quality)
        }
        let kinds = ChordQuality.allCases.map { "\($0.musicXMLKind.kind) \($0.musicXMLKind.degrees)" }
        #expect(Set(kinds).count == kinds.count)
    }

    @Test func `heads of one stem share an accent and a beam`() async throws {
        for mashup in try await ExportFixture.sample() {
            for note in try score(mashup).all("note") where note.first("chord") != nil {
                #expect(note.all("accent").isEmpty && note.all("beam").isEmpty)
            }
        }
    }

    @Test func `a Phrygian piece has the signature of its mode in every format`() async throws {
        let mashup = try await MashupFixture.mashup("flamenco", "hip-hop", level: .beginner)
        let key = mashup.music.key
        try #require(key.signatureMode == "phrygian", "\(key.name)")
        #expect(key.name == "\(key.tonic) Phrygian" && key.mode == "major")
        #expect(key.fifths == (Key(key.shortName)?.fifths ?? 0) - 4)
        let written = try #require(try score(mashup).all("key").first)
        #expect(written.number("fifths") == key.fifths && written.first("mode")?.text == "phrygian")
        let abc = String(decoding: try mashup.exported(as: .abc), as: UTF8.self)
        #expect(abc.contains("\nK:\(key.tonic)Phr\n"))
        let midi = try mashup.exported(as: .midi)
        #expect(midi.firstRange(of: Data([0xFF, 0x59, 0x02, UInt8(truncatingIfNeeded: key.fifths), 0])) != nil)
        let cho = String(decoding: try mashup.exported(as: .chordpro), as: UTF8.self)
        #expect(cho.contains("{key: \(key.tonic)}"))
        #expect(mashup.checks.allSatisfy { $0.passed })
    }
}
