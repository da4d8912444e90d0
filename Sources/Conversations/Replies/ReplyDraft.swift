import Foundation
import Genres
import Teaching
import WebSearch

/// A reply in the making: paragraphs from templates, and the memory of what they asked and offered.
struct ReplyDraft {
    let prompts: PromptLibrary
    let catalogue: Catalogue
    let state: ConversationState
    let phase: Phase
    private(set) var paragraphs: [String] = []
    private(set) var dialogue: DialogueState

    init(prompts: PromptLibrary, catalogue: Catalogue, state: ConversationState, phase: Phase) {
        self.prompts = prompts
        self.catalogue = catalogue
        self.state = state
        self.phase = phase
        dialogue = state.dialogue
        dialogue.asked = []
        dialogue.offered = []
    }

    /// Adds the next variant of a template as a paragraph; an empty result adds none.
    mutating func say(_ name: String, _ values: [String: Any] = [:]) throws {
        let text = try next(name, values)
        if !text.isEmpty { paragraphs.append(text) }
    }

    /// Answers a message: what was understood, what cannot be done as said, a fact, and what to ask next.
    mutating func answer(
        _ understanding: Understanding,
        changes: [ContextChange],
        lacksWebResearch: Bool,
        found: [ResearchNote] = []
    ) throws {
        try acknowledge(understanding, changes: changes)
        for unknown in understanding.unknownGenres { try decline(unknown) }
        let added = changes.filter { $0.slot == .genres && $0.kind != .removed }.map { GenreID(rawValue: $0.value) }
        for genre in added { try explainBorrowing(of: genre) }
        if !added.isEmpty { try tellFact(about: added) }
        if let finding = findings(among: found, count: 1).first { try say("replies/found", finding) }
        if understanding.intent == .goodbye, changes.isEmpty { return }
        if lacksWebResearch {
            try say("replies/research-required")
        } else if phase == .readyForGeneration || phase == .completed {
            try closeReady(understanding, changes: changes, umbrellas: added.filter(isUmbrella))
        } else {
            try ask(umbrellas: added.filter(isUmbrella))
        }
    }

    /// Answers a search in the teacher's own words; what was asked before stays asked.
    mutating func tell(searched question: String, found: [ResearchNote]) throws {
        (dialogue.asked, dialogue.offered) = (state.dialogue.asked, state.dialogue.offered)
        let findings = findings(among: found, about: question.searchWords, count: 3)
        try say(
            "replies/searched",
            [
                "question": ForeignText.markdown(question), "findings": findings, "hasFindings": !findings.isEmpty,
                "count": found.count, "hasFound": !found.isEmpty, "isOne": found.count == 1,
            ]
        )
    }

    /// The best sentences of what a search found, each with where it stands.
    private func findings(
        among found: [ResearchNote],
        about names: [String]? = nil,
        count: Int
    ) -> [[String: Any]] {
        let usable = found.filter { note in
            note.provider != ResearchNote.catalogueProvider && (note.sourceQuality != .low || names != nil)
        }
        let genres = state.context.genres.map(catalogue.displayName(of:))
        let synthesis = ExtractiveSynthesis(about: names ?? genres, accepts: ForeignText.isPlain)
        let passages = usable.map { ExtractiveSynthesis.Passage(text: $0.content, quality: $0.sourceQuality) }
        return synthesis.pick(count, from: passages, perPassage: 1).map { pick in
            let note = usable[pick.passage]
            let host = URL(string: note.url)?.host() ?? note.provider
            return [
                "sentence": pick.sentence, "title": ForeignText.markdown(note.title),
                "host": ForeignText.markdown(host),
            ]
        }
    }

    // MARK: - What was understood

    private mutating func acknowledge(_ understanding: Understanding, changes: [ContextChange]) throws {
        if !changes.isEmpty {
            try say("replies/understood", labels.acknowledgement(of: changes, understanding: understanding))
            return
        }
        switch understanding.intent {
        case .greeting: try say("replies/greeting", ["isKnown": !state.context.isEmpty])
        case .thanks: try say("replies/thanks")
        case .capabilities: try say("replies/capabilities")
        case .question: try answerQuestion()
        case .suggest: try say("replies/suggest")
        case .unsure: try say("replies/unsure")
        case .agree: try say("replies/agree")
        case .disagree: try say("replies/disagree")
        case .goodbye: try say("replies/goodbye")
        case .offTopic: try say("replies/off-topic")
        case .generate: try say("replies/generate")
        case .tweak: try say("replies/tweak")
        case .facts:
            if understanding.unknownGenres.isEmpty { try say("replies/nothing-new") }
        }
    }

    private mutating func answerQuestion() throws {
        guard let genre = state.context.genres.last else {
            try say("replies/question")
            return
        }
        try say("replies/question-genre", ["name": catalogue.displayName(of: genre)])
        try tellFact(about: [genre])
    }

