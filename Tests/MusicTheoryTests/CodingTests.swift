import Foundation
import MusicTheory
import Testing

struct CodingTests {
    private func roundTrip<Value: Notated>(_ value: Value) throws -> (Value, String) {
        let data = try JSONEncoder().encode([value])
        return (try JSONDecoder().decode([Value].self, from: data)[0], String(decoding: data, as: UTF8.self))
    }

    @Test func `values are coded as their written form`() throws {
        let chord = try #require(Chord(symbol: "Bbmaj7"))
        #expect(try roundTrip(chord) == (chord, #"["Bbmaj7"]"#))
        let numeral = try #require(RomanNumeral("iiø7"))
        #expect(try roundTrip(numeral).0 == numeral)
        let key = try #require(Key("F# minor"))
        #expect(try roundTrip(key) == (key, #"["F# minor"]"#))
        let pitch = try #require(Pitch("Eb4"))
        #expect(try roundTrip(pitch) == (pitch, #"["Eb4"]"#))
    }

    @Test func `a value that cannot be read is quoted in the error`() {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([RomanNumeral].self, from: Data(#"["Iq7"]"#.utf8))
        }
        #expect(String(describing: error).contains("'Iq7' is not a roman numeral"))
    }
}
