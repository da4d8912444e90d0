import Foundation
import Mashups
import Testing

@Suite struct LyricistTests {
    @Test(arguments: LyricFixtures.genres)
    func `lyrics for every genre keep every promise, for every age and topic`(genre: LyricFixtures.GenreLyrics) throws {
        let checks = try LyricFixtures.checks()
        for (number, topic) in LyricFixtures.topics.enumerated() {
            for scheme in genre.schemes + (genre.schemes.isEmpty ? [""] : []) {
                let brief = LyricFixtures.song(
                    topic,
                    AgeBand.allCases[number % 3],
                    scheme: scheme,
                    syllables: genre.syllables,
                    repeatFirst: genre.repeatFirst,
                    delivery: genre.delivery,
                    callAndResponse: genre.callAndResponse && number % 2 == 0
                )
                var generator = SeededGenerator(seed: UInt64(number), part: genre.genre)
                let sheet = try LyricFixtures.lyricist.write(brief, using: &generator)
                let faults = checks.faults(in: sheet, against: brief)
                #expect(faults.isEmpty, "\(genre.genre), \(topic), \(scheme): \(faults)\n\(sheet.text)")
                #expect(!sheet.title.isEmpty)
            }
        }
    }

    @Test func `the same brief and seed give the same words`() throws {
        let brief = LyricFixtures.song("friendship")
        var first = SeededGenerator(seed: 7)
        var second = SeededGenerator(seed: 7)
        let fresh = Lyricist(directory: LyricFixtures.data)
        #expect(try LyricFixtures.lyricist.write(brief, using: &first) == fresh.write(brief, using: &second))
        #expect(first == second)
    }

    @Test(arguments: [("rain", "AABB"), ("history", "ABAB"), ("kindness", "AAAA")])
    func `five hundred seeds of one brief give five hundred songs, give or take five`(
        topic: String,
        scheme: String
    ) throws {
        let brief = LyricFixtures.song(topic, scheme: scheme)
        var songs: Set<String> = []
        for seed in 0..<500 {
            var generator = SeededGenerator(seed: UInt64(seed))
            songs.insert(try LyricFixtures.lyricist.write(brief, using: &generator).text)
        }
        #expect(songs.count >= 495)
    }

    @Test func `a long rap finds new words for every line`() throws {
        let checks = try LyricFixtures.checks()
        for scheme in ["AABB", "AAAA", "ABAB"] {
            for topic in LyricFixtures.topics {
                var brief = LyricFixtures.song(topic, scheme: scheme, syllables: 8...14, delivery: .rapped)
                brief.sections[0].lines = 16
                brief.sections[2].lines = 8
                var generator = SeededGenerator(seed: 3)
                let sheet = try LyricFixtures.lyricist.write(brief, using: &generator)
                #expect(checks.faults(in: sheet, against: brief).isEmpty, "\(topic) \(scheme) \(sheet.text)")
            }
        }
    }

    @Test(arguments: ["abc", "aab", "abba", "ababcc", "AABBCCDD", "aaabab", "x", "xaxa", ""])
    func `an unusual rhyme scheme is kept`(scheme: String) throws {
        let checks = try LyricFixtures.checks()
        for topic in LyricFixtures.topics {
            let section = SectionBrief(id: "verse", role: .verse, lines: max(1, scheme.count), rhymeScheme: scheme)
            let brief = LyricBrief(topic: topic, ageBand: .middle, sections: [section])
            var generator = SeededGenerator(seed: 11)
            let sheet = try LyricFixtures.lyricist.write(brief, using: &generator)
            #expect(checks.faults(in: sheet, against: brief).isEmpty, "\(topic): \(sheet.text)")
        }
    }

    @Test func `the title is tied to the song and the chorus keeps its words`() throws {
        var generator = SeededGenerator(seed: 5)
        let sheet = try LyricFixtures.lyricist.write(LyricFixtures.song("the rain"), using: &generator)
        #expect(sheet.topic == "rain")
        #expect(sheet.topicMatch == .named)
        #expect(sheet.sections[3].repeatsSection == "chorus-1")
        #expect(sheet.sections[3].lines == sheet.sections[1].lines)
    }

    @Test func `a topic nobody prepared is chosen by the seed, and said`() throws {
        var generator = SeededGenerator(seed: 5)
        let sheet = try LyricFixtures.lyricist.write(LyricFixtures.song("quadratic xylographs"), using: &generator)
        #expect(sheet.topicMatch == .unknown)
        var other = SeededGenerator(seed: 5)
        #expect(try LyricFixtures.lyricist.write(LyricFixtures.song(nil), using: &other).topicMatch == .unasked)
    }

    @Test(arguments: [
        ("being brave on stage", "courage"), ("my grandmother's stories", "grandparents"), ("the water cycle", "river"),
        ("our neighbourhood", "our-town"), ("Black history month", "history"),
        ("the solar system and stars", "night-sky"),
        ("growth mindset", "mistakes"), ("being a good friend", "friendship"), ("thunderstorms and weather", "rain"),
        ("a street festival", "celebration"), ("saving the planet", "animals"), ("welcoming new students", "belonging"),
    ])
    func `a teacher's words find the nearest topic`(words: String, topic: String) throws {
        #expect(try LyricFixtures.lyricist.topic(nearestTo: words) == topic)
    }

    @Test func `a blues verse states, states again and answers`() throws {
        var generator = SeededGenerator(seed: 9)
        let brief = LyricFixtures.song("courage", .older, scheme: "AAA", syllables: 8...14, repeatFirst: true)
        let verse = try LyricFixtures.lyricist.write(brief, using: &generator).sections[0].lines
        #expect(verse[0].text == verse[1].text)
        #expect(verse[1].repeats == 0)
        #expect(verse[2].repeats == nil)
        #expect(verse.map(\.rhymeLabel) == ["A", "A", "A"])
    }

    @Test func `words that cannot fit are refused with a hint`() throws {
        var generator = SeededGenerator(seed: 9)
        let brief = LyricFixtures.song("courage", syllables: 30...31)
        #expect(throws: LyricistError.self) {
            try LyricFixtures.lyricist.write(brief, using: &generator)
        }
    }
}