    private mutating func decline(_ unknown: Understanding.UnknownGenre) throws {
        let nearest = unknown.nearest.filter { !state.context.declinedGenres.contains($0) }
        try say(
            "replies/unknown-genre",
            [
                "name": unknown.name, "nearest": labels.alternatives(nearest.map(catalogue.displayName(of:))),
                "hasNearest": !nearest.isEmpty, "isOne": nearest.count == 1,
            ]
        )
        dialogue.offered += nearest.map(\.rawValue)
        if !dialogue.asked.contains(.genres) { dialogue.asked.append(.genres) }
    }

    private mutating func explainBorrowing(of genre: GenreID) throws {
        guard let entry = catalogue.entryIfKnown(genre) else { return }
        switch (entry.kind, entry.composable) {
        case (.gated, _), (_, .listenOnly): try say("replies/listen-only", ["name": entry.name])
        case (_, .grooveOnly): try say("replies/groove-only", ["name": entry.name])
        case (_, .full): break
        }
    }

    // MARK: - A fact

    private mutating func tellFact(about added: [GenreID]) throws {
        let others = state.context.genres.filter { !added.contains($0) }
        let pair = added.count > 1 ? Array(added.prefix(2)) : Array(others.suffix(1)) + added
        let facts = try CatalogueFacts(catalogue: catalogue).facts(about: pair)
        guard let fact = facts.min(by: { uses(of: $0) < uses(of: $1) }) else { return }
        dialogue.used[fact.key, default: 0] += 1
        try say("facts/\(fact.template)", fact.values)
    }

    private func uses(of fact: CatalogueFact) -> Int { dialogue.used[fact.key] ?? 0 }

    // MARK: - What comes next

    private mutating func closeReady(
        _ understanding: Understanding,
        changes: [ContextChange],
        umbrellas: [GenreID]
    ) throws {
        try umbrellas.first.map { try askWhich(of: $0) }
        if phase == .completed, changes.isEmpty {
            if ![.thanks, .tweak].contains(understanding.intent) { try say("replies/after-completion") }
        } else if understanding.intent != .generate {
            try say("replies/ready", labels.summary(of: state.context, names: catalogue.displayName(of:)))
        }
    }

    private mutating func ask(umbrellas: [GenreID]) throws {
        // What was asked above (whether a relative of an unknown genre will do) is not asked again below.
        let slots = state.context.missing.filter { !dialogue.asked.contains($0) }
        try umbrellas.first.map { try askWhich(of: $0) }
        try ask(for: slots.prefix(umbrellas.isEmpty ? 2 : 1))
    }

    private mutating func ask(for slots: some Sequence<Slot>) throws {
        var questions: [String] = []
        for (offset, slot) in slots.enumerated() {
            let suffix = offset == 0 ? "" : "-too"
            questions.append(try next("replies/ask-\(labels.file(of: slot))\(suffix)", values(for: slot)))
            dialogue.asked.append(slot)
        }
        if !questions.isEmpty { paragraphs.append(questions.joined(separator: " ")) }
    }

    private mutating func askWhich(of umbrella: GenreID) throws {
        guard let entry = catalogue.entryIfKnown(umbrella) else { return }
        // A child may be a genre of its own or only another name of this one ("baroque").
        let children = entry.ask.filter { !state.context.declinedGenres.contains($0) }
        let names = children.map(catalogue.displayName(of:))
        guard !names.isEmpty else { return }
        try say(
            "replies/umbrella",
            ["name": catalogue.displayName(of: umbrella), "children": labels.alternatives(Array(names.prefix(5)))]
        )
        dialogue.asked.append(.genres)
        dialogue.offered += children.prefix(5).map(\.rawValue)
    }

    private mutating func values(for slot: Slot) -> [String: Any] {
        guard slot == .genres else { return [:] }
        let suggestions = GenreSuggestions(catalogue: catalogue).partners(
            for: state.context,
            count: 3,
            turn: state.turns
        )
        dialogue.offered += suggestions.map(\.rawValue)
        let names = suggestions.map(catalogue.displayName(of:))
        return [
            "first": state.context.genres.first.map(catalogue.displayName(of:)) ?? "",
            "hasFirst": !state.context.genres.isEmpty,
            "suggestions": labels.alternatives(names),
        ]
    }

    private func isUmbrella(_ genre: GenreID) -> Bool { catalogue.entryIfKnown(genre)?.kind == .umbrella }

    private var labels: ReplyLabels { ReplyLabels(prompts: prompts) }

    private mutating func next(_ name: String, _ values: [String: Any]) throws -> String {
        let used = dialogue.used[name] ?? 0
        dialogue.used[name] = used + 1
        return try prompts.render(name, variant: used, values)
    }
}
