import Genres
import Teaching

/// Numbers sources in the order in which the lesson cites them.
struct SourceNumbers {
    private(set) var sources: [WebSource] = []

    mutating func cite(_ refs: [String], of record: GenreRecord, for use: String) -> [Int] {
        refs.compactMap { ref in
            guard let source = record.source(ref) else { return nil }
            return number(
                title: source.title,
                url: source.url,
                publisher: source.publisher,
                licence: source.licence,
                quality: SourceNumbers.quality(source),
                use: use
            )
        }
    }

    mutating func cite(_ note: ResearchNote, for use: String) -> Int {
        number(
            title: note.title,
            url: note.url,
            publisher: nil,
            licence: note.statedLicence,
            quality: note.sourceQuality,
            use: use,
            found: note
        )
    }

    /// Lists what was looked up and is not cited, behind what is.
    mutating func mention(_ notes: [ResearchNote]) {
        for note in notes where !sources.contains(where: { $0.url == note.url }) {
            sources.append(
                WebSource(
                    number: sources.count + 1,
                    title: note.title,
                    url: note.url,
                    licence: note.statedLicence,
                    quality: note.sourceQuality,
                    used: [],
                    provider: note.provider,
                    retrievedAt: note.retrievedAt
                )
            )
        }
    }

    private mutating func number(
        title: String,
        url: String,
        publisher: String?,
        licence: String,
        quality: ResearchNote.Quality,
        use: String,
        found: ResearchNote? = nil
    ) -> Int {
        if let known = sources.firstIndex(where: { $0.url == url && $0.title == title }) {
            if !sources[known].used.contains(use) { sources[known].used.append(use) }
            return sources[known].number
        }
        let number = sources.count + 1
        sources.append(
            WebSource(
                number: number,
                title: title,
                url: url,
                publisher: publisher,
                licence: licence,
                quality: quality,
                used: [use],
                provider: found?.provider,
                retrievedAt: found?.retrievedAt
            )
        )
        return number
    }

    /// Read at a library, museum, university or UNESCO: high; read elsewhere: medium; not read: low.
    private static func quality(_ source: GenreRecord.Source) -> ResearchNote.Quality {
        let trusted = [".gov", ".edu", "unesco.org", "si.edu", "britannica.com", ".ac.uk", "pressbooks", "bl.uk"]
        switch source.verified {
        case .listedOnly, .unverified: return .low
        case .read, .computed: return trusted.contains { source.url.contains($0) } ? .high : .medium
        }
    }
}

extension ResearchNote {
    /// The licence as the service states it, or that none is known.
    fileprivate var statedLicence: String { licence ?? "licence not stated; cite and link only" }
}
