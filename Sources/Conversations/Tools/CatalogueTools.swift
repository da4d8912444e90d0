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
        catalogue.displayName(of: request.genre)
    }

    /// Reads the record; throws `CatalogueError` where there is none or its file is broken.
    public func run(_ request: ResearchRequest) async throws -> ToolFinding {
        let record = try catalogue.record(request.genre)
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
        catalogue.displayName(of: request.genre)
    }

    /// Reads the record's culture paragraphs, each with its first source; throws `CatalogueError`.
    public func run(_ request: ResearchRequest) async throws -> ToolFinding {
        let record = try catalogue.record(request.genre)
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
                genre: request.genre.rawValue
            )
        }
        let sources = Set(record.culture.paragraphs.flatMap(\.refs))
        let best = notes.first.map(\.title) ?? ""
        return ToolFinding(notes: notes, resultsCount: sources.count, summary: best)
    }
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
