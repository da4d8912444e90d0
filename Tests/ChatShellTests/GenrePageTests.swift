import Conversations
import Foundation
import Genres
import TerminalUI
import Testing

@testable import ChatShell

@Suite struct GenrePageTests {
    private func page(width: Int = 80) -> GenrePage {
        let data = Repository.root.appending(path: "data", directoryHint: .isDirectory)
        return GenrePage(
            catalogue: Catalogue(directory: data.appending(path: "genres", directoryHint: .isDirectory)),
            patterns: PatternBook(directory: data.appending(path: "patterns", directoryHint: .isDirectory)),
            prompts: PromptLibrary(folder: Repository.root.appending(path: "prompts")),
            width: width
        )
    }

    @Test func `a page tells of sound, harmony, grooves, bass, words and sources`() throws {
        let text = try page().markdown(of: "jazz")
        for part in [
            "## How it sounds",
            "- **ii-V-I** (intermediate) [3]\n  - `ii7 | V7 | Imaj7 | Imaj7`\n  - in C: `Dm7 | G7 | Cmaj7 | Cmaj7`",
            "## Grooves",
            "ride             |x . . x . x x . . x . x |", "## Bass", "bass  |R - - 5 - - 8 - - a - - |",
            "## Chord instruments", "## Forms", "## Words", "read the words before class", "## Background",
            "## With care",
            "**Beginners:**", "**Never:** transcribed solos", "Grew out of Blues", "## Open questions", "## Sources",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `what is our own judgement is among the open questions`() throws {
        let text = try page().markdown(of: "jazz")
        let questions = try #require(text.split(separator: "## Open questions").last)
        #expect(questions.contains("Nobody who grew up with the music has read it yet"))
        #expect(questions.contains("Minor ii-V-i"))
        #expect(!questions.contains("**Tempo:**"))
        #expect(try page().markdown(of: "qawwali").contains("- **Tempo:** the range is our own judgement"))
    }

    @Test(arguments: ["spirituals", "qawwali"] as [GenreID])
    func `a music that is not to be imitated says what it is for`(genre: GenreID) throws {
        let text = try page().markdown(of: genre)
        #expect(text.contains("**For listening and talking about.**"))
        #expect(text.contains("\n> "))
        #expect(text.contains("This music is not set to chords"))
    }

    @Test func `every genre has a page whose every number has a source, and no template shows through`() throws {
        let page = page()
        for entry in try page.catalogue.entries {
            let text = try page.markdown(of: entry.id)
            let count = try page.catalogue.record(entry.id).sources.count
            #expect(!text.contains("{{") && !text.contains("Optional("), "\(entry.id)")
            for mark in text.matches(of: /\[([0-9]+)\]/) {
                #expect((1...count).contains(Int(mark.1) ?? 0), "\(entry.id) \(mark.0)")
            }
        }
    }

    @Test(arguments: [40, 80]) func `a page fits the window`(width: Int) throws {
        let page = page(width: width)
        for entry in try page.catalogue.entries {
            let text = MarkdownRenderer.render(try page.markdown(of: entry.id), width: width, color: false)
            for line in text.split(separator: "\n") {
                #expect(DisplayWidth.of(String(line)) <= width, "\(entry.id): \(line)")
            }
        }
    }
}
