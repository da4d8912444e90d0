import Genres
import MusicTheory
import Teaching

/// Collects every claim that might be made, runs it on the score, and keeps the best that hold.
struct ConceptCasting {
    let request: LessonRequest
    let score: Score
    let prose: Concepts

    /// A claim before it is run.
    struct Draft {
        var kind: String
        var claim: String
        var genre: String?
        var check: ConceptCheck
        var fill: [String: String] = [:]
    }

    /// What holds and was chosen, and what was tried and left out.
    struct Result {
        var concepts: [TheoryConcept]
        var leftOut: [Draft]
        /// Claims that hold but were not needed.
        var spare: Int
    }

    func cast() -> Result {
        let drafts = recordDrafts() + GenericClaims(score: score, request: request, prose: prose).drafts()
        let runner = ConceptRunner(score: score)
        var leftOut: [Draft] = []
        var holding: [(draft: Draft, evidence: Evidence)] = []
        for draft in drafts {
            if let evidence = runner.evidence(for: draft.check) {
                holding.append((draft, evidence))
            } else {
                leftOut.append(draft)
            }
        }
        let chosen = choose(holding)
        return Result(
            concepts: chosen.compactMap { concept($0.draft, $0.evidence) },
            leftOut: leftOut,
            spare: holding.count - chosen.count
        )
    }

    private var wanted: Int {
        switch request.level {
        case .beginner: 3
        case .intermediate: 4
        case .advanced: 5
        }
    }

    private func choose(_ holding: [(draft: Draft, evidence: Evidence)]) -> [(draft: Draft, evidence: Evidence)] {
        var left = Array(holding.enumerated())
        var chosen: [(draft: Draft, evidence: Evidence)] = []
        while chosen.count < wanted, !left.isEmpty {
            let ranked = left.map { (index: $0.offset, value: worth($0.element.draft, among: chosen.map(\.draft))) }
            guard let best = ranked.max(by: { ($0.value, -$0.index) < ($1.value, -$1.index) }), best.value > -50 else {
                break
            }
            guard let place = left.firstIndex(where: { $0.offset == best.index }) else { break }
            chosen.append(left.remove(at: place).element)
        }
        return chosen
    }

    /// Serves an objective, belongs to a genre, is of a new kind and of a genre not yet heard from.
    private func worth(_ draft: Draft, among chosen: [Draft]) -> Int {
        guard !chosen.contains(where: { $0.claim == draft.claim }), let kind = prose.kinds[draft.kind] else {
            return -100
        }
        var value = 0
        let served = kind.objectives.compactMap { LearningObjective(rawValue: $0) }
        let hit = request.objectives.contains { served.contains($0) }
        let already = chosen.contains { other in
            prose.kinds[other.kind]?.objectives.contains { name in
                request.objectives.contains { $0.rawValue == name }
            } ?? false
        }
        if hit { value += already ? 4 : 9 }
        if let genre = draft.genre { value += chosen.contains { $0.genre == genre } ? 2 : 6 }
        if chosen.contains(where: { $0.kind == draft.kind }) { value -= 12 }
        let plain = ["meter", "key-signature", "straight", "layers"]
        if plain.contains(draft.kind) { value -= request.level == .beginner ? 2 : 4 }
        let harder = ["turnaround", "chord-scale", "chord-quality"]
        if harder.contains(draft.kind) { value += request.level == .beginner ? -5 : 2 }
        return value
    }

    private func concept(_ draft: Draft, _ evidence: Evidence) -> TheoryConcept? {
        guard let kind = prose.kinds[draft.kind] else { return nil }
        let level = request.level.rawValue
        let place = evidence.sections.isEmpty ? "the piece" : evidence.sections.listed
        let fill = draft.fill.merging([
            "where": evidence.text, "place": place, "bars": English.bars(evidence.bars),
            "genre": draft.genre.map(request.name) ?? "the piece",
        ]) { old, _ in old }
        let served = kind.objectives.first { name in request.objectives.contains { $0.rawValue == name } }
        return TheoryConcept(
            name: kind.name,
            claim: Template(draft.claim).filled(fill),
            evidence: evidence,
            explanation: Template(kind.explain[level] ?? "").filled(fill),
            prompt: Template(kind.prompt[level] ?? "").filled(fill),
            genre: draft.genre,
            check: draft.check,
            objective: served ?? kind.objectives.first ?? ""
        )
    }
}
