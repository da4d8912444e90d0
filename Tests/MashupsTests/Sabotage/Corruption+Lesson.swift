import Foundation
import Genres

@testable import Mashups

extension Corruption {
    static let claims: [Corruption] = [
        Corruption("concept that does not hold", "thirteen bars") { mashup in
            mashup.content.theoryConcepts[0].check = ConceptCheck(.formBars)
            mashup.content.theoryConcepts[0].check.bars = 13
        },
        Corruption("concept that does not hold", "claimed for the wrong bars") {
            $0.content.theoryConcepts[0].evidence.bars = [1]
        },
        Corruption("concept that does not hold", "claimed for a section that is not there") {
            $0.content.theoryConcepts[0].check.sections = ["Verse 9"]
        },
        Corruption("concept that does not hold", "the drums it speaks of are silent") { mashup in
            guard mashup.content.theoryConcepts.contains(where: { $0.check.type == .backbeat }) else { return }
            for groove in mashup.music.grooves.indices {
                for track in mashup.music.grooves[groove].tracks.indices {
                    let grid = mashup.music.grooves[groove].tracks[track].grid
                    mashup.music.grooves[groove].tracks[track].grid = String(grid.map { _ in Character(".") })
                }
            }
        },
        Corruption("too few concepts", "none") { mashup in
            mashup.content.theoryConcepts = []
            mashup.content.flashcards.removeAll { card in
                !mashup.content.keywords.contains { $0.definition == card.back }
            }
        },
    ]

    static let culture: [Corruption] = [
        Corruption("missing source", "a paragraph without any") { $0.content.culture[0].sources = [] },
        Corruption("missing source", "a recording without any") { $0.content.listening[0].sources = [] },
        Corruption("missing source", "the first of the list is gone") { _ = $0.sources.removeFirst() },
        Corruption("missing source", "without a licence note") { $0.sources[0].licence = "" },
        Corruption("missing source", "without an address") { $0.sources[0].url = "a book" },
        Corruption("source number that does not exist", "in a paragraph") { $0.content.culture[0].sources = [99] },
        Corruption("source number that does not exist", "under a recording") { $0.content.listening[0].sources = [99] },
        Corruption("source number that does not exist", "in the notes") {
            $0.content.teachingNotes += "\nSome say so [99]."
        },
        Corruption("culture missing", "one genre's") { mashup in
            let gone = mashup.metadata.genres[0].rawValue
            mashup.content.culture.removeAll { $0.genre == gone }
            mashup.content.culturalContext = CultureText.text(mashup.content.culture)
        },
        Corruption("culture missing", "the text says another thing than the paragraphs") {
            $0.content.culturalContext += " And it was always so."
        },
        Corruption("slur", "in a step") {
            $0.content.activities[0].teacher[0] = "Play it like a savage, primitive dance."
        },
        Corruption("slur", "in a question") { $0.content.quiz[0].options[0] = "the savage one" },
        Corruption("slur", "in a cultural paragraph") { mashup in
            let folder = MashupFixture.data.appending(path: "lint/slurs.yaml")
            guard let phrase = try? LintList.phrases(in: folder).first(where: { $0.rule.id == "slur" }) else { return }
            mashup.content.culture[0].text += " " + phrase.words.joined(separator: " ")
            mashup.content.culturalContext = CultureText.text(mashup.content.culture)
        },
        Corruption("flags ignored", "a mature recording for a young class") { mashup in
            guard AgeBand(mashup.metadata.setting) != .older else { return }
            mashup.content.listening[0].flags = ["mature-theme"]
        },
        Corruption("flags ignored", "nobody is asked to preview the words") { mashup in
            mashup.content.listening[0].flags = ["preview-lyrics"]
            mashup.content.listening[0].task = "Tap the beat with one finger."
        },
        Corruption("flags ignored", "a recording of a genre nobody named") { $0.content.listening[0].genre = "polka" },
    ]

