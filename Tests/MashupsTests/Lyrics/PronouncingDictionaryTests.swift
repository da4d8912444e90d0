import Mashups
import Testing

@Suite struct PronouncingDictionaryTests {
    @Test func `every variant of a word is found, wherever it stands in the file`() throws {
        let dictionary = try LyricFixtures.dictionary()
        #expect(dictionary.pronunciations(of: "orange").count == 2)
        #expect(dictionary.pronunciations(of: "Music!").first?.phones == ["M", "Y", "UW1", "Z", "IH0", "K"])
        #expect(dictionary.isListed("'bout") || dictionary.isListed("bout"))
        #expect(dictionary.isListed("zywicki"))
        #expect(dictionary.pronunciations(of: "42").isEmpty)
    }

    @Test(arguments: [
        "ukulele", "djembe", "clave", "samba", "dembow", "arpeggio", "syncopation", "ostinato", "reggaeton",
    ])
    func `words of music that CMUdict lacks are there`(word: String) throws {
        #expect(try LyricFixtures.dictionary().isListed(word))
    }

    @Test(arguments: [
        ("rain", "train"), ("clear", "here"), ("tonight", "light"), ("flower", "hour"), ("again", "ten"),
        ("again", "rain"),
    ])
    func `strict rhymes`(first: String, second: String) throws {
        #expect(try LyricFixtures.dictionary().rhymes(first, second))
    }

    @Test(arguments: [
        ("rain", "rain"), ("come", "home"), ("music", "magic"), ("line", "time"), ("day", "days"), ("orange", "door"),
    ])
    func `no strict rhymes`(first: String, second: String) throws {
        #expect(try !LyricFixtures.dictionary().rhymes(first, second))
    }

    @Test func `near rhymes are told from strict ones`() throws {
        let dictionary = try LyricFixtures.dictionary()
        #expect(dictionary.rhymeQuality("line", "time") == .near)
        #expect(dictionary.rhymeQuality("day", "days") == .near)
        #expect(dictionary.rhymeQuality("rain", "shop") == .none)
    }

    @Test(arguments: [("blorping", 2), ("strumfeld", 2), ("zoober", 2), ("kale", 1), ("frindle", 2)])
    func `an unknown word is estimated, and says so`(word: String, count: Int) throws {
        let said = try LyricFixtures.dictionary().pronunciations(of: word)
        #expect(said.first?.syllableCount == count)
    }

    @Test func `an estimate is marked and never rhymes`() throws {
        let dictionary = try LyricFixtures.dictionary()
        #expect(dictionary.pronunciations(of: "blorping").first?.isEstimated == true)
        #expect(!dictionary.rhymes("blorping", "zorping"))
    }

    @Test func `words are divided into exactly their syllables`() throws {
        let typesetter = LyricTypesetter(dictionary: try LyricFixtures.dictionary())
        #expect(
            typesetter.syllables(of: "Together, singing \u{201C}music\u{201D}!").map(\.text) == [
                "To", "geth", "er,", "sing", "ing", "\u{201C}mu", "sic\u{201D}!",
            ]
        )
        #expect(typesetter.syllables(of: "the river").map(\.stress) == [0, 1, 0])
        #expect(typesetter.syllables(of: "fire", fitting: 2...2).count == 2)
        #expect(typesetter.syllables(of: "fire").count == 1)
    }

    @Test func `dividing gives the parts asked for and loses no letter`() {
        for word in ["a", "rhythm", "strengths", "beautiful", "ia", "everyone", "Mississippi", "queue"] {
            for count in 1...5 {
                let parts = Syllabifier.divide(word, into: count)
                #expect(parts.joined() == word)
                #expect(parts.count == min(count, word.count))
            }
        }
    }
}
