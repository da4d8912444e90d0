import Genres
import Foundation
import Testing

@testable import Mashups

struct ExportAnkiTests {
    /// Rows as RFC 4180 has them; nil where a quotation mark is left open.
    private func rows(_ text: Substring) -> [[String]]? {
        var rows: [[String]] = [[""]]
        var quoted = false
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let row = rows.count - 1
            let cell = rows[row].count - 1
            if scalar == "\"" {
                if quoted, rest.first == "\"" {
                    rest.removeFirst()
                    rows[row][cell].unicodeScalars.append(scalar)
                } else {
                    quoted.toggle()
                }
            } else if !quoted, scalar == "," {
                rows[row].append("")
            } else if !quoted, scalar == "\r" {
                continue
            } else if !quoted, scalar == "\n" {
                rows.append([""])
            } else {
                rows[row][cell].unicodeScalars.append(scalar)
            }
        }
        return quoted ? nil : Array(rows.dropLast())
    }

    @Test func `every card and question of the lesson is a card that reads back as it was`() async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        mashup.content.quiz[0].question = "What is \"call\", and\nwhat \"response\"?"
        let text = String(decoding: try mashup.exported(as: .anki), as: UTF8.self)
        #expect(text.hasPrefix("#separator:Comma\r\n"))
        let body = try #require(text.range(of: "#tags column:3\r\n"))
        let cards = try #require(rows(text[body.upperBound...]))
        #expect(cards.count == mashup.content.quiz.count + mashup.content.flashcards.count)
        #expect(cards.allSatisfy { $0.count == 3 && $0.allSatisfy { !$0.isEmpty } })
        for (card, own) in zip(cards, mashup.content.flashcards) {
            #expect(Array(card.prefix(2)) == [own.front, own.back])
        }
        let asked = cards.dropFirst(mashup.content.flashcards.count)
        #expect(asked.first?[0].contains(mashup.content.quiz[0].question) == true)
        for (card, question) in zip(asked, mashup.content.quiz) {
            #expect(card[1].hasPrefix(question.options[question.answer]))
            #expect(card[2].split(separator: " ").contains("quiz"))
        }
    }

    @Test func `a lesson from before there were cards has one for every concept`() async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        mashup.content.flashcards = []
        let text = String(decoding: try mashup.exported(as: .anki), as: UTF8.self)
        for concept in mashup.content.theoryConcepts { #expect(text.contains(concept.claim)) }
    }
}
