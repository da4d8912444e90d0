/// A song as staff notation, section by section; what sounds the same is written once, under all the names it has.
struct StaffSections {
    let mashup: Mashup
    /// What the drawings' ids begin with.
    let id: String

    private let drawing: StaffDrawing
    private let sections: [ScoreSection]

    init(mashup: Mashup, id: String) {
        self.mashup = mashup
        self.id = id
        drawing = StaffDrawing(mashup: mashup)
        sections = mashup.music.sections.filter(drawing.hasNotes)
    }

    /// Whether there is nothing to draw.
    var isEmpty: Bool { sections.isEmpty }

    /// What is drawn.
    var heading: String { sections.contains { !$0.melody.isEmpty } ? "Melody" : "Rhythm of the words" }

    /// The sections with notes and, where asked for, the chords of those without.
    func html(withChords: Bool = false) -> String {
        var names: [String: [String]] = [:]
        let shown = withChords ? mashup.music.sections : sections
        for section in shown { names[key(section), default: []].append(section.label) }
        return shown.compactMap { section -> String? in
            guard let labels = names.removeValue(forKey: key(section)) else { return nil }
            let others = labels.count > 1 ? " · also \(labels.dropFirst().map(\.self).listed)" : ""
            guard drawing.hasNotes(section) else { return chords(of: section, title: section.label + others) }
            let rows = drawing.drawings(
                of: section,
                id: "\(id)-\(HTMLText.id(section.label))",
                showsMeter: section.firstBar == sections.first?.firstBar
            )
            return kept([HTMLText.element("h3", section.label + others) + (rows.first ?? "")] + rows.dropFirst())
        }.joined()
    }

    private func key(_ section: ScoreSection) -> String {
        let chords = drawing.hasNotes(section) ? [] : section.chords
        return "\(section.melody) \(section.lyrics.map { ($0.text, $0.bar) }) \(chords)"
    }

    private func chords(of section: ScoreSection, title: String) -> String? {
        let rows = SongChart(score: mashup.music).barRows(section)
        guard !rows.isEmpty else { return nil }
        let bars = "<div class=\"bars\">\(MarkupText.escapedLines(rows))</div>\n"
        return "<div class=\"keep\">" + HTMLText.element("h3", title) + bars + "</div>\n"
    }

    /// Rows in pairs, the last with an odd one, so that no row stands alone on a page.
    private func kept(_ rows: [String]) -> String {
        var left = rows[...]
        var text = ""
        while !left.isEmpty {
            let pair = left.prefix(left.count == 3 ? 3 : 2)
            text += "<div class=\"keep\">\(pair.joined())</div>\n"
            left = left.dropFirst(pair.count)
        }
        return text
    }
}
