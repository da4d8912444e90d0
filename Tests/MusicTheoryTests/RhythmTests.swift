import MusicTheory
import Testing

struct RhythmTests {
    @Test func `meters know their length and how they are felt`() throws {
        let twelveEight = try #require(Meter("12/8"))
        #expect(twelveEight.isCompound)
        #expect(twelveEight.beatsFelt == 4)
        #expect(twelveEight.quarterLength == 6)
        #expect(twelveEight.beatLength == 1.5)
        let threeEight = try #require(Meter("3/8"))
        #expect(!threeEight.isCompound)
        #expect(Meter("6/4")?.isCompound == false)
        #expect(Meter("5/4")?.beatsFelt == 5)
        for text in ["4/4", "3/4", "2/4", "6/8", "12/8", "7/8", "2/2"] { #expect(Meter(text)?.description == text) }
        for text in ["", "4", "4/3", "0/4", "4/4/4", "-3/4", "x/4"] { #expect(Meter(text) == nil) }
    }

    @Test func `a grid reads back what it writes and gives onsets in quarter notes`() throws {
        let grid = try #require(RhythmGrid(stepsPerBeat: 3, pattern: "x..X.o"))
        #expect(grid.pattern == "x..X.o")
        #expect(grid.beats == 2)
        #expect(grid.onsets.map(\.stroke) == [.hit, .accent, .ghost])
        #expect(grid.onsets.map(\.beat) == [0, 1, 5.0 / 3])
        #expect(RhythmGrid(stepsPerBeat: 4, pattern: "") == nil)
        #expect(RhythmGrid(stepsPerBeat: 4, pattern: "x-x") == nil)
        #expect(RhythmGrid(stepsPerBeat: 0, pattern: "x") == nil)
    }

    @Test func `a bar's steps follow from the meter`() throws {
        let sixEight = try #require(Meter("6/8"))
        #expect(RhythmGrid.stepCount(meter: .fourFour, bars: 2, stepsPerBeat: 4) == 32)
        #expect(RhythmGrid.stepCount(meter: sixEight, bars: 1, stepsPerBeat: 2) == 6)
        #expect(RhythmGrid.stepCount(meter: try #require(Meter("7/8")), bars: 1, stepsPerBeat: 3) == nil)
    }

    @Test func `swing keeps beats in place, delays off-beats and never reorders`() {
        for ratio in [1, 1.5, 2, 3, 3.5] {
            let swing = Swing(ratio: ratio)
            for subdivision in Swing.Subdivision.allCases {
                let pair = subdivision.pairLength
                for beat in 0..<8 {
                    #expect(swing.apply(to: Double(beat), subdivision: subdivision) == Double(beat))
                }
                let off = swing.apply(to: 3 + pair / 2, subdivision: subdivision) - 3
                #expect(abs(off / (pair - off) - ratio) < 1e-9)
                let moved = (0..<96).map { swing.apply(to: Double($0) / 24, subdivision: subdivision) }
                #expect(zip(moved, moved.dropFirst()).allSatisfy { $0 < $1 })
            }
        }
    }

    @Test func `swing ratios stay in their range and fall with the tempo`() {
        #expect(Swing(ratio: 9).ratio == 3.5)
        #expect(Swing(ratio: 0).isStraight)
        #expect(Swing(ratio: .nan).isStraight)
        #expect(Swing.drummers(atTempo: 60).ratio == 3.5)
        #expect(abs(Swing.drummers(atTempo: 200).ratio - 2) < 1e-9)
        #expect(Swing.drummers(atTempo: 320).isStraight)
    }
}
