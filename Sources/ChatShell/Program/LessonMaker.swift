import Conversations
import Foundation
import LanguageModels
import Logging
import Mashups
import Sessions
import Teaching

/// Makes a lesson from what a session has gathered and keeps it.
struct LessonMaker: Sendable {
    let bench: Workbench
    let log: SessionLog
    let models: SessionModels

    /// Composes, checks and stores a mashup; with the built-in engine the same context and seed give the same piece.
    ///
    /// - Parameters:
    ///   - context: What is known.
    ///   - seed: Chooses among everything that fits.
    ///   - tell: Told what the teacher should know, in a sentence.
    ///   - progress: Told what is being done, in a few words.
    /// - Returns: The mashup as it is stored.
    /// - Throws: `ProgramError` where web research is required and missing, else the generator's and the store's errors.
    func make(
        from context: GatheredContext,
        seed: UInt64,
        tell: (String) throws -> Void,
        progress: @escaping @Sendable (String) -> Void
    ) async throws -> Mashup {
        if bench.settings.requiresWebResearch, !context.research.contains(where: { $0.provider != "catalogue" }) {
            throw ProgramError(
                code: "research_required",
                message: "REQUIRE_WEB_RESEARCH is on, and no web search has found anything for this lesson.",
                hint: "Set up a search service, or set REQUIRE_WEB_RESEARCH=false.",
                exit: .unavailable
            )
        }
        let writer = try await writer(tell: tell, progress: progress)
        let piece = try await bench.generator().generate(from: context, seed: seed, writer: writer)
        try Task.checkCancellation()
        if let writer, let notice = Self.leftOut(of: piece, by: writer.name) { try tell(notice) }
        let failed = piece.checks.filter { !$0.passed }.count
        bench.log.debug(
            "composed",
            metadata: ["seed": "\(seed)", "checks": "\(piece.checks.count)", "failed": "\(failed)"]
        )
        return try await log.record(piece, context: context)
    }

    /// The model that writes the words; nil leaves them to the built-in engine.
    func writer(
        tell: (String) throws -> Void,
        progress: @escaping @Sendable (String) -> Void
    ) async throws -> ModelWriter? {
        switch await models.current(for: .lesson) {
        case .builtIn(let notice):
            if let notice { try tell(notice) }
            return nil
        case .ready(let model, let capabilities, let notice):
            if let notice { try tell(notice) }
            return ModelWriter(
                model: ReportingModel(model, to: models),
                capabilities: capabilities,
                prompts: bench.settings.prompts,
                data: bench.settings.data
            ) { progress("\(model.id.name): \($0)") }
        }
    }

    /// What of a model's work is not in the lesson, the first reason, and what to do; nil where all of it is.
    private static func leftOut(of piece: Mashup, by name: String) -> String? {
        let reasons = piece.checks.map(\.claim).filter { $0.hasPrefix("Not used") }
        let isAll = piece.metadata.writtenBy == nil
        guard isAll || !reasons.isEmpty else { return nil }
        let share =
            isAll ? "Nothing that \(name) wrote is in the lesson" : "Not all that \(name) wrote is in the lesson"
        let more = reasons.count > 1 ? " (and \(reasons.count - 1) more)" : ""
        // What follows the first sentence is advice to the model.
        let first = reasons.first.map { reason in
            let end = reason.firstRange(of: ". ")?.lowerBound ?? reason.endIndex
            let sentence = reason[..<end]
            return " \(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)\(more)."
        }
        return "\(share); the built-in engine wrote in its place.\(first ?? "") `/generate` tries again."
    }

    /// A seed nobody chose: small enough to type again.
    static func freshSeed() -> UInt64 { UInt64.random(in: 1...999_999) }
}
