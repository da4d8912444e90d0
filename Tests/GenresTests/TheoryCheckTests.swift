import Foundation
import Genres
import MusicTheory
import Testing

struct TheoryCheckTests {
    @Test func `every check reads back what it writes`() throws {
        let checks: [TheoryCheck] = [
            .formBars(12), .progression(allowed: []), .chordQuality(.dominant), .scaleMember(scale: "blues-minor"),
            .meter(.threeFour), .swing(Swing(ratio: 1.4)), .backbeat(beats: [2, 4], track: 38),
            .backbeat(beats: [3], track: nil), .rhyme(scheme: "AABB"), .repeatLine, .syllables(5...10),
            .range(low: Pitch("C4"), high: nil), .syncopation(track: 36), .callResponseGap(restBars: [3, 4]),
        ]
        #expect(Set(checks.map(\.kind)) == Set(TheoryCheck.Kind.allCases))
        let data = try JSONEncoder().encode(checks)
        #expect(try JSONDecoder().decode([TheoryCheck].self, from: data) == checks)
    }

    @Test(arguments: [
        #"{"type":"form-bars"}"#, #"{"type":"tempo"}"#, #"{"type":"syllables","min":9,"max":4}"#,
        #"{"type":"meter","value":"4/5"}"#, #"{"type":"chord-quality","kind":"spicy"}"#,
    ])
    func `a check without its parameters, or with wrong ones, is refused`(json: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(TheoryCheck.self, from: Data(json.utf8))
        }
    }
}
