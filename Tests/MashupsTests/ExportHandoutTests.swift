import Genres
import Foundation
import MusicTheory
import Testing

@testable import Mashups

struct ExportHandoutTests {
    private func page(_ mashup: Mashup) throws -> (text: String, root: ExportXMLReader.Element) {
        let data = try mashup.exported(as: .html)
        return (String(decoding: data, as: UTF8.self), try #require(ExportXMLReader.root(of: data), "\(mashup.title)"))
    }

    @Test func `the handout is well-formed, loads nothing and names every drawing`() async throws {
        for mashup in try await ExportFixture.sample() {
            let (text, root) = try page(mashup)
            #expect(root.attributes["lang"] == "en")
            for word in ["<script", "src=", "@import", "javascript:", "<link"] { #expect(!text.contains(word)) }
            let drawings = root.all("svg")
            #expect(drawings.allSatisfy { $0.attributes["role"] == "img" && $0.children.first?.name == "title" })
            let ids = drawings.compactMap { $0.attributes["aria-labelledby"] }
            #expect(ids.count == drawings.count && Set(ids).count == ids.count)
            #expect(root.all("table").allSatisfy { !$0.all("th").isEmpty })
        }
    }

    @Test func `what looks like markup in a text is shown and not obeyed`() async throws {
        var mashup = try await MashupFixture.mashup("pop", "ska")
        mashup.title = "<script>alert(1)</script> & \"Co\""
        mashup.content.hook = "a\u{0}b <img src=x onerror=y>"
        mashup.sources[0].url = "javascript:alert(1)"
        mashup.music.sections[0].label = "Verse \"1\" <b>"
        let (text, root) = try page(mashup)
        #expect(!text.contains("<script") && !text.contains("<img"))
        #expect(root.all("title").first?.text == mashup.title)
        #expect(!root.all("a").contains { $0.attributes["href"]?.hasPrefix("javascript") == true })
    }

    @Test func `students get no answers`() async throws {
        let mashup = try await MashupFixture.mashup("pop", "ska")
        let (text, _) = try page(mashup)
        let students = try #require(text.range(of: "For students"))
        for question in mashup.content.quiz {
            #expect(text[students.lowerBound...].contains(MarkupText.escaped(question.question)))
            #expect(!text[students.lowerBound...].contains(MarkupText.escaped(question.because)))
        }
    }

    @Test func `every syllable of a tune stands under its notes`() async throws {
        let mashup = ExportFixture.composed(try await MashupFixture.mashup("pop", "ska"))
        let staffs = try page(mashup).root.all("svg").filter { $0.attributes["class"] == "staff" }
        let words = Set(staffs.flatMap { $0.all("text") }.map(\.text))
        let syllables = mashup.music.sections.flatMap(\.lyrics).flatMap(\.syllables).map(\.text)
        #expect(!syllables.isEmpty && syllables.allSatisfy(words.contains))
    }

    @Test func `chord charts of the song cover all its chords on three instruments`() async throws {
        for mashup in try await ExportFixture.sample() {
            let (text, _) = try page(mashup)
            for symbol in Set(mashup.music.sections.flatMap(\.chords).map(\.symbol)) {
                for instrument in ["the piano", "guitar", "ukulele"] {
                    #expect(text.contains(MarkupText.escaped("\(symbol) on \(instrument)")))
                }
            }
        }
    }
}
