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

    @Test func `headings stay with what they head, and what is short is not broken`() throws {
        let rules = HandoutStyle.css.split(separator: "}")
        let afterHeadings = try #require(rules.first { $0.contains("break-after: avoid") })
        for name in ["h1", "h2", "h3", "caption", ".kind", ".lead"] { #expect(afterHeadings.contains(name)) }
        for name in ["tr", "figure", "svg", ".keep", "li", ".step", ".card", ".sheet .section"] {
            let kept = rules.contains { rule in
                let parts = rule.split(separator: "{")
                let selectors = parts.first?.split(separator: ",").map {
                    $0.trimmingCharacters(in: .whitespacesAndNewlines)
                }
                return selectors?.contains(name) == true && rule.contains("break-inside: avoid")
            }
            #expect(kept, "\(name)")
        }
    }

    @Test func `students write name and date on the sheets that they hand in`() async throws {
        let root = try page(try await MashupFixture.mashup("pop", "ska")).root
        #expect(root.all("p").count { $0.attributes["class"] == "who" } == 2)
        // The teacher's pages, then the song sheet, what is played, and the quiz.
        #expect(root.all("section").count { $0.attributes["class"] == "page" } == 3)
    }

    @Test func `a name too wide for its box is written in lines`() {
        let wide = FormMap.fitted("Verse 1", width: 300)
        #expect(wide.lines == ["Verse 1"] && wide.size == 19)
        let narrow = FormMap.fitted("Layers leave one by one", width: 200)
        #expect(narrow.lines.count > 1 && narrow.size > 14)
        #expect(narrow.lines.joined(separator: " ") == "Layers leave one by one")
        #expect(narrow.lines.allSatisfy { TextWidth.of($0, size: narrow.size) < 200 })
    }

    @Test func `a long groove is written in tables that fit the paper`() {
        let steps = String(repeating: "x...", count: 16)
        let groove = ScoreGroove(
            id: "a/b",
            name: "A: b",
            genre: "a",
            meter: "4/4",
            stepsPerBeat: 4,
            bars: 4,
            swings: false,
            tracks: [GrooveTrack(gm: 36, name: "kick", grid: steps)],
            adapted: nil,
            basis: "editorial"
        )
        let html = GrooveTable(groove: groove).html(caption: "In Verse", tracks: groove.tracks, bars: 4)
        #expect(html.ranges(of: "<table").count == 2)
        #expect(html.ranges(of: ">x<").count == 16)
        #expect(html.contains("bars 3–4 of 4"))
    }

    @Test func `a sheet's type is as large as its pages let it be`() {
        let short = ["<p>a</p>\n"]
        let long = Array(repeating: String(repeating: "<p>a</p>\n", count: 8), count: 6)
        #expect(LeadSheet.size(of: short) == 14)
        #expect(LeadSheet.size(of: long) >= 10.5 && LeadSheet.size(of: long) <= 14)
    }
}
