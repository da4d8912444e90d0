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
    private let library: LessonLibrary
    private let builtIn: BuiltInWriter

    /// Names what to work with; nothing is read yet.
    ///
    /// - Parameters:
    ///   - catalogue: The genres.
    ///   - data: The program's data folder, which holds `lesson`, `lyrics`, `lint` and `pronunciation`.
    ///   - bounds: How much a lesson must hold at least.
    public init(catalogue: Catalogue, data: URL, bounds: GenerationBounds = .init()) {
        self.catalogue = catalogue
        self.data = data
        self.bounds = bounds
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
        let request = try RequestResolver(catalogue: catalogue, library: library).resolve(context, seed: seed)
        let plan = try Planner(request: request, wording: try library.planning()).plan()
        let layouts = LyricPlanning(request: request, plan: plan).layouts()
        let brief = LyricBrief(
            topic: request.topic,
            ageBand: AgeBand(request.setting),
            sections: layouts.map(\.brief)
        )
        let wordSeed = request.wordSeed
        let own = try builtIn.lyrics(brief, seed: wordSeed)
        let composer = Composer(request: request, plan: plan, layouts: layouts)
        let score = composer.compose(own.sheet)
        var words = Words(sheet: own.sheet, brief: own.brief, engine: builtIn.name)
        if let writer {
            let casting = ConceptCasting(request: request, score: score, prose: try library.concepts()).cast()
            let commission = WritingCommission(
                brief: brief,
                score: score.withoutWords,
                context: context,
                level: request.level,
                genreNames: request.genres.map(\.shortName),
                avoid: request.genres.flatMap(\.lyrics.avoid).unique,
                concepts: casting.concepts,
                seed: wordSeed
            )
            words = try await WrittenWords(data: data, builtIn: words).words(of: writer, for: commission)
        }
        let assembly = MashupAssembly(request: request, bounds: bounds, library: library, data: data)
        return try assembly.assemble(words.sheet == own.sheet ? score : composer.compose(words.sheet), words: words)
    }
}

extension Score {
    /// The music a writer is told about.
    fileprivate var withoutWords: Score {
        var copy = self
        for index in copy.sections.indices { copy.sections[index].lyrics = [] }
        return copy
    }
}
