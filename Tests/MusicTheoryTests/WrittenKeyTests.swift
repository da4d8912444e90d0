import Testing

@testable import MusicTheory

struct WrittenKeyTests {
    private func written(_ key: String, _ numerals: String) throws -> WrittenKey {
        let sections = numerals.split(separator: "/").map { section in
            section.split(separator: " ").compactMap { RomanNumeral(String($0)) }
        }
        return WrittenKey(try #require(Key(key)), sections: sections)
    }

    @Test func `a piece in an old mode has the signature of its mode`() throws {
        for (key, numerals, name, fifths) in [
            ("E major", "iv bIII bII I", "E Phrygian", 0), ("A major", "bII I", "A Phrygian", -1),
            ("E minor", "i bII", "E Phrygian", 0), ("E major", "bII I / iv bIII bII I / I", "E Phrygian", 0),
            ("E major", "bII I / I bvii iv", "E Phrygian", 0),
            ("D minor", "i7 IV7", "D Dorian", 0),
            ("A minor", "i bVII i6", "A Dorian", 1), ("G major", "I bVII IV I", "G Mixolydian", 0),
            ("D major", "I bVII", "D Mixolydian", 1),
        ] {
            let written = try written(key, numerals)
            #expect(written.description == name)
            #expect(written.fifths == fifths, "\(name)")
        }
    }

    @Test func `major and minor stay what they are, and so does a blues`() throws {
        for (key, numerals) in [
            ("C major", "I IV V7 vi"), ("C major", "I7 IV7 V7"), ("C major", "I7"), ("C major", "I ii7 bII7 Imaj7"),
            ("C major", "I bII I V7"), ("C major", "I bVII bIII iv"), ("A minor", "i iv V7"),
            ("A minor", "i bVII bVI V7"),
            ("A minor", "i IV V7"), ("D minor", "i7 bVII"), ("E major", "bII I / I5 bIII5 IV5 bVII5"), ("G minor", ""),
        ] {
            let written = try written(key, numerals)
            #expect(written.description == key && written.fifths == Key(key)?.fifths, "\(numerals)")
        }
    }

    @Test func `a signature of more than six signs is not written`() throws {
        #expect(try written("Db major", "bII I").description == "Db major")
        #expect(try written("C major", "bII I").fifths == -4)
    }
}
