import Teaching

/// Scores three sides of a lesson from facts that can be counted in it.
///
/// Every fact is worth some points, a hundred on each side; a fact that cannot apply (standards where no body has any, a tune
/// where nothing is sung) gives its points to the others. The points are editorial: they say what a department head would
/// look for first, not how good the music is.
struct QualityAspects {
    let mashup: Mashup
    let lint: TextLint
    let standards: [StandardsTable]

    private var content: EducationalContent { mashup.content }
    private var score: Score { mashup.music }

    /// One fact: how much of it is there, 0…1, and what it is worth.
    private struct Fact {
        var share: Double
        var points: Int
        var reason: String
        /// Whether another seed may bring more of it.
        var variesBySeed = false

        init(_ share: Double, of points: Int, _ reason: String) {
            self.share = min(1, max(0, share))
            self.points = points
            self.reason = reason
        }

        /// The same fact, marked as one of which another seed may bring more.
        var varying: Fact {
            var fact = self
            fact.variesBySeed = true
            return fact
        }
    }

    func scores() -> [QualityAspect] {
        [
            aspect(.educationalValue, educationalValue()), aspect(.culturalAccuracy, culturalAccuracy()),
            aspect(.engagement, engagement()),
        ]
    }

    private func aspect(_ name: QualityAspect.Name, _ facts: [Fact?]) -> QualityAspect {
        let facts = facts.compactMap(\.self)
        let whole = facts.reduce(0) { $0 + $1.points }
        let reached = facts.reduce(0.0) { $0 + $1.share * Double($1.points) }
        let best = facts.reduce(0.0) { $0 + ($1.variesBySeed ? 1 : $1.share) * Double($1.points) }
        return QualityAspect(
            name: name,
            score: whole > 0 ? Int((100 * reached / Double(whole)).rounded()) : 0,
            reasons: facts.map { "\($0.reason): \(Int(($0.share * Double($0.points)).rounded())) of \($0.points)" },
            reachable: whole > 0 ? Int((100 * best / Double(whole)).rounded()) : 0
        )
    }

    private func share<Item>(_ items: [Item], _ value: (Item) -> Double) -> Double {
        items.isEmpty ? 0 : items.reduce(0) { $0 + value($1) } / Double(items.count)
    }

    // MARK: Educational value

    private func educationalValue() -> [Fact?] {
        let blooms = Set(content.objectives.map(\.bloom))
        let deep = blooms.contains(.create) || blooms.contains(.evaluate)
        let levels = content.differentiation
        let groups = [levels.support, levels.core, levels.stretch, levels.access]
        let steps = [content.warmUp] + content.activities
        let sum = steps.reduce(0) { $0 + $1.minutes }
        let checked = steps.count { $0.check != nil }
        let first =
            content.standards.map(\.body).unique.map { body in content.standards.count { $0.body == body } }
            .max() ?? 0
        let wanted: Double =
            switch mashup.metadata.level {
            case .beginner: 3
            case .intermediate: 4
            case .advanced: 5
            }
        let asked = mashup.metadata.objectives.prefix(3)
        let served = Set(content.theoryConcepts.map(\.objective))
        let hasStandards = standards.contains { $0.stage(mashup.metadata.setting, mashup.metadata.level) != nil }
        return [
            Fact(Double(blooms.count) / 4, of: 20, "\(blooms.count) depths of thinking in the objectives"),
            Fact(deep ? 1 : 0, of: 10, deep ? "students create or evaluate" : "nothing to create or evaluate"),
            Fact(
                share(groups) { min(1, Double($0.count) / 3) },
                of: 15,
                "\(groups.reduce(0) { $0 + $1.count }) ways to meet different learners"
            ),
            Fact(
                sum == mashup.metadata.lessonMinutes ? 1 : 0,
                of: 5,
                "\(sum) of \(mashup.metadata.lessonMinutes) minutes planned"
            ),
            hasStandards
                ? Fact(
                    Double(first) / 4,
                    of: 15,
                    "\(English.count(content.standards.count, "standard")), \(first) of them of one body"
                ) : nil,
            Fact(share(steps) { $0.check == nil ? 0 : 1 }, of: 10, "\(checked) of \(steps.count) steps are checked"),
            Fact(
                Double(content.theoryConcepts.count) / wanted,
                of: 10,
                "\(content.theoryConcepts.count) theory concepts that hold"
            ),
            Fact(
                share(Array(asked)) { (objective: LearningObjective) in served.contains(objective.rawValue) ? 1 : 0 },
                of: 10,
                "\(asked.count { served.contains($0.rawValue) }) of \(asked.count) objectives have a concept"
            ),
            Fact(Double(content.quiz.count) / 4, of: 5, English.count(content.quiz.count, "quiz question")).varying,
        ]
    }

