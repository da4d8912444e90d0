public import Foundation
public import Genres
public import Teaching

/// Turns what a conversation gathered into a mashup and the lesson around it.
///
/// Offline and deterministic: the same context, seed and data folder give the same bytes.
public struct MashupGenerator: Sendable {
    /// How much a lesson must hold at least.
    public let bounds: GenerationBounds
    private let catalogue: Catalogue
    private let data: URL
    private let patterns: PatternBook
    private let library: LessonLibrary
    private let builtIn: BuiltInWriter

    /// Names what to work with; nothing is read yet.
    ///
    /// - Parameters:
    ///   - catalogue: The genres.
    ///   - data: The program's data folder, which holds `lesson`, `lyrics`, `lint`, `pronunciation` and `patterns`.
    ///   - bounds: How much a lesson must hold at least.
    public init(catalogue: Catalogue, data: URL, bounds: GenerationBounds = .init()) {
        self.catalogue = catalogue
        self.data = data
        self.bounds = bounds
        patterns = PatternBook(directory: data.appending(path: "patterns", directoryHint: .isDirectory))
        library = LessonLibrary(directory: data.appending(path: "lesson", directoryHint: .isDirectory))
        builtIn = BuiltInWriter(data: data)
    }

    /// Makes a mashup.
    ///
    /// - Parameters:
    ///   - context: What is known; what is missing is assumed, and the mashup says so.
    ///   - seed: Chooses among everything that fits.
    ///   - writer: Who writes the title, the words and the explanations; the built-in writer when nil. What a writer
    ///     hands in and fails its checks is replaced by the built-in writer's.
    /// - Returns: A mashup without identity; see ``Mashup/recorded(id:sessionID:createdAt:)``.
    /// - Throws: ``GenerationError`` with a sentence for the teacher, the catalogue's and the lyricist's errors, or
    ///   `CancellationError`.
    public func generate(
        from context: GatheredContext,
        seed: UInt64,
        writer: (any MashupWriter)? = nil
    ) async throws -> Mashup {
        let (piece, own) = try best(for: context, seed: seed)
        guard let writer else { return own }
        let commission = try piece.assembly.commission(piece.score, words: piece.words, context: context)
        let gate = WrittenWords(data: data, bounds: bounds, builtIn: piece.words)
        let words = try await gate.words(of: writer, for: commission)
        return try soundest(piece, words)
    }

    /// A piece with the built-in words, before the lesson is made.
    private struct Piece {
        var composer: Composer
        var assembly: MashupAssembly
        var score: Score
        var words: Words
    }

    /// The piece with the built-in words; what is below the bar is made again, and the best try is kept.
    private func best(for context: GatheredContext, seed: UInt64) throws -> (piece: Piece, mashup: Mashup) {
        var request = try RequestResolver(catalogue: catalogue, library: library).resolve(context, seed: seed)
        let first = try piece(for: request)
        var best = (piece: first, mashup: try first.assembly.assemble(first.score, words: first.words))
        let weak = QualityBar.weak(best.mashup)
        guard !weak.parts.isEmpty else { return best }
        var tries = 0
        while tries < QualityBar.mostTries {
            let parts = QualityBar.weak(best.mashup).parts
            guard !parts.isEmpty else { break }
            tries += 1
            if parts.contains(.words) { request.wordsTry = tries }
            if parts.contains(.lesson) { request.lessonTry = tries }
            let next = try piece(for: request)
            let mashup = try next.assembly.assemble(next.score, words: next.words)
            if QualityBar.rank(best.mashup) < QualityBar.rank(mashup) { best = (next, mashup) }
        }
        let remark =
            "Made again \(English.count(tries, "time")), since \(weak.names.listed) fell short of "
            + "\(QualityBar.least) of 100; the best try is kept."
        best.piece.assembly.remarks = [remark]
        best.mashup.quality.remarks.append(remark)
        return best
    }

    private func piece(for request: LessonRequest) throws -> Piece {
        let plan = try Planner(request: request, wording: try library.planning()).plan()
        let layouts = LyricPlanning(request: request, plan: plan).layouts()
        let brief = LyricBrief(
            topic: request.topic,
            ageBand: AgeBand(request.setting),
            sections: layouts.map(\.brief)
        )
        let own = try builtIn.lyrics(brief, seed: request.wordSeed)
        let figures = try FigureChoice(book: patterns, request: request, plan: plan).choose()
        let composer = Composer(request: request, plan: plan, layouts: layouts, figures: figures)
        let assembly = MashupAssembly(
            request: request,
            bounds: bounds,
            library: library,
            data: data,
            wanted: brief,
            labels: Dictionary(
                layouts.map { ($0.brief.id, plan.sections[$0.section].label) },
                uniquingKeysWith: { first, _ in first }
            )
        )
        return Piece(
            composer: composer,
            assembly: assembly,
            score: composer.compose(own.sheet),
            words: Words(sheet: own.sheet, brief: own.brief, engine: builtIn.name)
        )
    }

    /// The lesson with a writer's words, unless it fails checks that the built-in lesson passes.
    private func soundest(_ piece: Piece, _ words: Words) throws -> Mashup {
        let reason: String
        do {
            let mashup = try piece.assembly.assemble(piece.composer.compose(words.sheet), words: words)
            guard words.isWritten, let failed = mashup.checks.first(where: { !$0.passed }) else { return mashup }
            let own = try piece.assembly.assemble(piece.score, words: piece.words)
            let isBetter = own.checks.count { !$0.passed } < mashup.checks.count { !$0.passed }
            guard isBetter else { return mashup }
            reason = failed.claim
        } catch let error as GenerationError where words.isWritten {
            reason = "\(error)"
        }
        return try piece.assembly.assemble(piece.score, words: piece.words.refusing(words, since: reason))
    }
}

extension Words {
    /// These words, with a note that all the others were left out.
    fileprivate func refusing(_ others: Words, since reason: String) -> Words {
        var words = self
        words.refused = others.refused + ["everything by \(others.engine), since it does not hold: \(reason)"]
        return words
    }
}
