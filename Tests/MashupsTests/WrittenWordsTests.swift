import Genres
import Teaching
import Testing

@testable import Mashups

private struct Hand: MashupWriter {
    var name = "hand"
    var parts: @Sendable (WritingCommission) throws -> WrittenParts

    func write(_ commission: WritingCommission) async throws -> WrittenParts { try parts(commission) }
}

struct WrittenWordsTests {
    private let context = MashupFixture.context(["soul", "reggae"])

    private func generate(
        _ parts: @escaping @Sendable (WritingCommission) throws -> WrittenParts
    ) async throws -> Mashup {
        try await MashupFixture.generator.generate(from: context, seed: 9, writer: Hand(parts: parts))
    }

    @Test func `words that are the built-in ones are not called a writer's`() async throws {
        let mashup = try await generate { WrittenParts(lyrics: $0.ownWords) }
        #expect(mashup.metadata.writtenBy == nil)
        #expect(mashup.metadata.engine == "built-in")
    }

    @Test func `one bad section is replaced and the song is checked as a whole`() async throws {
        let author = try await Author(context, seed: 9)
        let typesetter = LyricTypesetter(dictionary: try PronouncingDictionary(directory: MashupFixture.data))
        let mashup = try await generate { commission in
            var sheet = commission.ownWords
            sheet.title = "Porch Lights"
            sheet.sections = commission.brief.sections.enumerated().map { index, brief in
                let source = SongForm(commission.brief).source(of: brief.id)
                return typesetter.section(index == 0 ? ["No"] : author.lines(source), for: brief)
            }
            return WrittenParts(lyrics: sheet)
        }
        #expect(mashup.failures.isEmpty)
        #expect(mashup.metadata.writtenBy?.words.by == "hand")
        #expect(mashup.metadata.writtenBy?.words.except?.isEmpty == false)
        #expect(mashup.title == "Porch Lights")
    }

    @Test func `verses that repeat a built-in line give way`() async throws {
        let mashup = try await generate { commission in
            var sheet = commission.ownWords
            let verses = commission.brief.sections.filter { !$0.role.repeatsItsWords }.map(\.id)
            guard verses.count > 1, let first = sheet.sections.firstIndex(where: { $0.id == verses[0] }),
                let second = sheet.sections.firstIndex(where: { $0.id == verses[1] })
            else { return WrittenParts() }
            sheet.sections[second].lines = sheet.sections[first].lines
            return WrittenParts(lyrics: sheet)
        }
        #expect(mashup.failures.isEmpty)
        #expect(mashup.metadata.writtenBy == nil)
    }

    @Test func `a refrain that changes its words falls back wherever it comes`() async throws {
        let context = MashupFixture.context(["pop", "rock"])
        let author = try await Author(context, seed: 9)
        let form = SongForm(author.commission.brief)
        let copy = try #require(author.commission.brief.sections.first { form.source(of: $0.id) != $0.id })
        let typesetter = LyricTypesetter(dictionary: try PronouncingDictionary(directory: MashupFixture.data))
        let hand = Hand { commission in
            var sheet = commission.ownWords
            sheet.sections = commission.brief.sections.map { brief in
                var lines = author.lines(form.source(of: brief.id))
                if brief.id == copy.id {
                    lines = commission.ownWords.sections.first { $0.id == brief.id }?.lines.map(\.text) ?? []
                }
                return typesetter.section(lines, for: brief)
            }
            return WrittenParts(lyrics: sheet)
        }
        let mashup = try await MashupFixture.generator.generate(from: context, seed: 9, writer: hand)
        let copies = author.commission.brief.sections.count { form.source(of: $0.id) == form.source(of: copy.id) }
        #expect(mashup.failures.isEmpty)
        #expect(mashup.metadata.writtenBy?.words.except?.count == copies)
    }

