import Genres
import Teaching

/// Which genres to offer beside those already chosen.
struct GenreSuggestions {
    let catalogue: Catalogue

    /// Up to `count` genres: relatives of what is chosen first, then well-known ones; never chosen or declined ones.
    ///
    /// `turn` moves the window on, so that the same question comes with other examples.
    func partners(for context: GatheredContext, count: Int, turn: Int) -> [GenreID] {
        let excluded = Set(context.genres + context.declinedGenres)
        let chosen = context.genres.compactMap(catalogue.entryIfKnown)
        let relatives = chosen.flatMap(\.related)
        let meeting = catalogue.entriesOrEmpty.filter { entry in
            !chosen.isEmpty && chosen.allSatisfy { $0.tempo.overlaps(entry.tempo) }
        }.map(\.id)
        let familiar = Self.familiar.filter { meeting.isEmpty || meeting.contains($0) }
        var seen = excluded
        let candidates = (relatives + familiar + meeting).filter { id in
            guard let entry = catalogue.entryIfKnown(id), entry.kind == .genre else { return false }
            return seen.insert(id).inserted
        }
        guard !candidates.isEmpty else { return [] }
        let start = (turn * count) % candidates.count
        return Array((candidates[start...] + candidates[..<start]).prefix(count))
    }

    /// Genres most teachers know, far enough apart to make a mashup worth hearing.
    private static let familiar: [GenreID] = [
        "hip-hop", "jazz", "reggae", "blues", "salsa", "funk", "country", "samba", "house", "bossa-nova", "soul",
        "k-pop",
    ]
}
