import Genres

extension GenreArticle {
    /// What nobody has checked yet: the editors' own judgement, what has no source, sources that were not read, the review.
    var questions: [String: Any] {
        let sources = record.sources.enumerated()
        func numbers(_ verification: GenreRecord.Source.Verification) -> [String] {
            listed(sources.filter { $0.element.verified == verification }.map { "[\($0.offset + 1)]" })
        }
        let reviewers = record.review.by ?? []
        return [
            "isDraft": record.review.status == .draft, "isChecked": record.review.status == .checked,
            "isReviewed": record.review.status == .reviewedByCultureBearer,
            "reviewers": listed(reviewers + [record.review.date].compactMap(\.self)),
            "guessesTempo": record.tempo.basis == .editorial,
            "guessedProgressions": listed(
                record.harmony.progressions.filter { $0.basis == .editorial }.map { $0.name ?? $0.id }
            ),
            "guessedGrooves": listed(record.rhythm.filter { $0.basis == .editorial }.map(\.id.asWords)),
            "guessedBass": listed((patterns?.bass ?? []).filter { $0.basis == .editorial }.map(\.name), by: "; "),
            "guessedComping": listed(
                (patterns?.comping ?? []).filter { $0.rhythm.basis == .editorial }.map(\.rhythm.name),
                by: "; "
            ),
            "uncitedScales": listed(record.scales.filter(\.refs.isEmpty).map(\.name)),
            "uncitedForms": listed(record.forms.filter(\.refs.isEmpty).map(\.id.asWords)),
            "uncitedCare": record.culture.sensitivity.contains(where: \.refs.isEmpty),
            "listedSources": numbers(.listedOnly), "unverifiedSources": numbers(.unverified),
        ]
    }

    /// The parts as one text in a list, which a template shows once, or not at all where there are none.
    private func listed(_ parts: [String], by separator: String = ", ") -> [String] {
        parts.isEmpty ? [] : [parts.joined(separator: separator)]
    }
}
