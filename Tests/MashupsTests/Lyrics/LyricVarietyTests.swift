import Foundation
import Mashups
import Testing

/// How often the built-in words come again: from seed to seed, and within one song.
@Suite struct LyricVarietyTests {
    /// The sections of a pair of genres, as the planner asks for them.
    struct Form: Sendable, CustomTestStringConvertible {
        var pair: String
        var topic: String?
        var age: AgeBand
        var sections: [SectionBrief]

        var brief: LyricBrief { LyricBrief(topic: topic, ageBand: age, sections: sections) }
        var testDescription: String { "\(pair), \(topic ?? "any topic"), \(age.rawValue)" }
    }

    /// The shortest form there is: one AAB verse and three answered calls, in which few words have to differ.
    private static let bluesAndHipHop = [
        SectionBrief(id: "verse-1", role: .verse, lines: 3, syllables: 8...14, rhymeScheme: "AAA", repeatFirst: true),
        SectionBrief(
            id: "call-and-response-1",
            role: .callAndResponse,
            lines: 6,
            syllables: 8...14,
            rhymeScheme: "AA",
            delivery: .rapped,
            callAndResponse: true
        ),
    ]

    private static let countryAndReggae = [
        SectionBrief(id: "verse-1", role: .verse, syllables: 6...10, rhymeScheme: "ABAB"),
        SectionBrief(id: "chorus-1", role: .chorus, lines: 8, syllables: 6...10, rhymeScheme: "AABB"),
        SectionBrief(id: "verse-2", role: .verse, syllables: 6...10, rhymeScheme: "AABB"),
        SectionBrief(id: "chorus-2", role: .chorus, lines: 8, syllables: 6...10, rhymeScheme: "AABB"),
    ]

    static let forms =
        AgeBand.allCases.flatMap { age in
            [
                Form(pair: "blues and hip-hop", topic: nil, age: age, sections: bluesAndHipHop),
                Form(pair: "country and reggae", topic: nil, age: age, sections: countryAndReggae),
            ]
        }
        + ["courage", "the river"].map { topic in
            Form(pair: "blues and hip-hop", topic: topic, age: .young, sections: bluesAndHipHop)
        }

    @Test(arguments: forms)
    func `of five hundred seeds of a pair at most five repeat another's words`(form: Form) throws {
        var songs: Set<String> = []
        var repeats: [String] = []
        for seed in UInt64(0)..<500 {
            var generator = SeededGenerator(seed: seed, part: "lyrics")
            let sheet = try LyricFixtures.lyricist.write(form.brief, using: &generator)
            songs.insert(sheet.text)
            repeats += needlessRepeats(in: sheet, form).map { "seed \(seed): \($0)" }
        }
        print(
            "\(form.testDescription): \(500 - songs.count) of 500 songs repeat another, \(repeats.count) lines come again needlessly"
        )
        #expect(songs.count >= 495)
        #expect(repeats.isEmpty, "\(repeats.prefix(5))")
    }

    @Test func `a repeated line is noticed unless the form asks for it`() throws {
        let form = Form(pair: "any", topic: "rain", age: .middle, sections: [Self.countryAndReggae[0]])
        let typesetter = LyricTypesetter(dictionary: try LyricFixtures.dictionary())
        let lines = ["The rain came down", "The rain came down", "We ran for home", "We ran for home"]
        let section = typesetter.section(lines, for: form.sections[0])
        let sheet = LyricSheet(title: "T", topic: "rain", topicMatch: .named, sections: [section])
        #expect(needlessRepeats(in: sheet, form) == ["The rain came down", "We ran for home"])
    }

    @Test func `a call that rhymes with no other is of the refrain whose answer follows`() throws {
        let file = LyricFixtures.data.appending(path: "lyrics/courage.yaml")
        let refrains = try String(contentsOf: file, encoding: .utf8).split(separator: "couplets:")[0]
            .split(separator: "\n\n").map { stanza in
                stanza.split(separator: "\n").map { $0.trimmingPrefix { "<> ".contains($0) } }
                    .flatMap { LyricFixtures.expansions(String($0)) }
            }
        let form = Form(pair: "any", topic: "courage", age: .young, sections: Self.bluesAndHipHop)
        for seed in UInt64(0)..<20 {
            var generator = SeededGenerator(seed: seed, part: "lyrics")
            let sheet = try LyricFixtures.lyricist.write(form.brief, using: &generator)
            let lines = try #require(sheet.sections.last?.lines.suffix(2).map(\.text))
            #expect(refrains.contains { Set(lines).isSubset(of: $0) }, "\(lines)")
        }
    }

    @Test(arguments: ["rain", "belonging", "making music"])
    func `a topic that is asked for has several titles for the youngest`(topic: String) throws {
        let form = Form(pair: "any", topic: topic, age: .young, sections: Self.bluesAndHipHop)
        var titles: Set<String> = []
        for seed in UInt64(0)..<100 {
            var generator = SeededGenerator(seed: seed, part: "lyrics")
            titles.insert(try LyricFixtures.lyricist.write(form.brief, using: &generator).title)
        }
        #expect(titles.count >= 8, "\(titles.sorted())")
        #expect(titles.allSatisfy { $0.last?.isPunctuation == false })
    }

    /// Lines that come more than once although the form does not ask for it.
    ///
    /// It asks for the second line of an AAB stanza, for the answers of a call and response, for sections that share
    /// their words, and for the title line of a refrain.
    private func needlessRepeats(in sheet: LyricSheet, _ form: Form) -> [String] {
        var seen: Set<String> = []
        var titleLines: Set<String> = []
        var repeats: [String] = []
        for (section, wanted) in zip(sheet.sections, form.sections) where section.repeatsSection == nil {
            if wanted.role.repeatsItsWords, let title = section.lines.mostFrequentText { titleLines.insert(title) }
            for (index, line) in section.lines.enumerated() {
                if line.isResponse || wanted.repeatFirst && index % 3 == 1 || titleLines.contains(line.text) {
                    continue
                }
                if !seen.insert(line.text).inserted { repeats.append(line.text) }
            }
        }
        return repeats
    }
}

extension [LyricLine] {
    /// The text of the line that comes most often, the earliest of several.
    fileprivate var mostFrequentText: String? {
        let counts = Dictionary(map { ($0.text, 1) }, uniquingKeysWith: +)
        let most = counts.values.max()
        return first { counts[$0.text] == most }?.text
    }
}
