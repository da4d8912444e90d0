public import Genres

extension Catalogue {
    /// The entry of a genre, or nil: a conversation goes on without what the catalogue cannot tell.
    func entryIfKnown(_ id: GenreID) -> GenreEntry? {
        // An unreadable catalogue is reported by the lookups, which throw; a reply has nothing to add to that.
        try? entry(id)
    }

    /// Every entry; none where the catalogue cannot be read (see `entryIfKnown`).
    var entriesOrEmpty: [GenreEntry] {
        (try? entries) ?? []
    }

    /// The genre's name for people, without what explains it in brackets; its id where the catalogue has none.
    public func displayName(of id: GenreID) -> String {
        guard let name = entryIfKnown(id)?.name else { return id.rawValue }
        return name.prefix { $0 != "(" }.description.trimmingWhitespace()
    }
}

extension GenreEntry.Tempo {
    /// Whether some tempo is usual in both.
    func overlaps(_ other: GenreEntry.Tempo) -> Bool {
        min <= other.max && other.min <= max
    }
}
