/// What a claim is about, in words for its explanation.
struct SoundNames {
    let score: Score

    func fill(_ check: ConceptCheck) -> [String: String] {
        var fill: [String: String] = [:]
        fill["numerals"] = (check.numerals ?? []).listed
        fill["beats"] = (check.beats ?? []).map(String.init).listed
        fill["beat_word"] = (check.beats ?? []).count == 1 ? "beat" : "beats"
        fill["ratio"] = check.ratio.map(English.decimal)
        fill["scheme"] = check.scheme
        fill["meter"] = check.meter ?? score.meter
        fill["n"] = (check.bars ?? check.low).map(String.init)
        fill["low"] = check.low.map(String.init)
        fill["high"] = check.high.map(String.init)
        fill["sound"] = sound(check)
        fill["key"] = score.key.name
        fill["tonic"] = score.key.tonic
        fill["family"] = check.family
        let section = check.sections?.first.flatMap { label in score.sections.first { $0.label == label } }
        fill["section"] = section?.label ?? score.sections.first?.label
        fill["symbols"] = section.map { $0.chords.map(\.symbol).unique.joined(separator: " ") }
        return fill
    }

    /// The name of a sound as the section's groove has it.
    private func sound(_ check: ConceptCheck) -> String {
        let grooves = score.sections.filter { check.sections?.contains($0.label) ?? true }
            .compactMap { score.groove($0.groove) }
        let tracks = grooves.flatMap(\.tracks)
        let found =
            check.track.map { gm in tracks.first { $0.gm == gm } }
            ?? tracks.first { [38, 40, 39, 37].contains($0.gm) }
        return found?.name.shortLabel ?? "drum"
    }
}
