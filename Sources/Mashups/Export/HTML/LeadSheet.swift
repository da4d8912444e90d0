/// The words with chords over the syllables they come with, and rows of bars where nobody sings.
struct LeadSheet {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func html() -> String {
        var seen: [String: String] = [:]
        let sections = score.sections.map { section -> String in
            let chart = SongChart(score: score)
            let rows = chart.barRows(section)
            let lines = section.lyrics.map { line($0, section, chart) }
            let title = HTMLText.element("h2", "\(section.label) · \(mashup.genreName(section.genre))")
            let body = (rows + lines).joined()
            if body.isEmpty { return wrapped(title + HTMLText.element("p", silent(section))) }
            if let twin = seen[body] { return wrapped(title + HTMLText.element("p", "As \(twin).")) }
            seen[body] = section.label
            let bars = lines.isEmpty ? "<div class=\"bars\">\(MarkupText.escapedLines(rows))</div>\n" : ""
            return wrapped(title + bars + lines.joined())
        }
        let ending = Ending(score: score).home.map { HTMLText.element("p", "To end: \($0), once, and let it ring.") }
        let size = SVGWriter.number(LeadSheet.size(of: sections))
        return "<div class=\"sheet\" style=\"font-size: \(size)pt\">\n" + sections.joined() + (ending ?? "")
            + "</div>\n"
    }

    /// The largest type, of 10.5 to 14 points, that fills no more pages than small type would.
    ///
    /// A sheet is read from a music stand, so that type is as large as the paper lets it be.
    static func size(of sections: [String]) -> Double {
        let heights = sections.map { section in
            let lines = section.ranges(of: "<p>").count
            let bars = section.contains("class=\"bars\"") ? section.count(where: \.isNewline) - 3 : 0
            return 2.5 + 2.6 * Double(lines) + 1.3 * Double(bars)
        }
        // Points that a page of Letter has under the title, and less where a section kept whole leaves a page's foot empty.
        let (one, several) = (605.0, 550.0)
        let needed = max(1, heights.reduce(0, +))
        let pages = (needed * 10.5 / one).rounded(.up)
        return min(14, max(10.5, (pages == 1 ? one : pages * several) / needed))
    }

    private func wrapped(_ content: String) -> String { "<div class=\"section\">\n\(content)</div>\n" }

    private func silent(_ section: ScoreSection) -> String {
        let drone = section.drone.isEmpty ? "" : " Hold \(section.drone.listed) underneath."
        return "No chords: the layers of the groove carry \(English.count(section.bars, "bar")).\(drone)"
    }

    /// Each chord in a box with the words that sound under it.
    private func line(_ line: SungLine, _ section: ScoreSection, _ chart: SongChart) -> String {
        let (words, places) = SongChart.text(line)
        let isGroup = line.voice == "group"
        let characters = Array(isGroup ? "(\(words))" : words)
        let columns = isGroup ? places.map { $0 + 1 } : places
        var cuts: [(column: Int, symbol: String)] = []
        for chord in chart.chords(of: section, under: line) {
            let index = line.syllables.firstIndex { $0.tick >= chord.tick }
            let column = index.flatMap { columns.indices.contains($0) ? columns[$0] : nil } ?? characters.count
            cuts.append((min(column, characters.count), chord.symbol))
        }
        var segments: [String] = []
        let starts = cuts.map(\.column)
        let lead = String(characters[0..<(starts.first ?? characters.count)])
        if !lead.isEmpty { segments.append(segment(lead, "")) }
        for (index, cut) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? max(cut.column, cuts[index + 1].column) : characters.count
            var text = String(characters[cut.column..<end])
            // A chord wider than its syllable pulls the word apart.
            let isInWord = end < characters.count && text.last?.isLetter == true && characters[end].isLetter
            if isInWord, TextWidth.of(cut.symbol, size: 1.1) > TextWidth.of(text, size: 1) { text += "-" }
            segments.append(segment(text, cut.symbol))
        }
        return "<p>\(segments.joined())</p>\n"
    }

    private func segment(_ words: String, _ symbol: String) -> String {
        let text = words.isEmpty ? " " : words
        return "<span class=\"seg\"><b>\(MarkupText.escaped(symbol))</b>\(MarkupText.escaped(text))</span>"
    }
}

extension MarkupText {
    /// Lines, escaped one by one.
    static func escapedLines(_ lines: [String]) -> String { lines.map(escaped).joined(separator: "\n") }
}
