/// The texts of a lesson that students read or are given to read.
struct StudentTexts {
    let content: EducationalContent

    /// The texts by their kind, in a fixed order.
    var groups: [(kind: String, texts: [String])] {
        [
            ("steps", ([content.warmUp] + content.activities).flatMap(\.students)),
            ("quiz", content.quiz.flatMap { [$0.question, $0.because] }),
            ("flashcards", content.flashcards.flatMap { [$0.front, $0.back] }),
        ]
    }
}

/// Whether students can read what is written for them.
struct ReadabilityChecks {
    let mashup: Mashup
    let readability: Readability

    func run() -> [Check] {
        let band = AgeBand(mashup.metadata.setting)
        let bound = Readability.bound(band)
        return StudentTexts(content: mashup.content).groups.filter { !$0.texts.isEmpty }.map { group in
            let counts = group.texts.map { readability.counts(plain($0)) }
            let grade = counts.reduce(Readability.Counts(), +).grade ?? 0
            let hard = zip(group.texts, counts).first { _, counts in
                counts.words >= Readability.fewestWords && (counts.grade ?? 0) > bound + Readability.leeway
            }
            return Check(
                .language,
                "The \(group.kind) can be read at grade \(Int(bound)) or below",
                passed: grade <= bound && hard == nil,
                where: hard.map { "\($0.0.prefix(60)) …" } ?? "grade \(English.decimal(max(0, grade)))"
            )
        }
    }

    /// The text with the names of its genres as the word "music": they are long, and they are what the lesson teaches.
    private func plain(_ text: String) -> String {
        mashup.metadata.genreNames.reduce(text) { $0.replacing($1, with: "music") }
    }
}
