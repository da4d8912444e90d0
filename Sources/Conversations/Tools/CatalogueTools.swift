public import Foundation
public import Genres
import Teaching

/// Reads a genre's record: where it comes from and how it moves.
public struct GenreLookup: Tool {
    /// The name it is stored and shown under.
    public let name = ToolName.genreLookup
    private let catalogue: Catalogue

    /// Looks up in `catalogue`.
    public init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    /// The genre's display name.
    public func query(for request: ResearchRequest) -> String {
        catalogue.displayName(of: request.subject)
    }

    /// Reads the record; throws `CatalogueError` where there is none or its file is broken.
    public func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding {
        let record = try catalogue.record(request.subject.genreToRead)
        let place = record.origin.places.first ?? ""
        let tempo = "\(record.tempo.min)–\(record.tempo.max) bpm"
        return ToolFinding(
            notes: [],
            resultsCount: 1,
            summary: [place, record.origin.period.spoken, tempo].filter { !$0.isEmpty }.joined(separator: ", ")
        )
    }
}

/// Gathers the catalogue's own sourced passages on a genre's culture.
public struct CatalogueCulture: Tool {
    /// The name it is stored and shown under.
    public let name = ToolName.culturalContext
    private let catalogue: Catalogue
    private let now: @Sendable () -> Date

    /// Reads from `catalogue`; `now` stamps the notes.
    public init(catalogue: Catalogue, now: @escaping @Sendable () -> Date = { Date() }) {
        self.catalogue = catalogue
        self.now = now
    }

    /// The genre's display name.
    public func query(for request: ResearchRequest) -> String {
        catalogue.displayName(of: request.subject)
    }

    /// Reads the record's culture paragraphs, each with its first source; throws `CatalogueError`.
    public func run(_ request: ResearchRequest, within limit: Duration) async throws -> ToolFinding {
        let record = try catalogue.record(request.subject.genreToRead)
        let stamp = now().formatted(.iso8601)
        let notes = record.culture.paragraphs.compactMap { paragraph -> ResearchNote? in
            let sources = record.sources.filter { paragraph.refs.contains($0.id) }
            guard let source = sources.first else { return nil }
            return ResearchNote(
                title: source.title,
                url: source.url,
                content: paragraph.text,
                sourceQuality: source.quality,
                provider: ResearchNote.catalogueProvider,
                retrievedAt: stamp,
                genre: record.id.rawValue
            )
        }
        let sources = Set(record.culture.paragraphs.flatMap(\.refs))
        let best = notes.first.map(\.title) ?? ""
        return ToolFinding(notes: notes, resultsCount: sources.count, summary: best)
    }
}

extension Catalogue {
    /// The display name of the genre a lookup is about.
    fileprivate func displayName(of subject: ResearchSubject) -> String {
        subject.genre.map(displayName(of:)) ?? ""
    }
}

extension ResearchSubject {
    /// The genre whose record is read; one that no catalogue has where the subject is none, so that the lookup fails.
    fileprivate var genreToRead: GenreID { genre ?? GenreID(rawValue: "") }
}

extension GenreRecord.Source {
    /// What was read or computed counts more than what was only listed.
    fileprivate var quality: ResearchNote.Quality {
        switch verified {
        case .read, .computed: .high
        case .listedOnly: .medium
        case .unverified: .low
        }
    }
}
