import Genres
import Teaching
import Testing

@testable import Mashups

struct ClaimWordingTests {
    @Test(arguments: SkillLevel.allCases, [1, 2, 3] as [UInt64])
    func `what a claim names is in the sections it points at`(level: SkillLevel, seed: UInt64) async throws {
        for pair in [["funk", "salsa"], ["swing", "country"], ["musical-theatre", "funk"]] as [[GenreID]] {
            let mashup = try await MashupFixture.generator.generate(
                from: MashupFixture.context(pair, level: level),
                seed: seed
            )
            for concept in mashup.content.theoryConcepts {
                let places = concept.evidence.sections
                let sections = mashup.music.sections.filter { places.isEmpty || places.contains($0.label) }
                if concept.claim.contains("ninth-chord") {
                    #expect(sections.flatMap(\.chords).allSatisfy { $0.notes.count >= 5 }, "\(concept.claim)")
                }
                if concept.claim.contains("the bridge") {
                    #expect(sections.allSatisfy { $0.kind == .bridge }, "\(concept.claim)")
                }
                if concept.claim.contains("VI7") {
                    #expect(sections.allSatisfy { $0.chords.contains { $0.numeral == "VI7" } }, "\(concept.claim)")
                }
            }
        }
    }

    @Test func `sevenths are no ninths`() async throws {
        var score = try await MashupFixture.mashup("blues", "hip-hop").music
        let index = try #require(score.sections.firstIndex { !$0.chords.isEmpty })
        for place in score.sections[index].chords.indices {
            score.sections[index].chords[place].symbol = "C7"
            score.sections[index].chords[place].notes = ["C", "E", "G", "Bb"]
        }
        var check = ConceptCheck(.chordQuality)
        check.family = "dominant"
        check.sections = [score.sections[index].label]
        #expect(ConceptRunner(score: score).evidence(for: check) != nil)
        check.low = 5
        #expect(ConceptRunner(score: score).evidence(for: check) == nil)
        check.low = nil
        check.numerals = ["bVI9"]
        #expect(ConceptRunner(score: score).evidence(for: check) == nil)
    }
}
