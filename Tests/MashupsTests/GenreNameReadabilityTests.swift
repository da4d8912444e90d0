import Genres
import Teaching
import Testing

@testable import Mashups

struct GenreNameReadabilityTests {
    @Test func `long names of genres do not make a text for children too hard`() async throws {
        var context = MashupFixture.context(["carnatic", "hindustani"], level: .beginner)
        context.setting = .elementarySchool
        let mashup = try await MashupFixture.generator.generate(from: context, seed: 1)
        #expect(mashup.checks.filter { !$0.passed }.isEmpty)
    }
}
