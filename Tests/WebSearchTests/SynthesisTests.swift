import Teaching
import Testing
import WebSearch

@Suite struct SynthesisTests {
    private typealias Passage = ExtractiveSynthesis.Passage

    private let history = Passage(
        text: """
            Hip-hop began in the South Bronx in 1973, where DJ Kool Herc stretched the breaks of records for dancers. It \
            spread fast. What would you have danced to? The communities that made hip-hop were African American, \
            Caribbean and Latino. You can buy tickets for the next show here.
            """,
        quality: .high
    )
    private let today = Passage(
        text: """
            Today hip-hop is taught in schools in Senegal, Brazil and Germany. Hip-hop began in 1973 in the South Bronx, \
            where DJ Kool Herc stretched the breaks for the dancers. Festivals in Dakar bring young rappers together \
            every year, and this one was cut in the mid
            """,
        quality: .medium
    )

    private func picks(
        _ count: Int,
        perPassage: Int = 2,
        accepts: @escaping @Sendable (String) -> Bool = { _ in true }
    )
        -> [ExtractiveSynthesis.Pick]
    {
        ExtractiveSynthesis(about: ["Hip-hop", "hip hop"], accepts: accepts)
            .pick(count, from: [history, today], perPassage: perPassage)
    }

    @Test func `every sentence that is picked stands in its passage, word for word`() {
        let picks = picks(4)
        #expect(!picks.isEmpty)
        for pick in picks { #expect([history, today][pick.passage].text.contains(pick.sentence)) }
    }

    @Test func `what tells of the subject is picked, not questions, advertising or what leans on the sentence before`()
    {
        #expect(
            picks(3).map(\.sentence) == [
                "Hip-hop began in the South Bronx in 1973, where DJ Kool Herc stretched the breaks of records for dancers.",
                "The communities that made hip-hop were African American, Caribbean and Latino.",
                "Today hip-hop is taught in schools in Senegal, Brazil and Germany.",
            ]
        )
    }

    @Test func `the same is not told twice, though two sources say it`() {
        #expect(picks(9).count { $0.sentence.contains("Kool Herc") } == 1)
    }

    @Test func `a sentence that was cut is left out`() {
        #expect(!picks(9).contains { $0.sentence.contains("Dakar") })
    }

    @Test func `each passage gives no more than it may`() {
        #expect(picks(9, perPassage: 1).map(\.passage) == [0, 1])
    }

    @Test func `what is not accepted is passed over for the next best`() {
        let picks = picks(2) { !$0.contains("Kool Herc") }
        #expect(picks.count == 2)
        #expect(!picks.contains { $0.sentence.contains("Kool Herc") })
    }

    @Test func `nothing comes of nothing`() {
        #expect(ExtractiveSynthesis(about: ["jazz"]).pick(3, from: []) == [])
        #expect(ExtractiveSynthesis(about: []).pick(3, from: [Passage(text: "", quality: .low)]) == [])
    }

    @Test(arguments: [
        ("He met W. C. Handy in St. Louis. It was 1903.", ["He met W. C. Handy in St. Louis.", "It was 1903."]),
        ("“It swings!” she said. He agreed.", ["“It swings!” she said.", "He agreed."]),
        ("In the U.S. it grew. (It did.) And then", ["In the U.S. it grew.", "(It did.)"]),
        ("It goes on ... and ends.", ["It goes on ... and ends."]), ("", []), ("No end", []),
    ])
    func `sentences end where a reader sees them end`(text: String, sentences: [String]) {
        #expect(Sentences.whole(in: text) == sentences)
    }

    @Test func `foreign text is escaped where Markdown is written`() {
        #expect(ForeignText.markdown("*a* [b](c) <d> #e") == ##"\*a\* \[b\](c) \<d\> \#e"##)
        #expect(ForeignText.isPlain("Plain words, (with) brackets."))
        for text in ["*a*", "[b]", "<c>", "`d`", "http://e", "{f}"] { #expect(!ForeignText.isPlain(text)) }
    }
}
