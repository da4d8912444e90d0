import Genres
import Teaching

/// A small honest score: it counts, it does not judge taste.
enum QualityScore {
    static func score(_ mashup: Mashup, objectives: [LearningObjective]) -> Quality {
        let content = mashup.content
        let real = mashup.checks.filter { !$0.claim.hasPrefix("Not ") }
        let passed = real.count(where: \.passed)
        let genres = mashup.metadata.genres
        let heard = genres.count { id in content.theoryConcepts.contains { $0.genre == id.rawValue } }
        let served = objectives.prefix(3).count { objective in
            content.theoryConcepts.contains { $0.objective == objective.rawValue } || isMade(objective, content)
        }
        let good = mashup.sources.count { $0.quality != .low }
        let leads = genres.count { id in mashup.music.sections.contains { $0.genre == id.rawValue } }
        let parts = [
            part("checks passed", passed, of: real.count, "checks that pass, of all that were run"),
            part(
                "objectives served",
                served,
                of: min(3, objectives.count),
                "objectives with a concept or a making task"
            ),
            part("genres explained", heard, of: genres.count, "genres with a theory concept of their own"),
            part("genres leading", leads, of: genres.count, "genres that lead at least one section"),
            part("sources read", good, of: mashup.sources.count, "sources of high or medium quality"),
        ]
        let mean = parts.reduce(0) { $0 + $1.score } / max(1, parts.count)
        let failed = real.count - passed
        let remarks = parts.filter { $0.score < 100 }.map { "\($0.name): \($0.how)." }
        return Quality(score: failed > 0 ? mean / 2 : mean, parts: parts, remarks: remarks)
    }

    private static func part(_ name: String, _ count: Int, of total: Int, _ how: String) -> QualityPart {
        let score = total > 0 ? 100 * count / total : 0
        return QualityPart(name: name, score: score, how: "\(count) of \(total) \(how)")
    }

    private static func isMade(_ objective: LearningObjective, _ content: EducationalContent) -> Bool {
        switch objective {
        case .songwriting, .improvisation, .melody, .production: content.objectives.contains { $0.bloom == .create }
        case .expression: content.objectives.contains { $0.bloom == .evaluate }
        case .performance, .ensemble, .movement, .timbre, .listening, .earTraining:
            content.objectives.count > 1
        case .rhythm, .harmony, .form, .notation: false
        }
    }
}
