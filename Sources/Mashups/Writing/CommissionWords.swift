import Teaching

/// What every prompt tells a model about the piece; the teacher's own words are cut and cannot end their quotation.
enum CommissionWords {
    static func values(_ commission: WritingCommission) -> [String: Any] {
        let score = commission.score
        var values: [String: Any] = [
            "genres": commission.genreNames.listed, "level": commission.level.rawValue,
            "form": score.form.name, "meter": score.meter, "bpm": score.tempo.bpm,
            "feel": score.feel.kind.rawValue, "avoid": commission.avoid.prefix(12).map { String($0.prefix(160)) },
            "young": commission.brief.ageBand == .young, "middle": commission.brief.ageBand == .middle,
            "older": commission.brief.ageBand == .older,
        ]
        if score.sections.contains(where: { !$0.chords.isEmpty || !$0.drone.isEmpty }) {
            values["key"] = score.key.name
        }
        if let topic = commission.brief.topic { values["topic"] = QuotedMaterial.text(topic, limit: 300) }
        return values
    }
}
