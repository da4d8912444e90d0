import MusicTheory
import Testing

struct IntervalTests {
    private var simple: [Interval] {
        Interval.Quality.allCases.flatMap { quality in (1...8).compactMap { Interval(quality, $0) } }
    }

    @Test func `an interval and its inversion make an octave`() {
        for interval in simple {
            guard let inverted = interval.inverted else {
                #expect(interval == Interval(.augmented, 8))
                continue
            }
            #expect(interval.semitones + inverted.semitones == 12, "\(interval)")
            #expect(interval.number + inverted.number == 9)
            #expect(inverted.inverted == interval)
        }
        #expect(Interval.minorThird.inverted == .majorSixth)
        #expect(Interval.majorNinth.inverted == .minorSeventh)
    }

    @Test func `a compound interval is its simple one and octaves`() {
        for interval in SpellingTests.intervals {
            #expect((interval.semitones - interval.simple.semitones).isMultiple(of: 12))
            #expect(interval.simple.number <= 8)
            #expect(interval.simple.quality == interval.quality)
        }
        #expect(Interval.majorThirteenth.simple == .majorSixth)
    }
}