    @Test(arguments: [
        "We gonna ring a apple bell today", "We're going to ring 2 bells today", "Ring out the bell (ha_ha) today",
    ])
    func `lines that cannot be printed or sung as they are written are faults`(text: String) throws {
        let rules = try ProseRules(data: MashupFixture.data)
        let dictionary = try PronouncingDictionary(directory: MashupFixture.data)
        let brief = LyricBrief(ageBand: .middle, sections: [SectionBrief(id: "verse-1", role: .verse, lines: 1)])
        let section = LyricTypesetter(dictionary: dictionary).section([text], for: brief.sections[0])
        let sheet = LyricSheet(title: "Bells", topic: "bells", topicMatch: .named, sections: [section])
        let checks = LyricChecks(dictionary: dictionary, lint: rules.lint)
        let faults = SheetMixing.faults(in: sheet, against: brief, checks: checks, rules: rules)
        #expect(faults["verse-1"]?.isEmpty == false)
    }

    @Test func `what models add to lines is taken off`() {
        let raw = [
            "[Verse 1]", "1. \"Morning comes — again\" (7 syllables)", "**We** open every door", "Chorus:",
            "It’s loud\nIt's clear",
        ]
        #expect(
            PlainProse.lyricLines(raw) == ["Morning comes, again", "We open every door", "It's loud", "It's clear"]
        )
    }

    @Test func `lines that come again are filled in`() {
        let blues = SectionBrief(id: "verse-1", role: .verse, lines: 3, repeatFirst: true)
        #expect(SongForm.complete(["A", "B"], for: blues) == ["A", "A", "B"])
        #expect(SongForm.complete(["A", "X", "B"], for: blues) == ["A", "A", "B"])
        let calls = SectionBrief(id: "verse-1", role: .callAndResponse, lines: 4)
        #expect(SongForm.complete(["A", "R", "B"], for: calls) == ["A", "R", "B", "R"])
        #expect(SongForm.complete(["A"], for: calls) == ["A"])
    }

    @Test func `steps too hard to read are left out, and the writer's other words stay`() async throws {
        let hard =
            "Simultaneously articulate successive syncopated subdivisions while maintaining unwavering metrical "
            + "concentration throughout considerable polyrhythmic complexity, notwithstanding distractions."
        let hook = "A line to begin with that makes everybody want to sing."
        let mashup = try await generate { commission in
            var parts = WrittenParts(hook: hook)
            parts.activities = commission.draft.activities.prefix(1).map { base in
                WrittenActivity(title: base.title, teacher: base.teacher, students: base.students.map { _ in hard })
            }
            return parts
        }
        #expect(mashup.content.hook == hook)
        #expect(!mashup.content.activities.flatMap(\.students).contains(hard))
        #expect(mashup.failures.isEmpty)
    }

    @Test func `steps and notes that no lesson has are ignored`() async throws {
        let mashup = try await generate { _ in
            var parts = WrittenParts()
            parts.activities = [
                WrittenActivity(title: "Nap", teacher: ["Sleep for an hour."], students: ["Sleep too."])
            ]
            parts.notes = ["No such note.": "Another note that nobody asked for."]
            parts.culture = ["Nowhere": "It came from nowhere [1]."]
            return parts
        }
        #expect(mashup.metadata.writtenBy == nil)
        #expect(mashup.failures.isEmpty)
    }

    @Test func `advice on borrowing and respect is never given to a writer`() async throws {
        let author = try await Author(context, seed: 9)
        let notes = author.commission.draft.notes
        #expect(!notes.isEmpty)
        #expect(!notes.contains { $0.hasPrefix("What this song borrows") || $0.hasPrefix("Leave out of") })
    }
}

struct CitedSentenceTests {
    @Test func `numbers before or after the full stop belong to their sentence`() {
        let sentences = CitedSentence.split("It began in St. Louis in 1970 [1]. J. Doe sang it. [2, 3] It grew! [1][2]")
        #expect(sentences.map(\.refs) == [[1], [2, 3], [1, 2]])
        #expect(sentences.map(\.text) == ["It began in St. Louis in 1970.", "J. Doe sang it.", "It grew!"])
    }

