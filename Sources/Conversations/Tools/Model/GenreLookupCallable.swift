public import Genres
public import LanguageModels
import MusicTheory

/// Tells a model what the catalogue knows of a genre: `genre_lookup`.
public struct GenreLookupCallable: ModelCallable {
    private let catalogue: Catalogue

    /// Looks up in `catalogue`.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// What a model is told of it.
    public var definition: ModelTool {
        ModelTool(
            name: ToolName.genreLookup.rawValue,
            description: """
                Facts about a genre from the program's own catalogue: origin, period, tempo, feel, chords, groove, form, \
                what a lesson may borrow, what to take care of, and background with sources. Use it before you say \
                anything particular about a genre that the notes do not cover.
                """,
            parameters: [
                "type": "object",
                "properties": ["name": ["type": "string", "description": "The genre's name, such as bossa nova"]],
                "required": ["name"], "additionalProperties": false,
            ]
        )
    }

    /// Reads the record; throws `ModelToolProblem` for a name that stands for no genre, or `CatalogueError`.
    public func call(_ arguments: JSONValue) async throws -> ModelToolAnswer {
        let name = try arguments.needed("name", example: "bossa nova")
        let record = try catalogue.record(try id(of: name))
        let place = record.origin.places.first ?? ""
        let found = [place, record.origin.period.spoken, "\(record.tempo.min)–\(record.tempo.max) bpm"]
        return ModelToolAnswer(
            query: record.shortName,
            content: GenreFacts(record: record, catalogue: catalogue).text,
            summary: found.filter { !$0.isEmpty }.joined(separator: ", ")
        )
    }

    private func id(of name: String) throws -> GenreID {
        let wanted = Self.folded(name)
        let entries = try catalogue.entries
        let match = entries.first { entry in
            ([entry.id.rawValue, entry.name, catalogue.displayName(of: entry.id)] + entry.aliases)
                .contains { Self.folded($0) == wanted }
        }
        if let match { return match.id }
        // The catalogue itself knows which names are near; asking it for the record says so.
        return GenreID(wanted.split(separator: " ").joined(separator: "-"))
    }

    /// Small letters without accents; everything else parts words.
    private static func folded(_ name: String) -> String {
        let letters = name.unicodeScalars.map { scalar in
            Folding.letter(scalar) ?? (scalar.properties.numericType == nil && scalar.isASCII ? " " : String(scalar))
        }
        let words = letters.joined().split(separator: " ").filter { $0 != "the" && $0 != "music" }
        return words.joined(separator: " ")
    }
}

/// A genre's record in a few lines for a model.
struct GenreFacts {
    let record: GenreRecord
    let catalogue: Catalogue

    /// Paragraphs of the background that are told at most.
    private static let paragraphs = 3

    var text: String {
        let lines = [
            "\(record.name): \(origin)",
            "Tempo \(record.tempo.min)–\(record.tempo.max) bpm, usually \(record.tempo.typical). "
                + "Meters: \(record.meters.map(\.description).joined(separator: ", ")). Feel: \(record.feel.notation).",
            harmony, scales, grooves, borrowing,
        ]
        return (lines.filter { !$0.isEmpty } + care + background).joined(separator: "\n")
    }

    private var origin: String {
        let people = record.origin.communities.joined(separator: "; ")
        return "\(record.origin.places.joined(separator: ", ")), \(record.origin.period.spoken); made by \(people)."
    }

    private var harmony: String {
        let cycles = record.harmony.progressions.prefix(2).map { progression in
            let bars = progression.bars.map { $0.map(\.description).joined(separator: " ") }.joined(separator: " | ")
            return "\(progression.name ?? progression.id): \(bars)"
        }
        return cycles.isEmpty
            ? "It is not to be set to chords."
            : "Chords (numerals against the major scale): \(cycles.joined(separator: "; "))."
    }

    private var scales: String {
        let names = record.scales.map { "\($0.name) (\($0.degrees.map(\.description).joined(separator: " ")))" }
        return "Scales: \(names.joined(separator: ", "))."
    }

    private var grooves: String {
        guard let groove = record.rhythm.first else { return "" }
        let tracks = groove.tracks.map { "\($0.name) \($0.grid.pattern)" }
        return
            "Groove “\(groove.id)”, \(groove.meter), \(groove.stepsPerBeat) steps a beat: \(tracks.joined(separator: "; "))."
    }

    private var borrowing: String {
        let lends = "It lends: \(record.mashup.lends.map(\.rawValue).joined(separator: ", "))."
        let children = record.ask.prefix(6).map(catalogue.displayName(of:)).joined(separator: ", ")
        let which = record.kind == .umbrella ? " It is a name for many genres; ask which: \(children)." : ""
        let reason = record.composable.why.map { " \($0)" } ?? ""
        return switch (record.kind, record.composable.how) {
        case (.gated, _), (_, .listenOnly): "It is for listening and talking only, not to be imitated.\(reason)\(which)"
        case (_, .grooveOnly): "A lesson may borrow its groove; chords come from elsewhere.\(reason)\(which)"
        case (_, .full): lends + which
        }
    }

    private var care: [String] {
        record.mashup.never.prefix(3).map { "Never in a mashup: \($0)." }
            + record.culture.sensitivity.prefix(2).map { "Take care: \($0.text)" }
    }

    private var background: [String] {
        record.culture.paragraphs.prefix(Self.paragraphs).map { paragraph in
            let titles = record.sources.filter { paragraph.refs.contains($0.id) }.map(\.shortTitle)
            return "Background: \(paragraph.text) [\(titles.prefix(2).joined(separator: "; "))]"
        }
    }
}
