import Conversations
import Mashups

/// What `/generate` shows at once: the song, what is true of it, and what was assumed; the rest is for `/show`.
struct MashupPreview {
    let prompts: PromptLibrary

    /// What is told, the song drawn where it belongs; throws where a template cannot be read.
    func passages(of mashup: Mashup, look: ScoreLook) throws -> [Passage] {
        let values = values(of: mashup)
        return [.markdown(try prompts.render("shell/mashup", values: values))]
            + (try ScoreView(mashup: mashup, look: look).passages(prompts: prompts))
            + [.markdown(try prompts.render("shell/mashup-notes", values: values))]
    }

    private func values(of mashup: Mashup) -> [String: Any] {
        let failed = mashup.checks.filter { !$0.passed }
        return [
            "title": mashup.title, "hook": mashup.content.hook,
            "id": mashup.id ?? "", "seed": String(mashup.metadata.seed),
            "key": mashup.music.key.name, "bpm": mashup.music.tempo.bpm, "meter": mashup.music.meter,
            "feel": mashup.music.feel.kind.rawValue,
            "genres": mashup.metadata.genreNames.joined(separator: " + "),
            "concepts": mashup.content.theoryConcepts.map {
                ["name": $0.name, "claim": $0.claim, "where": $0.evidence.text]
            },
            "assumptions": mashup.assumptions.map { ["value": $0.value, "reason": $0.reason] },
            "isWritten": mashup.metadata.writtenBy != nil,
            "writtenBy": mashup.metadata.writtenBy?.line ?? "",
            "hasAssumptions": !mashup.assumptions.isEmpty,
            "checks": mashup.checks.count, "failed": failed.map(\.claim), "allPassed": failed.isEmpty,
        ]
    }
}
