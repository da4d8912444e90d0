/// Chooses the words to know, and makes cards of them and of the theory.
struct FlashcardWriting {
    let facts: LessonFacts
    let prose: [KeywordProse]
    /// The fronts in `lesson.yaml`: `keyword` and `concept`.
    let fronts: [String: String]

    /// The most words a lesson asks students to learn.
    static let mostKeywords = 5
    /// The fewest cards a lesson has.
    static let fewestCards = 6

    /// Words of the concepts first, then those that every lesson needs.
    func keywords(_ concepts: [TheoryConcept]) -> [Keyword] {
        let able = prose.filter { facts.meets($0.needs) }
        let keys = concepts.map(ConceptNames.key)
        let own = keys.compactMap { key in able.first { $0.about.contains(key) } }
        let more = keys.flatMap { key in able.filter { $0.about.contains(key) } }
        let common = able.filter(\.about.isEmpty)
        var chosen: [Keyword] = []
        for word in own + common.prefix(2) + more + common where !chosen.contains(where: { $0.term == word.term }) {
            chosen.append(Keyword(term: word.term, definition: word.definition))
        }
        return Array(chosen.prefix(Self.mostKeywords))
    }

    /// A card for every word and every concept.
    func cards(_ keywords: [Keyword], _ concepts: [TheoryConcept]) -> [Flashcard] {
        let words = keywords.map {
            Flashcard(front: Template(fronts["keyword"] ?? "").filled(["term": $0.term]), back: $0.definition)
        }
        let short = concepts.map { front($0, place: $0.evidence.sections.first ?? "the whole piece") }
        let theory = zip(concepts, short).map { concept, front in
            let isAlone = short.count { $0 == front } == 1
            return Flashcard(
                front: isAlone ? front : self.front(concept, place: concept.evidence.text),
                back: concept.claim
            )
        }
        return words + theory
    }

    private func front(_ concept: TheoryConcept, place: String) -> String {
        Template(fronts["concept"] ?? "").filled(["name": concept.name, "place": place, "title": facts.title])
    }
}
