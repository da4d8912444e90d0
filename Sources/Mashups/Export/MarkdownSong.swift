import Genres

/// The song in a Markdown lesson: form map, chart with words, drum grids.
struct MarkdownSong {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func text() -> String {
        "## The song\n\n" + [map(), chart(), grids()].joined(separator: "\n\n")
    }

    private func map() -> String {
        let rows = score.sections.map { section -> String in
            let bars = section.bars == 1 ? "\(section.firstBar)" : "\(section.firstBar)–\(section.lastBar)"
            let groove = score.groove(section.groove)?.name ?? ""
            let chords = section.chords.map(\.symbol).unique.joined(separator: " ")
            let harmony =
                section.chords.isEmpty
                ? (section.drone.isEmpty ? "no chords" : "drone on \(section.drone.listed)")
                : "\(chords) (\(name(section.harmonyGenre ?? "")))"
            return "| \(section.label) | \(bars) | \(name(section.genre)) | \(groove) | \(harmony) |"
        }
        return "| Section | Bars | Leads | Groove | Chords |\n| --- | --- | --- | --- | --- |\n"
            + rows.joined(separator: "\n")
    }

    private func chart() -> String {
        var seen: [String: String] = [:]
        return score.sections.map { section in
            let chart = SongChart(score: score)
            let bars = chart.barRows(section)
            let words = chart.lyricLines(section)
            let key = (bars + words).joined(separator: "\n")
            let title =
                "### \(section.label) (\(name(section.genre)), \(English.bars(Array(section.firstBar..<section.firstBar + max(0, section.bars)))))"
            if key.isEmpty { return title + "\n\n" + silent(section) }
            if let twin = seen[key] { return title + "\n\nAs \(twin)." }
            seen[key] = section.label
            var blocks: [String] = []
            if !bars.isEmpty { blocks.append(bars.joined(separator: "\n")) }
            if !words.isEmpty { blocks.append(words.joined(separator: "\n")) }
            return title + "\n\n```text\n" + blocks.joined(separator: "\n\n") + "\n```"
        }.joined(separator: "\n\n")
            + (Ending(score: score).home.map { "\n\n**To end:** \($0), once, and let it ring." } ?? "")
    }

    private func silent(_ section: ScoreSection) -> String {
        let drone = section.drone.isEmpty ? "" : " Hold \(section.drone.listed) underneath."
        return "No chords: the layers of the groove carry \(English.count(section.bars, "bar")).\(drone)"
    }

    private func grids() -> String {
        let used = score.grooves.filter { groove in score.sections.contains { $0.groove == groove.id } }
        let blocks = used.map { groove -> String in
            let grid = GridText(meter: groove.meter, stepsPerBeat: groove.stepsPerBeat)
            let rows = grid.rows(groove.tracks, bars: groove.bars)
            let sections = score.sections.filter { $0.groove == groove.id }.map(\.label).listed
            var text = "**\(groove.name)** (\(sections))"
            if let change = groove.adapted { text += ", \(change)" }
            if groove.swings { text += "; play the off-beats late" }
            text += "\n\n```text\n" + rows.joined(separator: "\n") + "\n```"
            if let fill = score.sections.first(where: { $0.groove == groove.id && !$0.fills.isEmpty })?.fills.first {
                text +=
                    "\n\nLast bar before a new section:\n\n```text\n"
                    + grid.rows(fill.tracks, bars: 1).joined(separator: "\n") + "\n```"
            }
            return text
        }
        return "### Grooves\n\n`x` hit, `X` accent, `o` quiet, `.` rest\n\n" + blocks.joined(separator: "\n\n")
    }

    private func name(_ id: String) -> String {
        zip(mashup.metadata.genres, mashup.metadata.genreNames).first { $0.0.rawValue == id }?.1 ?? id
    }
}
