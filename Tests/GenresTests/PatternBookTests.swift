import Foundation
import Genres
import MusicTheory
import Testing

struct PatternBookTests {
    private static let blues = """
        schema: 1
        genre: blues
        bass:
        - {id: root-fifth, name: roots and fifths, level: beginner, meter: 4/4, steps_per_beat: 2, bars: 1,
           steps: 'R---5---', basis: editorial, refs: []}
        comping:
        - {id: charleston, name: Charleston, level: intermediate, meter: 4/4, steps_per_beat: 2, bars: 1,
           steps: 'X-.x-...', voicing: shell, instrument: Piano, basis: source, refs: [omt1]}
        """

    @Test func `figures are read as they are written`() throws {
        try withFolder { folder in
            try folder.put(Self.blues, as: "blues.yaml")
            let read = try PatternBook(directory: folder).patterns(of: "blues")
            let patterns = try #require(read)
            let bass = try #require(patterns.bass.first)
            #expect(bass.steps == [.root, .hold, .hold, .hold, .fifth, .hold, .hold, .hold])
            #expect(bass.meter == .fourFour)
            let comping = try #require(patterns.comping.first)
            #expect(comping.rhythm.steps.first == .accentedChord)
            #expect(comping.voicing == .shell)
            #expect(comping.rhythm.refs == ["omt1"])
        }
    }

    @Test func `a genre without a file has no figures of its own`() throws {
        try withFolder { folder in
            let book = PatternBook(directory: folder)
            let read = try book.patterns(of: "blues")
            #expect(read == nil)
            #expect(book.problems().isEmpty)
        }
    }

    @Test(
        arguments: [
            ("'R---5---'", "'R---5--'", "7 steps"), ("'R---5---'", "'R---Z---'", "'Z'"),
            ("steps_per_beat: 2", "steps_per_beat: 5", "steps_per_beat"),
            ("voicing: shell", "voicing: soup", "voicing"),
            ("genre: blues", "genre: jazz", "genre"), ("schema: 1", "schema: 9", "schema"),
        ]
    )
    func `what is wrong in a file is named with its line`(wrong: (was: String, now: String, told: String)) throws {
        try withFolder { folder in
            try folder.put(Self.blues.replacing(wrong.was, with: wrong.now), as: "blues.yaml")
            let problem = try #require(PatternBook(directory: folder).problems().first)
            #expect(problem.text.contains(wrong.told), "\(problem)")
            #expect(problem.line != nil)
        }
    }

    @Test func `every shipped pattern file can be read`() {
        let book = PatternBook(directory: repositoryRoot.appending(path: "data/patterns", directoryHint: .isDirectory))
        #expect(book.problems().isEmpty)
    }
}
