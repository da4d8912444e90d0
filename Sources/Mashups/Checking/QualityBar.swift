/// What a lesson has to reach before it is handed over without another try.
struct QualityBar {
    /// The least score of every side; below it the weak part is made again.
    let least: Int
    /// How often a weak part is made again.
    static let mostTries = 3

    /// A part that can be made again with another seed.
    enum Part: String, CaseIterable, Comparable {
        /// Title, words and the tune on them.
        case words
        /// Warm-up, hook, listening and quiz.
        case lesson

        static func < (first: Part, second: Part) -> Bool { first.rawValue < second.rawValue }
    }

    /// What is below the bar and could be above it, and the parts that another seed may mend.
    func weak(_ mashup: Mashup) -> (names: [String], parts: Set<Part>) {
        var names: [String] = []
        var parts: Set<Part> = []
        for aspect in mashup.quality.scores where aspect.score < least {
            // What no other seed can bring is not worth a try: a form of one kind of section stays one.
            if let reachable = aspect.reachable, reachable < least { continue }
            names.append("\(aspect.name.rawValue.replacing("_", with: " ")) \(aspect.score)")
            parts.formUnion(aspect.name == .engagement ? [.words, .lesson] : [.lesson])
        }
        let failed = mashup.checks.count { !$0.passed }
        if failed > 0 {
            names.append(English.count(failed, "failed check"))
            parts.formUnion(Part.allCases)
        }
        return (names, parts)
    }

    /// How good a lesson is beside another try: the fewest failed checks, then the best of the worst sides.
    static func rank(_ mashup: Mashup) -> (Int, Int, Int) {
        let scores = mashup.quality.scores.map(\.score)
        return (-mashup.checks.count { !$0.passed }, scores.min() ?? 0, scores.reduce(0, +))
    }
}
