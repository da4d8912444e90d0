import Genres
import Mashups
import Testing

/// Corrupts a good mashup in one way; the checks of the area named must notice.
struct Sabotage: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var area: Check.Area
    var spoil: @Sendable (inout Mashup) -> Void

    static let all: [Sabotage] = [
        Sabotage("a wrong accidental in a chord", .music) { $0.music.sections[0].chords[0].notes[1] = "F#" },
        Sabotage("a swapped numeral", .music) { $0.music.sections[0].chords[0].numeral = "bVI" },
        Sabotage("another chord symbol", .music) { $0.music.sections[0].chords[0].symbol = "Abm7" },
        Sabotage("a chord one beat too long", .music) { $0.music.sections[0].chords[0].duration += 960 },
        Sabotage("eleven bars instead of twelve", .music) { $0.music.sections[0].bars = 11 },
        Sabotage("a missing last bar of chords", .music) { $0.music.sections[0].chords.removeLast() },
        Sabotage("a gap between sections", .music) { $0.music.sections[1].firstBar += 1 },
        Sabotage("a drum row one step short", .music) { $0.music.grooves[0].tracks[0].grid.removeLast() },
        Sabotage("an unknown groove", .music) { $0.music.sections[0].groove = "polka/oompah" },
        Sabotage("a signature that is not the key's", .music) { $0.music.key.fifths += 1 },
        Sabotage("a swing ratio without swing", .music) {
            $0.music.feel.kind = .straight
            $0.music.feel.swingRatio = 2
        },
        Sabotage("a bass note outside its chord", .music) { $0.music.sections[0].bass[0].pitch = "F#2" },
        Sabotage("a bar of five beats", .music) { $0.music.meter = "5/4" },
        Sabotage("a bass note below the instrument", .music) { mashup in
            mashup.music.sections[0].bass[0].pitch = "C1"
            mashup.music.sections[0].bass[0].midi = 24
        },
        Sabotage("a bass note that lasts into the next", .music) { $0.music.sections[0].bass[0].duration += 9600 },
        Sabotage("a chord note that is not in the chord", .music) { mashup in
            let note = mashup.music.sections[0].accompaniment[0]
            mashup.music.sections[0].accompaniment[0].midi = note.midi + 1
            mashup.music.sections[0].accompaniment[0].pitch = Sabotage.sharp(note.pitch)
        },
        Sabotage("a chord after the last bar", .music) { mashup in
            let last = mashup.music.sections[0].accompaniment.count - 1
            mashup.music.sections[0].accompaniment[last].tick += 960 * 64
        },
        Sabotage("an ending away from home", .music) { mashup in
            let last = mashup.music.sections.count - 1
            mashup.music.sections[last].chords.removeLast()
        },
        Sabotage("a genre that gives nothing", .music) { mashup in
            for index in mashup.music.sections.indices {
                mashup.music.sections[index].genre = "blues"
                mashup.music.sections[index].lends.removeAll { $0.genre == "hip-hop" }
            }
        },
        Sabotage("a word changed on the page only", .lyrics) { $0.lyrics += " la" },
        Sabotage("a word changed in the chart only", .lyrics) {
            $0.music.sections[0].lyrics[0].text = "Something else"
        },
        Sabotage("a missing line", .lyrics) { $0.music.sections[0].lyrics.removeLast() },
        Sabotage("a syllable behind its bars", .lyrics) { $0.music.sections[0].lyrics[0].syllables[0].tick = 999_999 },
        Sabotage("a repeated line with another rhyme letter", .lyrics) { $0.music.sections[0].lyrics[1].rhyme = "Q" },
        Sabotage("a concept with the wrong bars", .theory) { $0.content.theoryConcepts[0].evidence.bars = [1] },
        Sabotage("a concept that is not true", .theory) { mashup in
            mashup.content.theoryConcepts[0].check = ConceptCheck(.formBars)
            mashup.content.theoryConcepts[0].check.bars = 13
        },
        Sabotage("a snare moved off its beat", .theory) { mashup in
            for groove in mashup.music.grooves.indices {
                for track in mashup.music.grooves[groove].tracks.indices {
                    let silent = String(mashup.music.grooves[groove].tracks[track].grid.map { _ in Character(".") })
                    mashup.music.grooves[groove].tracks[track].grid = silent
                }
            }
        },
        Sabotage("too few concepts", .theory) { $0.content.theoryConcepts = [] },
        Sabotage("a paragraph without sources", .culture) { $0.content.culture[0].sources = [] },
        Sabotage("a source number that does not exist", .culture) { $0.content.culture[0].sources = [99] },
        Sabotage("a genre without culture", .culture) { $0.content.culture.removeAll { $0.genre == "hip-hop" } },
        Sabotage("a source without a licence", .culture) { $0.sources[0].licence = "" },
        Sabotage("a minute too many", .lesson) { $0.content.activities[0].minutes += 1 },
        Sabotage("a quiz with the wrong answer", .lesson) { mashup in
            mashup.content.quiz[0].answer = (mashup.content.quiz[0].answer + 1) % mashup.content.quiz[0].options.count
        },
        Sabotage("a quiz with two right answers", .lesson) { mashup in
            let right = mashup.content.quiz[0].answer
            mashup.content.quiz[0].options[(right + 1) % 3] = mashup.content.quiz[0].options[right]
        },
        Sabotage("an objective longer than a breath", .lesson) {
            $0.content.objectives[0].text += String(repeating: " and more", count: 30)
        },
        Sabotage("nothing to create or evaluate", .lesson) { mashup in
            for index in mashup.content.objectives.indices { mashup.content.objectives[index].bloom = .remember }
        },
        Sabotage("a rubric with three levels", .lesson) { $0.content.assessment[0].levels.removeLast() },
        Sabotage("a mature recording for a young class", .lesson) { $0.content.listening[0].flags = ["mature-theme"] },
        Sabotage("an unfilled placeholder", .language) { $0.content.hook = "Welcome to {title}" },
        Sabotage("a wrong article", .language) { $0.content.hook = "Play a 8-bar loop" },
        Sabotage("an empty step", .language) { $0.content.activities[0].teacher = [""] },
    ]

    /// Harm that only a sung tune can come to.
    static let tunes: [Sabotage] = [
        Sabotage("a wrong accidental in the tune", .music) { mashup in
            mashup.change { $0.pitch = Sabotage.sharp($0.pitch) }
        },
        Sabotage("a note above every singer", .music) { mashup in
            mashup.change { ($0.pitch, $0.midi) = ("C6", 84) }
        },
        Sabotage("a missing note", .music) { mashup in mashup.sing { $0.melody.removeFirst() } },
        Sabotage("a note too many", .music) { mashup in mashup.sing { $0.melody.append($0.melody[0]) } },
        Sabotage("a note off the scale", .music) { mashup in
            mashup.change { note in
                (note.pitch, note.midi) = (Sabotage.sharp(note.pitch), note.midi + 1)
            }
        },
        Sabotage("a note that lasts into the next", .music) { mashup in mashup.change { $0.duration += 7680 } },
        Sabotage("a scale on another tonic", .music) { mashup in mashup.sing { $0.melodyScale?.notes = ["B", "C#"] } },
        Sabotage("a tune without a range", .music) { $0.music.melodyRange = nil },
        Sabotage("a tune that ends in the air", .music) { mashup in
            let last = mashup.music.sections.count - 1
            let end = mashup.music.sections[last].melody.count - 1
            mashup.music.sections[last].melody[end].midi += 2
        },
    ]

    static func sharp(_ pitch: String) -> String {
        pitch.contains("b") ? pitch.replacing("b", with: "") : String(pitch.prefix(1)) + "#" + pitch.dropFirst()
    }

    init(_ name: String, _ area: Check.Area, spoil: @escaping @Sendable (inout Mashup) -> Void) {
        testDescription = name
        self.area = area
        self.spoil = spoil
    }
}

