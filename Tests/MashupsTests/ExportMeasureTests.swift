import MusicTheory
import Testing

@testable import Mashups

struct ExportMeasureTests {
    private func part(_ lengths: [Int], from start: Int = 0) -> [PartNote] {
        var tick = start
        return lengths.map { length in
            defer { tick += length }
            return PartNote(tick: tick, duration: length, pitches: [Pitch(NoteName(.c), octave: 4)])
        }
    }

    private func split(_ notes: [PartNote], _ meter: Meter, bars: Int) -> [Measure] {
        MeasureSplitter(meter: meter, barTicks: Int(meter.quarterLength * 960)).measures(notes, count: bars)
    }

    @Test func `bars of any meter are filled exactly by values that can be written`() throws {
        let meters = try ["4/4", "3/4", "2/4", "6/8", "9/8", "12/8", "5/4", "7/8", "2/2"].map {
            try #require(Meter($0))
        }
        var generator = SeededGenerator(seed: 11, part: "bars")
        for meter in meters {
            for _ in 0..<60 {
                let lengths = (0..<14).map { _ in
                    [160, 240, 320, 480, 640, 720, 960, 1440, 1920][Int.random(in: 0..<9, using: &generator)]
                }
                for measure in split(part(lengths, from: 480), meter, bars: 4) {
                    let bar = Int(meter.quarterLength * 960)
                    #expect(measure.pieces.reduce(0) { $0 + $1.duration } == bar)
                    #expect(zip(measure.pieces, measure.pieces.dropFirst()).allSatisfy { $0.end == $1.tick })
                }
            }
        }
    }

    @Test func `a note over the bar line is tied`() {
        let bars = split(part([2880, 1920]), .fourFour, bars: 2)
        #expect(bars[0].pieces.map(\.isTiedOn) == [false, true])
        #expect(bars[1].pieces.first?.isTiedBack == true)
        #expect(bars[1].pieces.first?.duration == 960)
    }

    @Test func `thirds of a quarter become one group of triplets`() {
        let pieces = split(part([640, 320, 960, 1920]), .fourFour, bars: 1)[0].pieces
        #expect(pieces.map(\.value.isTriplet) == [true, true, false, false])
        #expect(pieces.map(\.startsTuplet) == [true, false, false, false])
        #expect(pieces.map(\.endsTuplet) == [false, true, false, false])
        #expect(pieces[0].value.shape == .quarter && pieces[1].value.shape == .eighth)
    }

    @Test func `compound meters keep their beats apart`() {
        let pieces = split(part([960, 960, 960]), .sixEight, bars: 1)[0].pieces
        #expect(pieces.map(\.duration) == [960, 480, 480, 960])
        #expect(pieces.map(\.isTiedOn) == [false, true, false, false])
        let beats = split(part([1440, 1440]), .sixEight, bars: 1)[0].pieces
        #expect(beats.allSatisfy { $0.value.isDotted && $0.value.shape == .quarter })
    }

    @Test func `an empty bar is one rest`() {
        let pieces = split([], .threeFour, bars: 2)[1].pieces
        #expect(pieces.count == 1 && pieces[0].isWholeBar && pieces[0].duration == 2880)
    }

    @Test func `beams follow the beat, and short notes among longer ones get hooks`() {
        let pieces = split(part([720, 240, 480, 480, 240, 240, 480, 960]), .fourFour, bars: 1)[0].pieces
        let marks = Beams(beat: 960, bar: 3840).marks(pieces)
        #expect(
            marks == [
                [.begin], [.end, .backwardHook], [.begin], [.end], [.begin, .begin], [.goesOn, .end], [.end], [],
            ]
        )
        let compound = split(part([480, 480, 480, 480, 480, 480]), .sixEight, bars: 1)[0].pieces
        let beams = Beams(beat: 1440, bar: 2880).marks(compound)
        #expect(beams == [[.begin], [.goesOn], [.end], [.begin], [.goesOn], [.end]])
    }
}
