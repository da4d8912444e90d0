import Genres
import MusicTheory

/// The figures of one section.
struct SectionFigures: Sendable {
    var bass: BassPattern
    var comping: CompingPattern
}

/// Chooses bass and accompaniment figures: those of the groove's genre, else of the chords', else plain ones.
struct FigureChoice {
    let book: PatternBook
    let request: LessonRequest
    let plan: MashupPlan

    /// The figures of every section, in order; nil where a section has no chords.
    ///
    /// - Throws: `CatalogueError` where a pattern file is broken.
    func choose() throws -> [SectionFigures?] {
        var generator = SeededGenerator(seed: request.seed, part: "figures")
        var known: [String: SectionFigures] = [:]
        return try plan.sections.map { section in
            guard let harmony = section.harmony.genre else { return nil }
            // Sections of one kind keep their figures, so that a verse is known again.
            let key = "\(section.kind)/\(section.groove)/\(harmony)"
            if let figures = known[key] { return figures }
            let owners = [section.grooveGenre, harmony, section.leader.id].unique
            let books = try owners.compactMap { try book.patterns(of: $0) }
            let figures = SectionFigures(
                bass: pick(books.map(\.bass), for: section, using: &generator),
                comping: pick(books.map(\.comping), for: section, using: &generator)
            )
            known[key] = figures
            return figures
        }
    }

    private func pick(
        _ offered: [[BassPattern]],
        for section: SectionPlan,
        using generator: inout SeededGenerator
    ) -> BassPattern {
        let fitting = offered.map { patterns in
            patterns.filter { fits($0, section) && Figure.fits($0, feel: plan.feel.kind, hold: .hold, rest: .rest) }
        }
        let first = alike(fitting.first { !$0.isEmpty } ?? [], section) { $0.stepsPerBeat }
        return generator.pick(first) { weight($0.level) } ?? PlainFigures(meter: plan.meter).bass(request.recordLevel)
    }

    private func pick(
        _ offered: [[CompingPattern]],
        for section: SectionPlan,
        using generator: inout SeededGenerator
    ) -> CompingPattern {
        let fitting = offered.map { patterns in
            patterns.filter { pattern in
                let rhythm = pattern.rhythm
                return fits(rhythm, section)
                    && Figure.fits(rhythm, feel: plan.feel.kind, hold: .hold, rest: .rest)
            }
        }
        let first = alike(fitting.first { !$0.isEmpty } ?? [], section) { $0.rhythm.stepsPerBeat }
        return generator.pick(first) { weight($0.rhythm.level) }
            ?? PlainFigures(meter: plan.meter).comping(request.recordLevel)
    }

    /// Figures that divide the beat as the groove does, in three or not, where there are any: a jig's do not suit a reel.
    private func alike<Pattern>(
        _ patterns: [Pattern],
        _ section: SectionPlan,
        stepsPerBeat: (Pattern) -> Int
    ) -> [Pattern] {
        let isTernary =
            plan.grooves.first { $0.id == section.groove }.map { $0.stepsPerBeat == 3 || $0.swings } ?? false
        let alike = patterns.filter { (stepsPerBeat($0) == 3) == isTernary }
        return alike.isEmpty ? patterns : alike
    }

    private func fits<Step: Hashable & Sendable>(_ pattern: AccompanimentPattern<Step>, _ section: SectionPlan) -> Bool
    {
        pattern.meter == plan.meter && pattern.level <= request.recordLevel && section.bars.isMultiple(of: pattern.bars)
            && agreesOnClave(pattern.id, section.groove)
    }

    /// A figure made for one direction of the clave does not go with a groove in the other.
    private func agreesOnClave(_ pattern: String, _ groove: String) -> Bool {
        for (one, other) in [("23", "32"), ("32", "23")] where pattern.hasSuffix(one) {
            return !groove.filter(\.isNumber).hasSuffix(other)
        }
        return true
    }

    /// What is just right for the level is likelier than what is easier.
    private func weight(_ level: GenreRecord.Level) -> Int { level == request.recordLevel ? 3 : 1 }
}
