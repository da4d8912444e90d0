import Conversations
import Mashups

/// What `/generate` shows at once: the song, what is true of it, and what was assumed; the rest is for `/show`.
struct MashupPreview {
    let prompts: PromptLibrary

    func markdown(of mashup: Mashup) throws -> String {
        let failed = mashup.checks.filter { !$0.passed }
        return try prompts.render(
            "shell/mashup",
            values: [
                "title": mashup.title, "hook": mashup.content.hook,
                "id": mashup.id ?? "", "seed": String(mashup.metadata.seed),
                "key": mashup.music.key.name, "bpm": mashup.music.tempo.bpm, "meter": mashup.music.meter,
                "feel": mashup.music.feel.kind.rawValue,
                "genres": mashup.metadata.genreNames.joined(separator: " + "),
                "song": mashup.songMarkdown,
                "concepts": mashup.content.theoryConcepts.map {
                    ["name": $0.name, "claim": $0.claim, "where": $0.evidence.text]
                },
                "assumptions": mashup.assumptions.map { ["value": $0.value, "reason": $0.reason] },
                "isWritten": mashup.metadata.writtenBy != nil,
                "writtenBy": mashup.metadata.writtenBy?.line ?? "",
                "hasAssumptions": !mashup.assumptions.isEmpty,
                "checks": mashup.checks.count, "failed": failed.map(\.claim), "allPassed": failed.isEmpty,
            ]
        )
    }
}
