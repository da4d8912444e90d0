import Genres

/// One true thing about the genres at hand, ready for its template.
struct CatalogueFact {
    /// Tells facts apart, so that none is told twice before the others had their turn.
    let key: String
    /// The template below `prompts/facts/`.
    let template: String
    /// What the template is filled with.
    let values: [String: Any]
}

/// Finds what is true and interesting about a genre or a pair of genres in their records.
struct CatalogueFacts {
    let catalogue: Catalogue

    /// Facts about the pair (or the single genre), best first.
    ///
    /// Genres without a readable record give none: the reply
    /// does without a fact rather than fail, and the lookup shown above it has said what is wrong.
    func facts(about genres: [GenreID]) throws -> [CatalogueFact] {
        let records = genres.compactMap { try? catalogue.record($0) }
        guard let first = records.first else { return [] }
        guard records.count > 1, let second = records.last else { return single(first) }
        let related = [relation(first, second), relation(second, first)].compactMap(\.self)
        let others = [feel(first, second), tempo(first, second), origins(first, second)].compactMap(\.self)
        // Another pair begins with another kind of fact, always the same one.
        let turn = (first.id.rawValue + second.id.rawValue).utf8.reduce(0) { $0 + Int($1) } % others.count
        return related + others[turn...] + others[..<turn] + single(second)
    }

    private func single(_ record: GenreRecord) -> [CatalogueFact] {
        record.culture.paragraphs.enumerated().compactMap { offset, paragraph in
            guard let source = record.sources.first(where: { paragraph.refs.contains($0.id) }) else { return nil }
            return CatalogueFact(
                key: "fact:\(record.id):\(offset)",
                template: "single",
                values: ["text": paragraph.text.firstSentence, "source": source.shortTitle]
            )
        }
    }

    private func relation(_ first: GenreRecord, _ second: GenreRecord) -> CatalogueFact? {
        guard let link = first.related.first(where: { $0.id == second.id }),
            let source = first.sources.first(where: { link.refs.contains($0.id) })
        else { return nil }
        return CatalogueFact(
            key: "fact:\(first.id)+\(second.id):relation",
            template: link.relation.rawValue,
            values: ["first": first.shortName, "second": second.shortName, "source": source.shortTitle]
        )
    }

    private func feel(_ first: GenreRecord, _ second: GenreRecord) -> CatalogueFact? {
        let swings = [first, second].filter { $0.feel.swing.typical >= 1.3 }
        guard swings.count == 1, let swung = swings.first else { return nil }
        let straight = swung.id == first.id ? second : first
        return CatalogueFact(
            key: "fact:\(first.id)+\(second.id):feel",
            template: "feel",
            values: ["swung": swung.shortName, "straight": straight.shortName]
        )
    }

    private func tempo(_ first: GenreRecord, _ second: GenreRecord) -> CatalogueFact? {
        let low = max(first.tempo.min, second.tempo.min)
        let high = min(first.tempo.max, second.tempo.max)
        return CatalogueFact(
            key: "fact:\(first.id)+\(second.id):tempo",
            template: low <= high ? "tempo-shared" : "tempo-apart",
            values: [
                "first": first.shortName, "second": second.shortName, "low": low, "high": high,
                "firstTempo": first.tempo.typical, "secondTempo": second.tempo.typical,
            ]
        )
    }

    private func origins(_ first: GenreRecord, _ second: GenreRecord) -> CatalogueFact? {
        let order = first.origin.period.from <= second.origin.period.from ? [first, second] : [second, first]
        let (older, younger) = (order[0], order[1])
        return CatalogueFact(
            key: "fact:\(first.id)+\(second.id):origins",
            template: "origins",
            values: [
                "older": older.shortName, "olderPlace": older.origin.places.first ?? "",
                "olderTime": older.origin.period.spoken,
                "younger": younger.shortName, "youngerPlace": younger.origin.places.first ?? "",
                "youngerTime": younger.origin.period.spoken,
            ]
        )
    }
}

extension GenreRecord {
    /// The name without what explains it in brackets.
    var shortName: String { name.prefix { $0 != "(" }.description.trimmingWhitespace() }
}

extension GenreRecord.Origin.Period {
    /// The period as it is said: "around 1890–1912", "1973".
    var spoken: String {
        let years = from == to ? String(from) : "\(from)–\(to)"
        return circa ? "around \(years)" : years
    }
}

extension GenreRecord.Source {
    /// The title without what stands behind it in brackets, unless that leaves too little to know the source by.
    var shortTitle: String {
        let short = title.prefix { $0 != "(" }.description.trimmingWhitespace()
        return short.count < 20 ? title : short
    }
}

extension String {
    /// The text up to the first full stop that ends a sentence; that of an initial does not.
    var firstSentence: String {
        let characters = Array(self)
        for (offset, character) in characters.enumerated() where character == "." {
            let isLast = offset + 1 == characters.count
            let wordLength = characters[..<offset].reversed().prefix { $0.isLetter }.count
            if isLast || (characters[offset + 1].isWhitespace && wordLength > 3) {
                return String(characters[...offset])
            }
        }
        return self
    }
}