    @Test func `a sentence without a number has none`() {
        #expect(CitedSentence.split("One. Two [1].").map(\.refs) == [[], [1]])
    }

    @Test func `numbers are replaced, and one that stands for nothing is marked`() {
        let text = CitedSentence.renumbered("It began [1]. It ended [9].") { $0 == 1 ? [4, 5] : nil }
        #expect(text == "It began [4][5]. It ended [?].")
    }
}

struct GivenFactsTests {
    @Test(arguments: [
        ("It is in F# minor.", ["F# minor"]), ("It is in B flat major.", ["Bb major"]),
        ("A minor detail in bars 3–4.", ["A minor", "3", "4"]), ("Play the Cmaj7, then V7.", ["Cmaj7", "V7"]),
        ("It swings at 1.5 to 1 in twelve bars.", ["1.5", "1", "12"]), ("I am the one, and so are the two of you.", []),
        ("The 1970s and the 12th bar.", ["1970", "12"]), ("Add the flat third, b3.", ["b3"]),
    ])
    func `figures and symbols in a text are found`(text: String, found: [String]) {
        #expect(MusicalMentions.found(in: text).map(\.text) == found)
    }

    @Test func `what is given may be said`() {
        let given = GivenFacts(texts: ["The loop C–F–G takes 4 bars in C major."])
        #expect(given.unknown(in: "Four bars in C major.").isEmpty)
        #expect(given.unknown(in: "Eight bars in G major.") == ["8", "G major"])
    }
}

struct CultureRulesTests {
    private let group = CulturePassages(
        heading: "Reggae",
        passages: [
            CultureParagraph(
                genre: "reggae",
                heading: "Reggae",
                text: "Reggae took its name in Kingston, Jamaica, around 1968, when ska had slowed down.",
                sources: [1, 2]
            ),
            CultureParagraph(
                genre: "reggae",
                heading: "Reggae",
                text: "The music travelled in the 1970s.",
                sources: [3]
            ),
        ]
    )

    private func faults(_ text: String) throws -> [String] {
        CultureRules(prose: try ProseRules(data: MashupFixture.data)).faults(in: text, for: group)
    }

    @Test func `a paragraph that keeps to its passages has no faults`() throws {
        let text =
            "In Kingston, Jamaica, reggae took its name around 1968 [1][2]. In the 1970s the music travelled [3]."
        #expect(try faults(text) == [])
    }

    @Test(arguments: [
        (
            "In Kingston, Jamaica, reggae took its name around 1968 [1]. In the 1970s the music travelled [8].",
            "not given"
        ),
        ("In Kingston, Jamaica, reggae took its name around 1968 [1]. In the 1970s the music travelled.", "no passage"),
        ("In Kingston, Jamaica, reggae took its name around 1962 [1]. In the 1970s the music travelled [3].", "1962"),
        ("In Kingston, Jamaica, reggae took its name around 1968 [1]. In the 1970s Madonna travelled [3].", "Madonna"),
        ("In Kingston, Jamaica, reggae took its name around 1968 [1]. Bowie travelled in the 1970s [3].", "Bowie"),
        (
            "In Kingston, Jamaica, reggae took its name around 1968 [1]. The music travelled to Kingston [3].",
            "Kingston"
        ),
        ("In Kingston, Jamaica, reggae took its name around 1968, when ska had slowed down [1].", "Nothing is said"),
        ("In exotic Kingston, Jamaica, reggae took its name in 1968 [1]. In the 1970s it travelled [3].", "exotic"),
    ])
    func `a paragraph that adds, leaves out or miscites is refused with the reason`(text: String, reason: String) throws
    {
        #expect(try faults(text).contains { $0.contains(reason) })
    }
}
