import Genres
import MusicTheory

/// A record as the values that the template of a genre's page asks for.
struct GenreArticle {
    let record: GenreRecord
    let patterns: GenrePatterns?
    /// Display names of all genres.
    let names: [GenreID: String]
    let look: ScoreLook

    /// Everything the template may name.
    var values: [String: Any] {
        [head, sound, harmony, figures, words, culture, teaching, questions].reduce(into: [:]) { all, part in
            all.merge(part) { first, _ in first }
        }
    }

    /// The numbers of sources in square brackets, rising.
    func marks(_ refs: [String]) -> String {
        let numbers = refs.compactMap { ref in record.sources.firstIndex { $0.id == ref } }
        return Set(numbers).sorted().map { "[\($0 + 1)]" }.joined()
    }

    func name(_ id: GenreID) -> String { names[id] ?? id.rawValue }

    private var head: [String: Any] {
        let origin = record.origin
        let circa = origin.period.circa ? "around " : ""
        return [
            "name": record.name,
            "isListenOnly": record.kind == .gated || record.composable.how == .listenOnly,
            "isGrooveOnly": record.composable.how == .grooveOnly,
            "partner": record.composable.with.map { [name($0)] } ?? [],
            "isUmbrella": record.kind == .umbrella, "ask": record.ask.map(name).joined(separator: ", "),
            "why": record.composable.why ?? "", "hasWhy": record.composable.why != nil,
            "places": origin.places.joined(separator: "; "),
            "period": "\(circa)\(origin.period.from)–\(origin.period.to)",
            "communities": origin.communities.joined(separator: "; "), "originMarks": marks(origin.refs),
            "hasArtists": !record.artists.isEmpty, "artists": record.artists.prefix(12).joined(separator: ", "),
        ]
    }

    private var sound: [String: Any] {
        let swing = record.feel.swing
        return [
            "slowest": record.tempo.min, "fastest": record.tempo.max, "typical": record.tempo.typical,
            "tempoMarks": marks(record.tempo.refs),
            "meters": record.meters.map(\.description).joined(separator: ", "),
            "feel": record.feel.notation, "feelMarks": marks(record.feel.refs),
            "swings": swing.typical > 1, "swing": "\(swing.typical)", "leastSwing": "\(swing.min)",
            "mostSwing": "\(swing.max)",
            "scales": record.scales.map { scale in
                [
                    "name": scale.name, "degrees": scale.degrees.map(\.description).joined(separator: " "),
                    "notes": scale.scale.notes(tonic: Self.c).map(\.description).joined(separator: " "),
                    "marks": marks(scale.refs),
                ]
            },
            "instruments": record.instruments.map { instrument -> [String: Any] in
                ["name": instrument.name, "classroom": instrument.classroom.map { [$0] } ?? []]
            },
        ]
    }

    /// The tonic of all examples.
    private static let c = NoteName(.c)

    private var harmony: [String: Any] {
        [
            "harmonises": record.harmony.harmonise && !record.harmony.progressions.isEmpty,
            "progressions": record.harmony.progressions.map { progression in
                [
                    "name": progression.name ?? progression.id, "level": progression.level.rawValue,
                    "numerals": progression.bars.map { $0.map(\.description).joined(separator: " ") }
                        .joined(separator: " | "),
                    "chords": progression.chords(in: Self.c).map { $0.map(\.symbol).joined(separator: " ") }
                        .joined(separator: " | "),
                    "marks": marks(progression.refs),
                ]
            },
            "forms": record.forms.map { form -> [String: Any] in
                [
                    "name": form.id.asWords,
                    "sections": form.sections.map { "\($0.label) \($0.bars)" }.joined(separator: ", "),
                    "bars": form.bars, "marks": marks(form.refs),
                ]
            },
        ]
    }

    private var words: [String: Any] {
        let lyrics = record.lyrics
        return [
            "delivery": lyrics.delivery == .either ? "sung or rapped" : lyrics.delivery.rawValue,
            "hasRhymes": !lyrics.rhymeSchemes.isEmpty, "rhymes": lyrics.rhymeSchemes.joined(separator: ", "),
            "fewest": lyrics.syllablesPerLine.min, "most": lyrics.syllablesPerLine.max,
            "barsPerLine": lyrics.barsPerLine, "barsWord": lyrics.barsPerLine == 1 ? "bar" : "bars",
            "repeatsFirst": lyrics.repeatFirst, "isAnswered": lyrics.callAndResponse,
            "lyricMarks": marks(lyrics.refs), "devices": lyrics.devices, "avoid": lyrics.avoid,
            "recordings": record.recordings.map { recording -> [String: Any] in
                [
                    "title": recording.title, "artist": recording.artist, "year": recording.year,
                    "preview": recording.flags.contains(.previewLyrics),
                    "mature": recording.flags.contains(.matureTheme), "sacred": recording.flags.contains(.sacred),
                    "marks": marks(recording.refs),
                ]
            },
        ]
    }

    private var culture: [String: Any] {
        [
            "paragraphs": record.culture.paragraphs.map { ["text": $0.text, "marks": marks($0.refs)] },
            "hasCare": !record.culture.sensitivity.isEmpty,
            "care": record.culture.sensitivity.map { note -> [String: Any] in
                [
                    "text": note.text, "marks": marks(note.refs), "isBlocked": note.severity == .block,
                    "isWarned": note.severity == .warn,
                ]
            },
            "sources": record.sources.enumerated().map { offset, source -> [String: Any] in
                [
                    "number": "\(offset + 1)", "title": source.title, "url": source.url, "licence": source.licence,
                    "publisher": source.publisher.map { [$0] } ?? [],
                ]
            },
        ]
    }

    private var teaching: [String: Any] {
        let levels = record.teaching.levels
        let lends = record.mashup.lends.map(\.rawValue.asWords).joined(separator: ", ")
        return [
            "beginner": levels.beginner, "intermediate": levels.intermediate, "advanced": levels.advanced,
            "concepts": record.teaching.concepts.map(\.claim),
            "lends": lends.isEmpty ? [] : [lends],
            "keepTogether": record.mashup.keepTogether, "never": record.mashup.never,
            "hasRelations": !record.related.isEmpty,
            "relations": record.related.map { relation -> [String: Any] in
                [
                    "names": name(relation.id), "marks": marks(relation.refs),
                    "derivesFrom": relation.relation == .derivesFrom, "influenced": relation.relation == .influenced,
                    "influencedBy": relation.relation == .influencedBy, "sibling": relation.relation == .sibling,
                    "subgenre": relation.relation == .subgenre,
                ]
            },
        ]
    }
}

extension String {
    /// An identifier of a record as words: hyphens become spaces.
    var asWords: String { replacing("-", with: " ") }
}
