import Foundation
import Testing

@testable import Mashups

struct ReadabilityTests {
    private let readability: Readability

    init() throws {
        readability = Readability(dictionary: try PronouncingDictionary(directory: MashupFixture.data))
    }

    @Test func `words, sentences and syllables are counted`() {
        let counts = readability.counts("The cat sat. Music is a language!") + readability.counts("No full stop here")
        #expect(counts.sentences == 3)
        #expect(counts.words == 11)
        #expect(counts.syllables == 3 + 6 + 4)
    }

    @Test func `chords' numerals are signs, not words`() {
        #expect(readability.counts("The chords I6–#io7–ii7–VI7 (IV, V7) come round.").words == 4)
        #expect(readability.counts("I sing.").words == 2)
    }

    @Test func `the grade follows the formula`() throws {
        let grade = try #require(readability.grade(of: ["The cat sat on the mat."]))
        #expect(abs(grade - (0.39 * 6 + 11.8 - 15.59)) < 0.0001)
        #expect(readability.grade(of: ["1, 2, 3"]) == nil)
    }

    @Test func `every step for students can be read by the youngest class`() throws {
        let prose = try LessonLibrary(directory: MashupFixture.data.appending(path: "lesson")).prose()
        let texts = prose.activities.flatMap(\.students) + prose.warmUps.flatMap(\.students)
        for text in texts {
            let counts = readability.counts(text)
            guard counts.words >= Readability.fewestWords else { continue }
            #expect((counts.grade ?? 0) <= Readability.bound(.young) + Readability.leeway, "\(text)")
        }
        let words = try LessonLibrary(directory: MashupFixture.data.appending(path: "lesson")).keywords()
        #expect((readability.grade(of: words.map(\.definition)) ?? 99) <= Readability.bound(.young))
    }
}
