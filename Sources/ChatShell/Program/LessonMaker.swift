import Conversations
import Foundation
import Logging
import Mashups
import Sessions
import Teaching

/// Makes a lesson from what a session has gathered and keeps it.
struct LessonMaker: Sendable {
    let bench: Workbench
    let log: SessionLog

    /// Composes, checks and stores a mashup; the same context and seed give the same piece.
    func make(from context: GatheredContext, seed: UInt64) async throws -> Mashup {
        if bench.settings.requiresWebResearch, !context.research.contains(where: { $0.provider != "catalogue" }) {
            throw ProgramError(
                code: "research_required",
                message: "REQUIRE_WEB_RESEARCH is on, and no web search has found anything for this lesson.",
                hint: "Set up a search service, or set REQUIRE_WEB_RESEARCH=false.",
                exit: .unavailable
            )
        }
        let piece = try await bench.generator().generate(from: context, seed: seed)
        try Task.checkCancellation()
        let failed = piece.checks.filter { !$0.passed }.count
        bench.log.debug(
            "composed",
            metadata: ["seed": "\(seed)", "checks": "\(piece.checks.count)", "failed": "\(failed)"]
        )
        return try await log.record(piece)
    }

    /// A seed nobody chose: small enough to type again.
    static func freshSeed() -> UInt64 { UInt64.random(in: 1...999_999) }
}