struct SabotageTests {
    @Test func `a mashup as it is made passes every check`() async throws {
        let mashup = try await MashupFixture.mashup("blues", "hip-hop")
        let failed = try MashupFixture.checks().run(mashup).filter { !$0.passed }
        #expect(failed.isEmpty)
    }

    @Test(arguments: Sabotage.all) func `the checks notice`(_ sabotage: Sabotage) async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        sabotage.spoil(&mashup)
        let failed = try MashupFixture.checks().run(mashup).filter { !$0.passed }
        #expect(failed.contains { $0.area == sabotage.area }, "\(failed.map(\.claim))")
    }

    @Test func `a piece with a tune passes every check`() async throws {
        let mashup = try await MashupFixture.mashup("pop", "folk", seed: 2)
        #expect(mashup.music.sections.last?.melody.isEmpty == false)
        let failed = try MashupFixture.checks().run(mashup).filter { !$0.passed }
        #expect(failed.isEmpty)
    }

    @Test(arguments: Sabotage.tunes) func `the checks notice in the tune`(_ sabotage: Sabotage) async throws {
        var mashup = try await MashupFixture.mashup("pop", "folk", seed: 2)
        sabotage.spoil(&mashup)
        let failed = try MashupFixture.checks().run(mashup).filter { !$0.passed }
        #expect(failed.contains { $0.area == sabotage.area }, "\(failed.map(\.claim))")
    }

    @Test func `blocked words are found wherever they stand`() async throws {
        var mashup = try await MashupFixture.mashup("blues", "hip-hop")
        mashup.content.activities[0].teacher[0] = "Play it like a savage, primitive dance."
        let failed = try MashupFixture.checks().run(mashup).filter { !$0.passed && $0.area == .language }
        #expect(!failed.isEmpty)
    }
}

extension Mashup {
    /// Changes the first section that is sung.
    fileprivate mutating func sing(_ change: (inout ScoreSection) -> Void) {
        guard let index = music.sections.firstIndex(where: { !$0.melody.isEmpty && !$0.lyrics.isEmpty }) else { return }
        change(&music.sections[index])
    }

    /// Changes the first note of the first section that is sung.
    fileprivate mutating func change(_ change: (inout NoteEvent) -> Void) {
        sing { change(&$0.melody[0]) }
    }
}
