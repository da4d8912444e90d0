import Mashups
import Testing

@Suite struct LyricCheckTests {
    private func faults(_ lines: [String], scheme: String = "aabb", repeatFirst: Bool = false) throws -> [LyricFault] {
        let section = SectionBrief(
            id: "verse",
            role: .verse,
            lines: 4,
            syllables: 6...9,
            rhymeScheme: scheme,
            repeatFirst: repeatFirst
        )
        let typesetter = LyricTypesetter(dictionary: try LyricFixtures.dictionary())
        let sheet = LyricSheet(
            title: "T",
            topic: "rain",
            topicMatch: .unasked,
            sections: [typesetter.section(lines, for: section)]
        )
        let brief = LyricBrief(ageBand: .middle, sections: [section])
        return try LyricFixtures.checks().faults(in: sheet, against: brief)
    }

    private let good = [
        "The bus came hissing down the street", "With little rivers at our feet",
        "We shared one coat across the square",
        "And laughed at thunder on the stair",
    ]

    @Test func `good lines pass`() throws {
        #expect(try faults(good) == [])
    }

    @Test func `a missing rhyme is named with both its words`() throws {
        var lines = good
        lines[1] = "With little rivers in the road"
        #expect(try faults(lines) == [.noRhyme(section: "verse", line: 2, word: "road", with: 1, otherWord: "street")])
    }

    @Test func `a word does not rhyme with itself`() throws {
        var lines = good
        lines[1] = "With little rivers in the street"
        #expect(try faults(lines).map(\.kind) == [.rhyme])
    }

    @Test func `a long line is counted`() throws {
        var lines = good
        lines[2] = "We shared the only coat we had across the square"
        #expect(try faults(lines) == [.syllableCount(section: "verse", line: 3, found: 12, allowed: 6...9)])
    }

    @Test func `a line said twice is noticed in a verse`() throws {
        #expect(try faults([good[0], good[0], good[2], good[3]]).map(\.kind) == [.repetition])
    }

    @Test func `a missing line is noticed`() throws {
        #expect(try faults(Array(good.dropLast())).map(\.kind) == [.form])
    }

    @Test func `a word that a school does not sing is blocked`() throws {
        var lines = good
        lines[0] = "The gun came hissing down the street"
        #expect(try faults(lines).map(\.kind) == [.wording])
    }

    @Test func `three heavy words in a row cannot be set`() {
        let stresses = [1, 0, 1, 0].map { Syllable(text: "da", stress: $0, endsWord: $0 == 0) }
        #expect(Scansion.beats(of: stresses) == [0, 2])
        let heavy = (0..<3).flatMap { _ in
            [Syllable(text: "da", stress: 0, endsWord: false), Syllable(text: "da", stress: 1, endsWord: true)]
                + [Syllable(text: "da", stress: 1, endsWord: false), Syllable(text: "da", stress: 0, endsWord: true)]
        }
        #expect(Scansion.beats(of: heavy) == nil)
    }

    @Test func `labels tell the rhymes that are there`() throws {
        let typesetter = LyricTypesetter(dictionary: try LyricFixtures.dictionary())
        let section = SectionBrief(id: "v", role: .verse, lines: 4)
        let lines = ["A day", "A stone", "A way", "A road"]
        #expect(typesetter.section(lines, for: section).lines.map(\.rhymeLabel) == ["A", nil, "A", nil])
    }
}
