/// What students get: words with chords, form map, grooves, chord shapes, staff notation, and the quiz without answers.
struct StudentPages {
    let mashup: Mashup
    let shapes: ChordShapes

    private var score: Score { mashup.music }

    func html() -> String {
        [sheet(), form(), grooves(), chords(), staff(), quiz()].joined()
    }

    private func head(_ part: String) -> String {
        HTMLText.element("p", "For students · \(part)", "class=\"kind\"")
    }

    private func sheet() -> String {
        let facts =
            "\(score.key.name), \(score.meter), \(score.tempo.bpm) beats a minute, \(score.feel.kind.rawValue)"
        return "<section class=\"page\">\n" + head("song sheet") + HTMLText.element("h1", mashup.title, "id=\"song\"")
            + "<p class=\"small\">Name <span class=\"name\">&#160;</span> \(MarkupText.escaped(facts))</p>\n"
            + LeadSheet(mashup: mashup).html() + "</section>\n"
    }

    private func form() -> String {
        "<section class=\"page\">\n" + head("form, groove, chords") + HTMLText.element("h2", "Form map")
            + FormMap(mashup: mashup).html()
    }

    private func grooves() -> String {
        let used = score.grooves.filter { groove in score.sections.contains { $0.groove == groove.id } }
        let tables = used.map { groove -> String in
            let table = GrooveTable(groove: groove)
            let sections = score.sections.filter { $0.groove == groove.id }
            var caption = "In \(sections.map(\.label).listed)"
            if groove.swings, score.feel.kind != .straight { caption += "; play the off-beats late" }
            var text =
                "<div class=\"keep\">" + HTMLText.element("h3", groove.name)
                + table.html(caption: caption, tracks: groove.tracks, bars: groove.bars)
            if let fill = sections.lazy.flatMap(\.fills).first {
                text += table.html(caption: "Last bar before a new section", tracks: fill.tracks, bars: 1)
            }
            return text + "</div>\n"
        }
        return HTMLText.element("h2", "Grooves")
            + HTMLText.element("p", "x hit, X accent, o quiet; an empty box is a rest.") + tables.joined()
            + "</section>\n"
    }

    private func chords() -> String {
        let cards = ChordDiagrams(score: score, shapes: shapes).html()
        guard !cards.isEmpty else { return "" }
        return "<section class=\"keep\">\n" + HTMLText.element("h2", "Chords")
            + HTMLText.element(
                "p",
                "Black dot on the piano: the root. On guitar and ukulele: × silent, ○ open string.",
                "class=\"small\""
            ) + cards + "</section>\n"
    }

    private func staff() -> String {
        let drawing = StaffDrawing(mashup: mashup)
        let sections = score.sections.filter(drawing.hasNotes)
        guard !sections.isEmpty else { return "" }
        let hasTune = sections.contains { !$0.melody.isEmpty }
        var seen: [String: String] = [:]
        let parts = sections.map { section -> String in
            let title = HTMLText.element("h3", section.label)
            let key = "\(section.melody) \(section.lyrics.map { ($0.text, $0.bar) })"
            if let twin = seen[key] { return title + HTMLText.element("p", "As \(twin).") }
            seen[key] = section.label
            let rows = drawing.drawings(of: section, id: "staff-\(HTMLText.id(section.label))")
            let first = (rows.first ?? "")
            return "<div class=\"keep\">\(title)\(first)</div>\n" + rows.dropFirst().joined()
        }
        return "<section class=\"page\">\n" + head("notation, quiz")
            + HTMLText.element("h2", hasTune ? "Melody" : "Rhythm of the words") + parts.joined() + "</section>\n"
    }

    private func quiz() -> String {
        guard !mashup.content.quiz.isEmpty else { return "" }
        let items = mashup.content.quiz.map { question -> String in
            let options = question.options.enumerated().map {
                "<li>\(MarkupText.escaped($0.element))</li>\n"
            }.joined()
            return "<li class=\"keep\">\(MarkupText.escaped(question.question))<ol type=\"A\">\n\(options)</ol></li>\n"
        }
        return "<section class=\"keep\">\n" + HTMLText.element("h2", "Quiz")
            + "<ol class=\"columns\">\n" + items.joined() + "</ol></section>\n"
    }
}
