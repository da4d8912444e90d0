import Genres
import Mashups
import Teaching
import TerminalUI
import Testing

@testable import ChatShell

@Suite struct ScoreViewTests {
    @Test(arguments: [40, 60, 80, 120], [true, false])
    func `no line of a song is wider than the window`(width: Int, unicode: Bool) async throws {
        for mashup in [
            try await ScoreFixture.mashup("blues", "hip-hop"), try await ScoreFixture.mashup("jazz", "folk", "gamelan"),
            try await ScoreFixture.mashup("salsa", "house", level: .advanced, seed: 3),
        ] {
            let lines = ScoreView(mashup: mashup, look: ScoreLook(width: width, unicode: unicode)).lines()
            for line in lines { #expect(line.width <= width, "\(line.plain)") }
            // Names and words keep their letters; what is drawn around them is ASCII.
            let drawn = lines.map(\.plain).joined()
            if !unicode { #expect(drawn.allSatisfy { !"│█▓▒░·–…".contains($0) }) }
        }
    }

    @Test func `colour adds nothing that the plain lines do not say`() async throws {
        let mashup = try await ScoreFixture.mashup("blues", "hip-hop")
        let rich = ScoreView(mashup: mashup, look: ScoreLook(depth: .palette)).lines()
        let few = ScoreView(mashup: mashup, look: ScoreLook(depth: .sixteen)).lines()
        #expect(rich.map(\.plain) == few.map(\.plain))
        #expect(rich.contains { $0.rendered(color: true).contains("\u{1B}[38;5;74m") })
        #expect(few.allSatisfy { !$0.rendered(color: true).contains("38;5") })
        #expect(rich.allSatisfy { !$0.rendered(color: false).contains("\u{1B}") })
    }

    @Test(arguments: [40, 60, 80, 120])
    func `the blocks of the form map are as long as the sections`(width: Int) async throws {
        let mashup = try await ScoreFixture.mashup("blues", "hip-hop")
        let lines = FormMapView(mashup: mashup, look: ScoreLook(width: width, unicode: false)).lines().map(\.plain)
        let blocks = lines.filter { $0.contains("|") }
            .flatMap { $0.split(separator: "|").map { $0.filter { $0 != " " } } }.filter { !$0.isEmpty }
        let columns = blocks.map { Double($0.count + 1) }.reduce(0, +)
        #expect(Int(columns) % mashup.music.barCount == 0)
        let perBar = Int(columns) / mashup.music.barCount
        if blocks.count == mashup.music.sections.count {
            #expect(blocks.map { ($0.count + 1) / perBar } == mashup.music.sections.map(\.bars))
        }
        #expect(lines.contains { $0.contains("A# Blues leads") })
    }

    @Test func `genres differ by letter and by pattern without any colour`() async throws {
        let mashup = try await ScoreFixture.mashup("jazz", "folk", "gamelan")
        for unicode in [true, false] {
            let look = ScoreLook(unicode: unicode)
            let marks = mashup.metadata.genres.map { GenreMark($0.rawValue, in: mashup, look: look) }
            #expect(Set(marks.map(\.letter)).count == 3)
            #expect(Set(marks.map(\.fill)).count == 3)
            #expect(Set(marks.map(\.style)).count == 3)
        }
    }

    @Test func `a bar like the one before is a percent sign, and rows that come again are repeated`() async throws {
        var mashup = try await ScoreFixture.mashup("blues", "hip-hop")
        mashup.music.sections[0] = section(
            of: mashup,
            symbols: Array(repeating: ["C", "C", "F", "G"], count: 3).flatMap(\.self)
        )
        let chart = ChordChartView(score: mashup.music, look: ScoreLook(unicode: false))
        #expect(chart.lines(mashup.music.sections[0]).map(\.plain) == ["  |:C | % | F | G:| 3x"])
        let narrow = ChordChartView(score: mashup.music, look: ScoreLook(width: 20, unicode: false))
        #expect(narrow.lines(mashup.music.sections[0]).map(\.plain) == ["  |:C | % |", "  | F | G:| 3x"])
    }

    @Test func `a chord that changes inside a bar shows the beats`() async throws {
        var mashup = try await ScoreFixture.mashup("blues", "hip-hop")
        var section = section(of: mashup, symbols: ["C", "F"])
        var change = section.chords[1]
        change.beat = 3
        change.symbol = "G7"
        section.chords.append(change)
        mashup.music.sections[0] = section
        let chart = ChordChartView(score: mashup.music, look: ScoreLook(unicode: false)).lines(section)
        #expect(chart.map(\.plain) == ["  | C        | F / G7 / |"])
    }

    private func section(of mashup: Mashup, symbols: [String]) -> ScoreSection {
        var section = mashup.music.sections[0]
        let chord = section.chords[0]
        section.bars = symbols.count
        section.chords = symbols.enumerated().map { offset, symbol in
            var copy = chord
            (copy.bar, copy.beat, copy.symbol) = (offset + 1, 1, symbol)
            return copy
        }
        return section
    }

    @Test func `a groove has a line for each sound under numbered beats`() async throws {
        let groove = try #require(try await ScoreFixture.mashup("blues", "hip-hop").music.grooves.first)
        let wide = GrooveView(groove: groove, look: ScoreLook(unicode: false)).lines().map(\.plain)
        #expect(wide.count == groove.tracks.count + 1)
        #expect(wide[0].contains("|1 e & a 2 e & a 3 e & a 4 e & a |"))
        for (line, track) in zip(wide.dropFirst(), groove.tracks) {
            let steps = line.split(separator: "|")[1].filter { $0 != " " }
            #expect(String(steps) == track.grid.prefix(16), "\(track.name)")
        }
        let narrow = GrooveView(groove: groove, look: ScoreLook(width: 40, unicode: false)).lines().map(\.plain)
        #expect(narrow[0].contains("|1e&a2e&a3e&a4e&a|"))
    }

    @Test func `accents and quiet strokes look different with and without colour`() {
        let row = StepGridView.Row(name: "snare", steps: "Xxo.")
        let grid = StepGridView(rows: [row], bars: 1, counts: ["1", "2", "3", "4"], look: ScoreLook())
        let line = grid.lines()[1]
        #expect(line.plain.hasSuffix("│X x o · │"))
        let styles = line.runs.filter { ["X ", "x ", "o "].contains($0.text) }.map(\.style)
        #expect(styles == [.bold, .plain, .dim])
    }

    @Test func `every sung syllable has its degree above it`() async throws {
        let mashup = try await ScoreFixture.mashup("jazz", "folk", seed: 3)
        let section = try #require(mashup.music.sections.first { $0.lyrics.contains(where: \.isPitched) })
        let lines = LyricView(score: mashup.music, section: section, look: ScoreLook(width: 120)).lines().map(\.plain)
        let degree = /[b#]*[1-7][,']*/
        let shown = lines.filter { line in
            line.split(separator: " ").allSatisfy { $0.wholeMatch(of: degree) != nil } && !line.isEmpty
        }
        let syllables = section.lyrics.filter(\.isPitched).flatMap(\.syllables).count
        #expect(shown.flatMap { $0.split(separator: " ") }.count == syllables)
    }

    @Test func `a section without chords says what carries it`() async throws {
        let mashup = try await ScoreFixture.mashup("jazz", "folk", "gamelan")
        let section = try #require(mashup.music.sections.first { $0.chords.isEmpty })
        #expect(ChordChartView(score: mashup.music, look: ScoreLook()).lines(section) == [])
        let lines = ScoreView(mashup: mashup, look: ScoreLook()).lines().map(\.plain)
        #expect(lines.contains { $0.contains("no chords") })
    }

    @Test func `fills and the chord to end on are told`() async throws {
        let mashup = try await ScoreFixture.mashup("bossa-nova", "house", seed: 11)
        try #require(mashup.music.sections.contains { !$0.fills.isEmpty })
        let lines = ScoreView(mashup: mashup, look: ScoreLook()).lines().map(\.plain)
        #expect(lines.contains("  last bar before a new section:"))
        #expect(lines.contains { $0.hasPrefix("To end: ") } == (mashup.endingChord != nil))
    }

    @Test func `a grid that two bars make too wide has them below each other`() {
        let row = StepGridView.Row(name: "a drum with quite a long name", steps: String(repeating: "x...", count: 8))
        let counts = StepCounts.bar(steps: 16, stepsPerBeat: 4, meter: "4/4")
        func lines(_ width: Int) -> [String] {
            let look = ScoreLook(width: width, unicode: false)
            return StepGridView(rows: [row], bars: 2, counts: counts, look: look).lines().map(\.plain)
        }
        #expect(lines(120).count == 2)
        #expect(lines(80).count == 4)
        for width in [40, 60, 80, 120] { #expect(lines(width).allSatisfy { DisplayWidth.of($0) <= width }) }
    }

    @Test(arguments: [
        (4, 2, "4/4", "1&2&"), (16, 4, "4/4", "1e&a2e&a3e&a4e&a"), (12, 3, "4/4", "1&a2&a3&a4&a"),
        (6, 2, "6/8", "123456"), (12, 4, "6/8", "1&2&3&4&5&6&"),
    ])
    func `steps are counted as musicians do`(steps: Int, perBeat: Int, meter: String, counts: String) {
        #expect(StepCounts.bar(steps: steps, stepsPerBeat: perBeat, meter: meter).joined() == counts)
    }
}
