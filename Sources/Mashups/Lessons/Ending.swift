import MusicTheory

/// How a piece comes to rest.
struct Ending {
    let score: Score

    /// The tonic chord to end on where the last section stops on another chord; nil where it ends at home.
    var home: String? {
        guard let last = score.sections.last?.chords.last, let numeral = RomanNumeral(last.numeral) else { return nil }
        guard numeral.degree.number != 1 || numeral.degree.alteration != 0 else { return nil }
        let tonics = score.sections.reversed().flatMap(\.chords).filter {
            RomanNumeral($0.numeral)?.degree == ScaleDegree(1)
        }
        return tonics.first?.symbol ?? score.key.shortName
    }
}
