import Genres
import Mashups
import Testing

private struct Scripted: MashupWriter {
    var name = "scripted"
    var parts: @Sendable (WritingCommission) throws -> WrittenParts

    func write(_ commission: WritingCommission) async throws -> WrittenParts { try parts(commission) }
}

private struct Silent: Error {}

struct MashupWriterTests {
    private let context = MashupFixture.context(["soul", "reggae"])

    private func generate(
        _ parts: @escaping @Sendable (WritingCommission) throws -> WrittenParts
    ) async throws -> Mashup {
        try await MashupFixture.generator.generate(from: context, seed: 9, writer: Scripted(parts: parts))
    }

    @Test func `a writer that fails leaves a whole built-in mashup`() async throws {
        let mashup = try await generate { _ in throw Silent() }
        let own = try await MashupFixture.generator.generate(from: context, seed: 9)
        #expect(mashup.lyrics == own.lyrics)
        #expect(mashup.metadata.engine == "built-in")
        #expect(mashup.checks.contains { $0.claim.contains("scripted could not write") })
    }

    @Test func `a good title and explanation are used`() async throws {
        let text = "The pattern comes back so often that you can lean on it, and leaning on it is how the song moves."
        let mashup = try await generate { commission in
            WrittenParts(title: "Porch Lights", explanations: [commission.concepts[0].claim: text])
        }
        #expect(mashup.title == "Porch Lights")
        #expect(mashup.content.theoryConcepts.contains { $0.explanation == text })
        #expect(mashup.metadata.engine == "scripted")
    }

    @Test func `words that break the brief are replaced`() async throws {
        let mashup = try await generate { _ in
            WrittenParts(lyrics: LyricSheet(title: "X", topic: "x", topicMatch: .named, sections: []))
        }
        #expect(mashup.checks.allSatisfy { $0.passed })
        #expect(mashup.checks.contains { $0.claim.contains("the words by scripted") })
    }
}