    static let lesson: [Corruption] = [
        Corruption("minutes that do not sum", "one too many") { $0.content.activities[0].minutes += 1 },
        Corruption("minutes that do not sum", "a step of none") { mashup in
            mashup.content.warmUp.minutes += mashup.content.activities[0].minutes
            mashup.content.activities[0].minutes = 0
        },
        Corruption("wrong quiz answer", "the next option") { mashup in
            mashup.content.quiz[0].answer = (mashup.content.quiz[0].answer + 1) % mashup.content.quiz[0].options.count
        },
        Corruption("wrong quiz answer", "none of the options") { mashup in
            mashup.content.quiz[0].options[mashup.content.quiz[0].answer] = "never"
        },
        Corruption("quiz with two right answers", "the same words") { mashup in
            let right = mashup.content.quiz[0].answer
            mashup.content.quiz[0].options[(right + 1) % 3] = mashup.content.quiz[0].options[right]
        },
        Corruption("quiz with two right answers", "the same thing in other words") { $0.rewordRightAnswer() },
        Corruption("quiz with two options", "one taken away") { mashup in
            let right = mashup.content.quiz[0].answer
            mashup.content.quiz[0].options.remove(at: (right + 1) % 3)
            if right == 2 { mashup.content.quiz[0].answer = 1 }
        },
        Corruption("objectives", "longer than a breath") {
            $0.content.objectives[0].text += String(repeating: " and more", count: 30)
        },
        Corruption("objectives", "nothing to create or evaluate") { mashup in
            for index in mashup.content.objectives.indices { mashup.content.objectives[index].bloom = .remember }
        },
        Corruption("objectives", "none") { $0.content.objectives = [] },
        Corruption("empty differentiation", "no support") { $0.content.differentiation.support = [] },
        Corruption("empty differentiation", "an empty line for access") { $0.content.differentiation.access = [""] },
        Corruption("rubric", "three levels") { _ = $0.content.assessment[0].levels.removeLast() },
        Corruption("rubric", "one criterion") { $0.content.assessment = Array($0.content.assessment.prefix(1)) },
        Corruption("misconceptions", "none") { $0.content.misconceptions = [] },
        Corruption("misconceptions", "four") { mashup in
            let one = mashup.content.misconceptions[0]
            mashup.content.misconceptions = [one, one, one, one]
        },
        Corruption("table at the top", "another tempo") { mashup in
            for index in mashup.content.atAGlance.indices where mashup.content.atAGlance[index].label == "Tempo" {
                mashup.content.atAGlance[index].value = "♩ = 33"
            }
        },
        Corruption("table at the top", "another length") { mashup in
            for index in mashup.content.atAGlance.indices where mashup.content.atAGlance[index].label == "Time" {
                mashup.content.atAGlance[index].value = "7 minutes"
            }
        },
        Corruption("invented standard code", "one nobody published") { $0.standard { $0.code = "MU:Cr9.9.8z" } },
        Corruption("invented standard code", "of another age") { $0.standard { $0.code = "MU:Cr1.1.1a" } },
        Corruption("invented standard code", "under another body") { $0.standard { $0.body = "Ministry of Music" } },
        Corruption("invented standard code", "with a description of its own") {
            $0.standard { $0.description = "Whistle." }
        },
        Corruption("invented standard code", "twice") { mashup in
            if let first = mashup.content.standards.first { mashup.content.standards.append(first) }
        },
        Corruption("invented standard code", "none at all") { $0.content.standards = [] },
    ]

    static let learning: [Corruption] = [
        Corruption("flashcards", "five") { $0.content.flashcards = Array($0.content.flashcards.prefix(5)) },
        Corruption("flashcards", "one that says what the lesson does not") {
            $0.content.flashcards[0].back = "All music has four beats."
        },
        Corruption("keywords", "without a meaning") { mashup in
            mashup.content.keywords[0].definition = ""
        },
        Corruption("keywords", "ten") { $0.content.keywords += $0.content.keywords },
        Corruption("hook", "a paragraph") { $0.content.hook = String(repeating: "Come and play with us. ", count: 10) },
        Corruption("steps", "nothing for the students") { $0.content.activities[0].students = [] },
        Corruption("steps", "twice the same") { mashup in
            mashup.content.activities[1].title = mashup.content.activities[0].title
        },
    ]

    static let language: [Corruption] = [
        Corruption("too hard to read", "a step in the words of a thesis") {
            $0.content.activities[0].students[0] =
                "Systematically differentiate the heterogeneous articulatory characteristics of simultaneously "
                + "sounding accompanimental configurations, subsequently contextualising their sociocultural implications"
        },
        Corruption("unfinished text", "a placeholder") { $0.content.hook = "Welcome to {title} today" },
        Corruption("unfinished text", "an empty step") { $0.content.activities[0].teacher = [""] },
        Corruption("wrong article", "before a number") { $0.content.hook = "Play a 8-bar loop today" },
    ]
}

extension Mashup {
    /// Changes the first standard; nothing where there is none.
    fileprivate mutating func standard(_ change: (inout LessonStandard) -> Void) {
        if !content.standards.isEmpty { change(&content.standards[0]) }
    }

    /// Writes the right answer of a question about beats or home a second time, in other words.
    fileprivate mutating func rewordRightAnswer() {
        for index in content.quiz.indices {
            let question = content.quiz[index]
            let right = question.options[question.answer]
            let other: String? =
                switch question.fact {
                case .beats where right.contains(" and "):
                    right.split(separator: " and ").reversed().joined(separator: " and ")
                case .tonic: ["C": "B#", "F": "E#", "Bb": "A#", "Eb": "D#", "Ab": "G#", "E": "Fb"][right]
                case .leader: right.uppercased()
                default: nil
                }
            guard let other, other != right else { continue }
            content.quiz[index].options[(question.answer + 1) % question.options.count] = other
            return
        }
    }
}
