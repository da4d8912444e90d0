import MusicTheory
import Testing

struct VoicingTests {
    private func voicing(_ pitches: String) -> Voicing {
        Voicing(pitches.split(separator: " ").compactMap { Pitch(String($0)) })
    }

    @Test func `voices that stay cost nothing and the way back is as long`() {
        let all = ["C4 E4 G4", "C4 F4 A4", "B3 D4 G4", "C4 E4 G4 B4", "F3 A3", ""].map(voicing)
        for one in all {
            #expect(one.distance(to: one) == 0)
            for other in all { #expect(one.distance(to: other) == other.distance(to: one)) }
        }
        #expect(all[0].distance(to: all[1]) == 3)
        #expect(all[0].distance(to: all[2]) == 3)
        #expect(all[0].distance(to: all[3]) == 4)
    }

    @Test func `close voicings hold every note once and stay in range`() throws {
        let range = try #require(Pitch("C3"))...(try #require(Pitch("E5")))
        for key in Key.common(.major) {
            for quality in ChordQuality.allCases where quality.intervals.count <= 4 {
                let notes = Chord(key.tonic, quality).notes
                let voicings = Voicing.close(notes, in: range)
                #expect(!voicings.isEmpty, "\(key.tonic)\(quality.symbol)")
                for voicing in voicings {
                    #expect(Set(voicing.pitches.map(\.name)) == Set(notes))
                    #expect(voicing.pitches.allSatisfy(range.contains))
                    let span = (voicing.pitches.last?.midi ?? 0) - (voicing.pitches.first?.midi ?? 0)
                    #expect(span < 12)
                }
            }
        }
    }
}
