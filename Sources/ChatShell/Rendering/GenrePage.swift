import Conversations
import Genres
import MusicTheory
import Teaching

/// The catalogue for reading: the list, and one genre's page, from templates.
struct GenrePage {
    let catalogue: Catalogue
    let prompts: PromptLibrary

    /// The genre that a typed name means: id, name or alias; throws `CatalogueError` with the nearest.
    func find(_ text: String) throws -> GenreID {
        let wanted = text.lowercased()
        let named = try catalogue.entries.first {
            $0.id.rawValue == wanted || $0.name.lowercased() == wanted || $0.aliases.contains(wanted)
        }
        return try named?.id ?? catalogue.entry(GenreID(rawValue: wanted)).id
    }

    /// Every genre, those that need a choice or a warning marked.
    func list() throws -> String {
        let entries = try catalogue.entries
        func names(_ matches: (GenreEntry) -> Bool) -> String {
            entries.filter(matches).map(\.name).joined(separator: ", ")
        }
        return try prompts.render(
            "shell/genres",
            values: [
                "count": entries.count,
                "genres": names { $0.kind == .genre && $0.composable == .full },
                "umbrellas": names { $0.kind == .umbrella },
                "borrowed": names { $0.composable == .grooveOnly },
                "listening": names { $0.kind == .gated || $0.composable == .listenOnly },
                "hasListening": entries.contains { $0.kind == .gated || $0.composable == .listenOnly },
            ]
        )
    }

    /// One genre's page; throws `CatalogueError`.
    func markdown(of id: GenreID) throws -> String {
        let record = try catalogue.record(id)
        let numbers = Dictionary(
            record.sources.enumerated().map { ($1.id, $0 + 1) },
            uniquingKeysWith: { first, _ in first }
        )
        func marks(_ refs: [String]) -> String {
            refs.compactMap { numbers[$0] }.sorted().map { "[\($0)]" }.joined()
        }
        let circa = record.origin.period.circa ? "around " : ""
        return try prompts.render(
            "shell/genre",
            values: [
                "name": record.name,
                "places": record.origin.places.joined(separator: ", "),
                "period": "\(circa)\(record.origin.period.from)–\(record.origin.period.to)",
                "communities": record.origin.communities.joined(separator: "; "),
                "tempo": "\(record.tempo.min)–\(record.tempo.max)", "typical": record.tempo.typical,
                "meters": record.meters.map(\.description).joined(separator: ", "),
                "feel": record.feel.notation,
                "instruments": record.instruments.map { $0.name.lowercased() }.joined(separator: ", "),
                "why": record.composable.why ?? "", "hasWhy": record.composable.why != nil,
                "paragraphs": record.culture.paragraphs.map { ["text": $0.text, "marks": marks($0.refs)] },
                "progressions": record.harmony.progressions.map { progression in
                    [
                        "name": progression.name ?? progression.id, "level": progression.level.rawValue,
                        "bars": progression.bars.map { $0.map(\.description).joined(separator: " ") }
                            .joined(separator: " | "),
                    ]
                },
                "hasProgressions": !record.harmony.progressions.isEmpty,
                "concepts": record.teaching.concepts.map(\.claim),
                "recordings": record.recordings.map { recording in
                    let flags = recording.flags.map(\.rawValue).joined(separator: ", ")
                    return [
                        "title": recording.title, "artist": recording.artist, "year": recording.year,
                        "flags": flags.isEmpty ? "" : " (\(flags))",
                    ]
                },
                "care": record.culture.sensitivity.map(\.text),
                "sources": record.sources.enumerated().map { offset, source in
                    ["number": "\(offset + 1)", "title": source.title, "url": source.url]
                },
                "status": record.review.status.rawValue,
            ]
        )
    }
}