    // MARK: Cultural accuracy

    private func culturalAccuracy() -> [Fact?] {
        let paragraphs = content.culture
        let cited = mashup.sources.filter { !$0.used.isEmpty }
        let named = paragraphs.map { ProperNames.count(in: $0.text) >= 2 }
        let dated = paragraphs.count { $0.text.contains(where: \.isNumber) || $0.text.contains("century") }
        let genres = paragraphs.map(\.genre).unique
        let careful = genres.count { id in content.sensitivity.contains { $0.genre == id } }
        let texts = paragraphs.map(\.text) + content.sensitivity.map(\.text)
        let warnings = texts.flatMap { lint.findings(in: $0) }.count { $0.severity != .note }
        let sources = Set(paragraphs.flatMap(\.sources)).count
        return [
            Fact(
                share(paragraphs) { min(1, Double($0.sources.count) / 2) },
                of: 20,
                "\(sources) sources for \(English.count(paragraphs.count, "paragraph"))"
            ),
            Fact(
                share(cited) { $0.quality == .high ? 1 : $0.quality == .medium ? 0.7 : 0 },
                of: 20,
                "\(cited.count { $0.quality == .high }) of \(cited.count) sources are of high quality"
            ),
            Fact(
                share(named) { $0 ? 1 : 0 },
                of: 20,
                "\(named.count(where: \.self)) of \(paragraphs.count) paragraphs name people or places"
            ),
            Fact(
                Double(dated) / Double(max(1, paragraphs.count)),
                of: 10,
                "\(dated) of \(paragraphs.count) paragraphs say when"
            ),
            Fact(
                Double(careful) / Double(max(1, genres.count)),
                of: 15,
                "\(careful) of \(genres.count) genres have a note on sensitivity"
            ),
            Fact(1 - Double(warnings) / 3, of: 15, "\(English.count(warnings, "wording")) to think about"),
        ]
    }

    // MARK: Engagement

    private func engagement() -> [Fact?] {
        let kinds = Set(score.sections.map(\.kind)).count
        let grooves = Set(score.sections.map(\.groove)).count
        let groupings = Set(([content.warmUp] + content.activities).map(\.grouping)).count
        let lines = score.sections.flatMap(\.lyrics)
        let answers =
            lines.contains { $0.voice == "group" }
            || content.theoryConcepts.contains { $0.check.type == .callResponseGap }
        let distinct = Set(lines.map(\.text)).count
        return [
            Fact(Double(kinds) / 3, of: 15, English.count(kinds, "kind") + " of sections"),
            Fact(Double(grooves) / 2, of: 15, English.count(grooves, "groove")),
            Fact(Double(groupings) / 3, of: 15, English.count(groupings, "way") + " of working together"),
            Fact(answers ? 1 : 0, of: 10, answers ? "voices answer one another" : "no voice answers another"),
            tune(),
            Fact(
                (10...160).contains(content.hook.count) ? 1 : 0,
                of: 10,
                "a hook of \(content.hook.count) characters"
            ).varying,
            lines.isEmpty
                ? nil
                : Fact(
                    2 * Double(distinct) / Double(lines.count),
                    of: 15,
                    "\(distinct) of \(lines.count) lines are new"
                ).varying,
        ]
    }

    private func tune() -> Fact? {
        let notes = score.sections.flatMap(\.melody)
        guard let low = notes.map(\.midi).min(), let high = notes.map(\.midi).max() else { return nil }
        let pitches = Set(notes.map(\.midi)).count
        let span = Double(high - low) / 7
        return Fact(
            (min(1, span) + min(1, Double(pitches) / 5)) / 2,
            of: 20,
            "a tune of \(pitches) pitches over \(high - low) half steps"
        ).varying
    }
}

/// Counts names in running text by their capitals.
enum ProperNames {
    /// Words that begin with a capital inside a sentence; a run of them is one name.
    static func count(in text: String) -> Int {
        var count = 0
        for sentence in RunningText.parts(of: text, where: { $0 == "." || $0 == "!" || $0 == "?" }) {
            var isRun = false
            for word in RunningText.parts(of: sentence, where: { $0 == " " }).dropFirst() {
                let isName = word.unicodeScalars.first(where: \.isLetterOrMark)?.properties.isUppercase ?? false
                if isName, !isRun { count += 1 }
                isRun = isName
            }
        }
        return count
    }
}
