import Genres

/// The form of the piece as a strip of boxes, as wide as the sections are long, and as a table.
struct FormMap {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func html() -> String {
        "<figure>" + strip() + "</figure>\n" + table()
    }

    private func strip() -> String {
        let width = 1000.0
        let names = genres()
        var svg = SVGWriter(
            id: "form-map",
            size: (width, 118),
            title: "Form map: "
                + score.sections.map { "\($0.label), bars \($0.firstBar) to \($0.lastBar), \(name($0.genre)) leads" }
                .joined(separator: "; ")
        )
        svg.raw(patterns())
        var x = 0.0
        for section in score.sections {
            let box = width * Double(section.bars) / Double(max(1, score.barCount))
            let place = names.firstIndex(of: section.genre) ?? 0
            let colour = colour(place)
            svg.rect(x + 1, 24, box - 2, 58, "fill=\"\(colour.fill)\" stroke=\"#000\"")
            if place > 0 { svg.rect(x + 1, 24, box - 2, 58, "fill=\"url(#hatch-\(min(place, 3)))\"") }
            label(section.label, from: x, width: box, isDark: colour.isDark, into: &svg)
            svg.words("\(section.firstBar)", x + 3, 18, "font-size=\"15\"")
            x += box
        }
        var legend = 2.0
        for (place, genre) in names.enumerated() {
            svg.rect(legend, 94, 22, 16, "fill=\"\(colour(place).fill)\" stroke=\"#000\"")
            if place > 0 { svg.rect(legend, 94, 22, 16, "fill=\"url(#hatch-\(min(place, 3)))\"") }
            svg.words("\(name(genre)) leads", legend + 30, 108, "font-size=\"16\"")
            legend += 60 + TextWidth.of("\(name(genre)) leads", size: 16)
        }
        return svg.finished()
    }

    private func patterns() -> String {
        let lines = [
            ("1", "M0 8 L8 0"), ("2", "M4 0 V8"), ("3", "M0 4 H8"),
        ]
        return "<defs>"
            + lines.map {
                "<pattern id=\"hatch-\($0.0)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                    + "<path d=\"\($0.1)\" stroke=\"#000\" stroke-width=\"1\" stroke-opacity=\"0.45\"/></pattern>"
            }.joined() + "</defs>\n"
    }

    private func table() -> String {
        let rows = score.sections.map { section -> String in
            let chords = section.chords.map(\.symbol).unique.joined(separator: " ")
            let harmony =
                section.chords.isEmpty
                ? (section.drone.isEmpty ? "no chords" : "drone on \(section.drone.listed)") : chords
            return HTMLText.row([
                section.label, "\(section.firstBar)–\(section.lastBar)", name(section.genre),
                score.groove(section.groove)?.name ?? "", harmony,
            ])
        }
        return "<table class=\"form\">" + HTMLText.head(["Section", "Bars", "Leads", "Groove", "Chords"]) + "<tbody>\n"
            + rows.joined() + "</tbody></table>\n"
    }

    /// A section's name in the middle of its box, in as many lines as let it be largest.
    private func label(_ label: String, from x: Double, width: Double, isDark: Bool, into svg: inout SVGWriter) {
        let (lines, size) = FormMap.fitted(label, width: width - 10)
        let height = size * 1.15
        // A plain ground keeps the words readable on a pattern.
        let ground = min(width - 4, (lines.map(FormMap.boldWidth).max() ?? 0) * size + 8)
        let tall = height * Double(lines.count) + 4
        svg.rect(
            x + width / 2 - ground / 2,
            53 - tall / 2,
            ground,
            tall,
            "fill=\"\(isDark ? "#000" : "#fff")\" fill-opacity=\"\(isDark ? "0" : "0.85")\""
        )
        for (index, line) in lines.enumerated() {
            svg.words(
                line,
                x + width / 2,
                53 + height * (Double(index) - Double(lines.count - 1) / 2) + size * 0.36,
                "text-anchor=\"middle\" font-size=\"\(SVGWriter.number(size))\" font-weight=\"bold\" "
                    + "fill=\"\(isDark ? "#fff" : "#000")\""
            )
        }
    }

    /// A name in lines, and the largest size up to 19 at which they fit a box 58 high.
    static func fitted(_ label: String, width: Double) -> (lines: [String], size: Double) {
        let words = label.split(separator: " ").map(String.init)
        let choices = (1...3).map { count -> (lines: [String], size: Double) in
            let lines = split(words, into: count)
            let widest = lines.map(boldWidth).max() ?? 1
            return (lines, min(19, width / max(0.1, widest), 52 / 1.15 / Double(max(1, lines.count))))
        }
        // The first of equals has the fewest lines.
        return choices.reduce(choices[0]) { $1.size > $0.size + 0.5 ? $1 : $0 }
    }

    /// Words in at most so many lines, the widest line as narrow as can be.
    private static func split(_ words: [String], into count: Int) -> [String] {
        guard count > 1, words.count > 1 else { return [words.joined(separator: " ")] }
        let ways = (1..<words.count).map { first in
            [words[..<first].joined(separator: " ")] + split(Array(words[first...]), into: count - 1)
        }
        return ways.min { ($0.map(boldWidth).max() ?? 0) < ($1.map(boldWidth).max() ?? 0) } ?? words
    }

    private static func boldWidth(_ text: String) -> Double { TextWidth.of(text, size: 1.15) }

    private func genres() -> [String] { score.sections.map(\.genre).unique }

    private func colour(_ place: Int) -> (fill: String, isDark: Bool) {
        HandoutStyle.genreColours[min(place, HandoutStyle.genreColours.count - 1)]
    }

    private func name(_ id: String) -> String { mashup.genreName(id) }
}

extension Mashup {
    /// The display name of one of its genres; the id itself where it is none of them.
    func genreName(_ id: String) -> String {
        zip(metadata.genres, metadata.genreNames).first { $0.0.rawValue == id }?.1.shortLabel ?? id
    }
}
