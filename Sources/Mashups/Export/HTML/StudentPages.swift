/// What students get: words with chords, form map, grooves, chord shapes, staff notation, parts for transposing
/// instruments, and the quiz without answers.
///
/// The song sheet, what is played, every part and the quiz each begin a page; the quiz is handed in, so it stands alone.
struct StudentPages {
    let mashup: Mashup
    let shapes: ChordShapes

    private var score: Score { mashup.music }

    func html() -> String {
        [sheet(), form(), grooves(), chords(), staff(), parts(), quiz()].joined()
    }

    private func head(_ part: String) -> String {
        HTMLText.element("p", "For students · \(part)", "class=\"kind\"")
    }

    /// The lines on which a student writes.
    private var who: String {
        "<p class=\"who\">Name <span class=\"name\">&#160;</span> Date <span class=\"date\">&#160;</span></p>\n"
    }

    private var facts: String {
        let beats = score.feltBeatsPerMinute
        let facts = "\(score.key.name), \(score.meter), \(beats) beats a minute, \(score.feel.kind.rawValue)"
        return HTMLText.element("p", facts, "class=\"small lead\"")
    }

    private func sheet() -> String {
        "<section class=\"page\">\n" + head("song sheet") + HTMLText.element("h1", mashup.title, "id=\"song\"")
            + who + facts + LeadSheet(mashup: mashup).html() + "</section>\n"
    }

    private func form() -> String {
        "<section class=\"page\">\n" + head("form, groove, chords, notation") + HTMLText.element("h2", "Form map")
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
            + HTMLText.element("p", "x hit, X accent, o quiet; an empty box is a rest.", "class=\"lead\"")
            + tables.joined()
            + "</section>\n"
    }

    private func chords() -> String {
        let cards = ChordDiagrams(score: score, shapes: shapes).html()
        guard !cards.isEmpty else { return "" }
        return "<section>\n" + HTMLText.element("h2", "Chords")
            + HTMLText.element(
                "p",
                "Black dot on the piano: the root. On guitar and ukulele: × silent, ○ open string.",
                "class=\"small lead\""
            ) + cards + "</section>\n"
    }

    private func staff() -> String {
        let staff = StaffSections(mashup: mashup, id: "staff")
        guard !staff.isEmpty else { return "" }
        return "<section>\n" + HTMLText.element("h2", staff.heading) + facts + staff.html() + "</section>\n"
    }

    /// What players read whose instruments sound other notes than written.
    private func parts() -> String {
        let groups = TransposingPlayers.groups(among: mashup.metadata.instruments ?? [])
        guard score.sections.contains(where: { !$0.melody.isEmpty || !$0.chords.isEmpty }) else { return "" }
        return groups.map { group in
            var part = mashup
            part.music = score.written(for: group.instrument)
            let pages = StudentPages(mashup: part, shapes: shapes)
            let sentence =
                "For \(group.players.listed). Written in \(part.music.key.name), it sounds in \(score.key.name)."
            return "<section class=\"page\">\n" + head("part in \(group.pitch)") + HTMLText.element("h2", mashup.title)
                + HTMLText.element("p", sentence, "class=\"lead\"") + pages.facts
                + StaffSections(mashup: part, id: "staff-\(HTMLText.id(group.pitch))").html(withChords: true)
                + "</section>\n"
        }.joined()
    }

    private func quiz() -> String {
        guard !mashup.content.quiz.isEmpty else { return "" }
        let items = mashup.content.quiz.map { question -> String in
            let options = question.options.enumerated().map {
                "<li>\(MarkupText.escaped($0.element))</li>\n"
            }.joined()
            return "<li class=\"keep\">\(MarkupText.escaped(question.question))<ol type=\"A\">\n\(options)</ol></li>\n"
        }
        return "<section class=\"page\">\n" + head("quiz") + HTMLText.element("h2", "Quiz: \(mashup.title)") + who
            + "<ol class=\"quiz\">\n" + items.joined() + "</ol></section>\n"
    }
}
