import Foundation
import Genres
import Teaching
import Testing

@testable import Mashups

struct FlashcardTests {
    @Test(arguments: [["blues", "hip-hop"], ["west-african", "gamelan"], ["pop", "folk"]] as [[GenreID]])
    func `a lesson has at least six cards, from its words and its claims`(_ genres: [GenreID]) async throws {
        for level in SkillLevel.allCases {
            let context = MashupFixture.context(genres, level: level)
            let content = try await MashupFixture.generator.generate(from: context, seed: 3).content
            #expect(content.flashcards.count >= 6)
            #expect((1...5).contains(content.keywords.count))
            let backs = content.flashcards.map(\.back)
            #expect(backs == content.keywords.map(\.definition) + content.theoryConcepts.map(\.claim))
        }
    }

    @Test func `every word to know keeps to its lengths and is listed once`() throws {
        let words = try LessonLibrary(directory: MashupFixture.data.appending(path: "lesson")).keywords()
        #expect(Set(words.map(\.term)).count == words.count)
        for word in words { #expect(word.term.count <= 30 && word.definition.count <= 200, "\(word.term)") }
    }

    @Test func `every kind of concept brings a word to know`() throws {
        let library = LessonLibrary(directory: MashupFixture.data.appending(path: "lesson"))
        let known = Set(try library.keywords().flatMap(\.about))
        #expect(known == Set(try library.concepts().kinds.keys))
    }
}
