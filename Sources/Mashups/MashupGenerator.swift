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
    ///   - tweaks: What is to be different from what context and seed give; see ``tweak(_:wishes:context:writer:)``.
    ///   - writer: Who writes the title, the words and the explanations; the built-in writer when nil. What a writer
    ///     hands in and fails its checks is replaced by the built-in writer's.
    /// - Returns: A mashup without identity; see ``Mashup/recorded(id:sessionID:createdAt:)``.
    /// - Throws: ``GenerationError`` with a sentence for the teacher, ``TweakRefusal``, the catalogue's and the lyricist's
    ///   errors, or `CancellationError`.
    public func generate(
        from context: GatheredContext,
        seed: UInt64,
        tweaks: [Tweak] = [],
        writer: (any MashupWriter)? = nil
    ) async throws -> Mashup {
        let (piece, own) = try best(for: context, seed: seed, tweaks: tweaks)
        guard let writer else { return own }
        let commission = try piece.assembly.commission(piece.score, words: piece.words, context: context)
        let gate = WrittenWords(data: data, bounds: bounds, builtIn: piece.words)
        let words = try await gate.words(of: writer, for: commission)
        return try soundest(piece, words)
    }

    /// What resolves wishes for a finished piece that was made from the context.
    func resolver(for base: Mashup, context: GatheredContext) throws -> TweakResolver {
        let request = try RequestResolver(catalogue: catalogue, library: library)
            .resolve(context, seed: base.metadata.seed)
        let rooms = try library.planning().rooms
        let here = rooms.filter { room in request.instruments.contains { room.holds($0) } }
        return TweakResolver(
            base: base,
            rooms: here.isEmpty ? rooms.filter { $0.name == "voice" } : here,
            range: SingingRange(request.setting, level: base.metadata.level),
            record: catalogue.record
        )
    }

    /// A piece with the built-in words, before the lesson is made.
    private struct Piece {
        var composer: Composer
        /// The composer in the key before a tweak moved it, for the tune to be moved along; nil where none did.
        var unmoved: Composer?
        var assembly: MashupAssembly
        var words: Words

        var score: Score { score(of: words) }

        func score(of words: Words) -> Score {
            let score = composer.compose(words.sheet)
            guard let unmoved else { return score }
            let range = SingingRange(composer.request.setting, level: composer.request.level)
            let keeping = TuneKeeping(old: unmoved.plan.key, new: composer.plan.key, range: range.midi)
            return keeping.moved(score, tuneOf: unmoved.compose(words.sheet))
        }
    }

    /// The piece with the built-in words; what is below the bar is made again, and the best try is kept.
    ///
    /// Tweaks change what was kept, so that a version has the words and the lesson of the one it is based on.
    private func best(
        for context: GatheredContext,
        seed: UInt64,
        tweaks: [Tweak]
    ) throws -> (piece: Piece, mashup: Mashup) {
        let best = try best(for: context, seed: seed)
        if tweaks.isEmpty { return best }
        var tweaked = try piece(for: best.piece.assembly.request, tweaks: tweaks)
        tweaked.assembly.remarks = best.piece.assembly.remarks
        return (tweaked, try tweaked.assembly.assemble(tweaked.score, words: tweaked.words))
    }

    private func best(for context: GatheredContext, seed: UInt64) throws -> (piece: Piece, mashup: Mashup) {
        var request = try RequestResolver(catalogue: catalogue, library: library).resolve(context, seed: seed)
        let first = try piece(for: request, tweaks: [])
        var best = (piece: first, mashup: try first.assembly.assemble(first.score, words: first.words))
        let bar = QualityBar(least: bounds.minScore)
        let weak = bar.weak(best.mashup)
        guard !weak.parts.isEmpty else { return best }
        var tries = 0
        while tries < QualityBar.mostTries {
            let parts = bar.weak(best.mashup).parts
            guard !parts.isEmpty else { break }
            tries += 1
            if parts.contains(.words) { request.wordsTry = tries }
            if parts.contains(.lesson) { request.lessonTry = tries }
            let next = try piece(for: request, tweaks: [])
            let mashup = try next.assembly.assemble(next.score, words: next.words)
            if QualityBar.rank(best.mashup) < QualityBar.rank(mashup) { best = (next, mashup) }
        }
        let remark =
            "Made again \(English.count(tries, "time")), since \(weak.names.listed) fell short of "
            + "\(bar.least) of 100; the best try is kept."
        best.piece.assembly.remarks = [remark]
        best.mashup.quality.remarks.append(remark)
        return best
    }

    private func piece(for first: LessonRequest, tweaks: [Tweak]) throws -> Piece {
        let wording = try library.planning()
        let planned = try Planner(request: first, wording: wording).plan()
        let request = first.tweaked(tweaks)
        let tweaking = PlanTweaking(request: request, wording: wording, tweaks: tweaks)
        let plan = tweaks.isEmpty ? planned : try tweaking.applied(to: planned)
        let layouts = LyricPlanning(request: first, plan: plan).layouts()
        let brief = brief(request, layouts)
        let unchanged = LyricPlanning(request: first, plan: planned).layouts()
        let words = try words(for: request, brief: brief, before: self.brief(request, unchanged), tweaks)
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
            ),
            tweaks: tweaks
        )
        return Piece(
            composer: composer,
            unmoved: plan.key == planned.key ? nil : composer.inKey(planned.key),
            assembly: assembly,
            words: words
        )
    }

    private func brief(_ request: LessonRequest, _ layouts: [LyricPlanning.Layout]) -> LyricBrief {
        LyricBrief(topic: request.topic, ageBand: AgeBand(request.setting), sections: layouts.map(\.brief))
    }

    /// The built-in words; those of sections that tweaks left as they were are those from before.
    private func words(
        for request: LessonRequest,
        brief: LyricBrief,
        before: LyricBrief,
        _ tweaks: [Tweak]
    ) throws -> Words {
        var own = try builtIn.lyrics(before, seed: request.wordSeed)
        if brief != before {
            let keeping = SheetKeeping(kept: own, wanted: brief) { brief, take in
                try builtIn.lyrics(brief, seed: request.wordSeed &+ UInt64(take))
            }
            own = try keeping.sheet()
        }
        for case .title(let take) in tweaks {
            guard let title = TitleChoice.title(of: own.sheet, in: own.brief, take: take) else {
                throw TweakRefusal.noOtherTitle
            }
            own.sheet.title = title
        }
        return Words(sheet: own.sheet, brief: own.brief, engine: builtIn.name)
    }

    /// The lesson with a writer's words, unless it fails checks that the built-in lesson passes.
    private func soundest(_ piece: Piece, _ words: Words) throws -> Mashup {
        let reason: String
        do {
            let mashup = try piece.assembly.assemble(piece.score(of: words), words: words)
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
