import Genres
import Foundation
import MusicTheory
import Teaching
import Testing

@testable import Mashups

struct ExportMIDITests {
    private func file(_ mashup: Mashup) throws -> ExportMIDIReader {
        try #require(ExportMIDIReader(mashup.exported(as: .midi)))
    }

    private func text(_ events: [ExportMIDIReader.Event], _ type: UInt8) -> [String] {
        events.filter { $0.meta == type }.map { String(decoding: $0.data, as: UTF8.self) }
    }

    @Test func `every track is as long as the score, and every note that begins ends`() async throws {
        for mashup in try await ExportFixture.sample() {
            let file = try file(mashup)
            #expect(file.format == 1 && file.division == Score.ticksPerQuarter && file.tracks.count == 5)
            for track in file.tracks {
                #expect(track.last?.tick == mashup.music.barCount * mashup.music.ticksPerBar)
                var open: [UInt8: Int] = [:]
                for event in track where event.meta == nil && event.status & 0xF0 != 0xC0 {
                    #expect(event.data.allSatisfy { $0 < 128 })
                    open[event.data[0], default: 0] += event.status & 0xF0 == 0x90 ? 1 : -1
                    #expect(open[event.data[0], default: 0] >= 0)
                }
                #expect(open.values.allSatisfy { $0 == 0 })
            }
        }
    }

    @Test func `tempo, meter, key, title and markers are the score's`() async throws {
        let mashup = try await MashupFixture.mashup("jazz", "folk", level: .advanced)
        let conductor = try #require(try file(mashup).tracks.first)
        #expect(text(conductor, 0x03) == [mashup.title])
        #expect(text(conductor, 0x06) == mashup.music.sections.map(\.label))
        let tempo = try #require(conductor.first { $0.meta == 0x51 }?.data.reduce(0) { $0 << 8 | Int($1) })
        #expect(abs(60_000_000 / Double(tempo) - Double(mashup.music.tempo.bpm)) < 0.01)
        let meter = try #require(conductor.first { $0.meta == 0x58 }?.data)
        #expect("\(meter[0])/\(1 << Int(meter[1]))" == mashup.music.meter)
        let key = try #require(conductor.first { $0.meta == 0x59 }?.data)
        #expect(Int(Int8(bitPattern: key[0])) == mashup.music.key.fifths)
        #expect((key[1] == 1) == (mashup.music.key.mode == "minor"))
    }

    @Test func `the words are sung in order, each line ending with a return`() async throws {
        let mashup = ExportFixture.composed(try await MashupFixture.mashup("pop", "ska"))
        let words = text(try file(mashup).tracks[1], 0x05).joined()
        let lines = mashup.music.sections.flatMap(\.lyrics).map(\.text)
        let read = words.split(separator: "\r").map { $0.filter { !" -".contains($0) } }
        #expect(read == lines.map { $0.filter { !" -".contains($0) } })
    }

    @Test func `drums play grooves and fills, loud where accented and quiet where ghosted`() async throws {
        for mashup in try await ExportFixture.sample() {
            let drums = try file(mashup).tracks[4].filter { $0.status == 0x99 }
            let strokes = mashup.music.sections.flatMap { section -> [Character] in
                guard let groove = mashup.music.groove(section.groove) else { return [] }
                return (1...section.bars).flatMap { bar -> [Character] in
                    if let fill = section.fills.first(where: { $0.bar == bar }) {
                        return fill.tracks.flatMap { $0.grid.filter { $0 != "." } }
                    }
                    let steps = groove.stepsPerBar
                    return groove.tracks.flatMap {
                        Array($0.grid).dropFirst((bar - 1) % groove.bars * steps).prefix(steps).filter { $0 != "." }
                    }
                }
            }
            #expect(drums.count == strokes.count)
            #expect(drums.count { $0.data[1] > 100 } == strokes.count { $0 == "X" })
            #expect(drums.count { $0.data[1] < 60 } == strokes.count { $0 == "o" })
        }
    }

    @Test func `swing moves off-beats to where they are played and leaves thirds alone`() {
        let time = PlayedTime(feel: ScoreFeel(kind: .swungEighths, swingRatio: 2, reason: ""))
        #expect([0, 480, 960, 1440].map(time.callAsFunction) == [0, 640, 960, 1600])
        #expect([320, 640, 1280].map(time.callAsFunction) == [320, 640, 1280])
        #expect(time(240) == 320)
        let sixteenths = PlayedTime(feel: ScoreFeel(kind: .swungSixteenths, swingRatio: 2, reason: ""))
        #expect([240, 480, 720].map(sixteenths.callAsFunction) == [320, 480, 800])
        let straight = PlayedTime(feel: ScoreFeel(kind: .straight, swingRatio: 1, reason: ""))
        #expect(straight(480) == 480)
    }

    @Test func `a grid of triplets is not swung again`() async throws {
        for mashup in try await ExportFixture.sample() {
            let hits = DrumPart(score: mashup.music).hits.filter { !$0.swings }
            let played = Set(try file(mashup).tracks[4].filter { $0.status == 0x99 }.map(\.tick))
            #expect(hits.allSatisfy { played.contains($0.tick) })
        }
    }

    @Test func `numbers of variable length are written as the format wants`() {
        #expect(MIDITrack.variableLength(0) == [0x00])
        #expect(MIDITrack.variableLength(127) == [0x7F])
        #expect(MIDITrack.variableLength(128) == [0x81, 0x00])
        #expect(MIDITrack.variableLength(0x0FFF_FFFF) == [0xFF, 0xFF, 0xFF, 0x7F])
    }
}
