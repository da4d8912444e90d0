import Foundation
import Genres
import Mashups
import MusicTheory
import Testing

struct ExportTests {
    private func text(_ format: ExportFormat) async throws -> String {
        String(decoding: try await MashupFixture.mashup("blues", "hip-hop").exported(as: format), as: UTF8.self)
    }

    @Test func `ChordPro opens and closes every environment and names chords strictly`() async throws {
        let text = try await text(.chordpro)
        for name in ["verse", "chorus", "bridge", "grid"] {
            let opened = text.components(separatedBy: "{start_of_\(name)").count
            #expect(opened == text.components(separatedBy: "{end_of_\(name)").count)
        }
        for directive in ["{title:", "{key:", "{tempo:", "{time: 4/4}", "{start_of_verse"] {
            #expect(text.contains(directive))
        }
        let chords = text.split(separator: "[").dropFirst().compactMap { $0.split(separator: "]").first }
        #expect(!chords.isEmpty)
        for chord in chords { #expect(Chord(symbol: String(chord)) != nil, "\(chord)") }
    }

    @Test func `the words of the ChordPro song are the words of the mashup`() async throws {
        let mashup = try await MashupFixture.mashup("pop", "ska")
        let text = String(decoding: try mashup.exported(as: .chordpro), as: UTF8.self)
        let plain = text.replacing(/\ ?\[[^\]]*\]/, with: "")
        for line in mashup.lyrics.split(separator: "\n") where !line.hasPrefix("[") {
            let bare = line.filter { !" ()".contains($0) }
            #expect(plain.filter { !" ()".contains($0) }.contains(bare), "\(line)")
        }
    }

    @Test func `Markdown closes its fences and has every part in order`() async throws {
        let text = try await text(.markdown)
        #expect(text.components(separatedBy: "```").count % 2 == 1)
        let parts = [
            "# ", "## Objectives", "## Materials", "## Listen first", "## Where this music comes from", "## Warm-up",
            "## The song", "## Theory", "## The lesson", "## Differentiation", "## Assessment",
            "## What students may think",
            "## Quiz", "## Teaching notes", "## Next time", "## Sources", "## What was checked",
        ]
        var rest = Substring(text)
        for part in parts {
            let place = try #require(rest.range(of: "\n" + part) ?? rest.range(of: part), "\(part)")
            rest = rest[place.upperBound...]
        }
    }

    @Test func `rows of a drum grid line up under their counts`() async throws {
        let text = try await text(.markdown)
        let grids = text.components(separatedBy: "```").filter { $0.hasPrefix("text\ncount") }
        #expect(!grids.isEmpty)
        for grid in grids {
            let rows = grid.split(separator: "\n").filter { $0.contains("|") }
            #expect(Set(rows.map(\.count)).count == 1)
        }
    }
}
