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
            let result = readability.judge(group.texts, for: band, genreNames: mashup.metadata.genreNames)
            return Check(
                .language,
                "The \(group.kind) can be read at grade \(Int(bound)) or below",
                passed: result.isReadable,
                where: result.hardest.map { "\($0.prefix(60)) …" } ?? "grade \(English.decimal(max(0, result.grade)))"
            )
        }
    }
}
