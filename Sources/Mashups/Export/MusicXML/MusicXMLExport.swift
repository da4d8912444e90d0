import MusicTheory

/// The score as MusicXML 4.0, `score-partwise`: melody with words, chords, bass and drums, swing as a playback
/// instruction and not written out.
///
/// Follows the W3C Music Notation Community Group's MusicXML 4.0 schema.
struct MusicXMLExport {
    let mashup: Mashup

    private var score: Score { mashup.music }

    func text() -> String {
        let timeline = Timeline(score: score)
        let parts = MusicXMLParts(mashup: mashup, timeline: timeline).parts()
        let divisions = MusicXMLDivisions(
            parts: parts,
            chords: timeline.chordChanges.map(\.tick),
            bar: timeline.barTicks
        )
        var writer = XMLWriter()
        writer.raw(
            "<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\" "
                + "\"http://www.musicxml.org/dtds/partwise.dtd\">"
        )
        writer.element("score-partwise", "version=\"4.0\"") { writer in
            head(&writer)
            // Staves of 6.2 millimetres let three lines of four parts stand on a page.
            writer.element("defaults") { writer in
                writer.element("scaling") { writer in
                    writer.leaf("millimeters", "6.2")
                    writer.leaf("tenths", 40)
                }
            }
            writer.element("part-list") { writer in
                for part in parts { entry(part, &writer) }
            }
            for (index, part) in parts.enumerated() {
                let measures = MusicXMLMeasures(
                    mashup: mashup,
                    timeline: timeline,
                    part: part,
                    isFirst: index == 0,
                    divisions: divisions
                )
                writer.element("part", "id=\"\(part.id)\"") { measures.write(&$0) }
            }
        }
        return writer.text
    }

    private func head(_ writer: inout XMLWriter) {
        let credits = ExportCredits(mashup: mashup)
        writer.element("work") { $0.leaf("work-title", mashup.title) }
        writer.element("identification") { writer in
            writer.leaf("creator", ExportCredits.program, "type=\"composer\"")
            writer.leaf("creator", credits.lyricist, "type=\"lyricist\"")
            writer.leaf("rights", ExportCredits.rights)
            writer.element("encoding") { $0.leaf("software", ExportCredits.program) }
            writer.element("miscellaneous") { writer in
                writer.leaf(
                    "miscellaneous-field",
                    mashup.metadata.genreNames.joined(separator: ", "),
                    "name=\"genres\""
                )
                writer.leaf("miscellaneous-field", String(mashup.metadata.seed), "name=\"seed\"")
            }
        }
    }

    private func entry(_ part: MusicXMLPart, _ writer: inout XMLWriter) {
        writer.element("score-part", "id=\"\(part.id)\"") { writer in
            writer.leaf("part-name", part.name)
            guard let program = part.program else { return drumKit(part, &writer) }
            let id = "\(part.id)-I1"
            writer.element("score-instrument", "id=\"\(id)\"") { $0.leaf("instrument-name", part.name) }
            writer.element("midi-instrument", "id=\"\(id)\"") { writer in
                writer.leaf("midi-channel", part.channel)
                writer.leaf("midi-program", program)
            }
        }
    }

    private func drumKit(_ part: MusicXMLPart, _ writer: inout XMLWriter) {
        for sound in part.sounds {
            writer.element("score-instrument", "id=\"\(part.id)-I\(sound.gm)\"") {
                $0.leaf("instrument-name", sound.name)
            }
        }
        for sound in part.sounds {
            writer.element("midi-instrument", "id=\"\(part.id)-I\(sound.gm)\"") { writer in
                writer.leaf("midi-channel", 10)
                writer.leaf("midi-program", 1)
                // MusicXML counts percussion keys from 1.
                writer.leaf("midi-unpitched", sound.gm + 1)
            }
        }
    }
}

/// How many parts a quarter note is divided into, the fewest that write every length exactly.
struct MusicXMLDivisions {
    /// Divisions in a quarter note.
    let perQuarter: Int
    private let unit: Int

    init(parts: [MusicXMLPart], chords: [Int], bar: Int) {
        var unit = Self.common(Score.ticksPerQuarter, bar)
        for tick in chords { unit = Self.common(unit, tick) }
        for piece in parts.lazy.flatMap(\.measures).flatMap(\.pieces) {
            unit = Self.common(Self.common(unit, piece.duration), piece.tick)
        }
        self.unit = max(1, unit)
        perQuarter = Score.ticksPerQuarter / self.unit
    }

    /// Ticks as divisions, without a remainder.
    func callAsFunction(_ ticks: Int) -> Int { ticks / unit }

    private static func common(_ left: Int, _ right: Int) -> Int {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return left
    }
}
