/// Finds another title in a song's own lines.
enum TitleChoice {
    /// The `take`th line, from 1, that is short enough for a title and is not the present one; nil where there is none.
    ///
    /// Lines of the chorus come first, for a class remembers those.
    static func title(of sheet: LyricSheet, in brief: LyricBrief, take: Int) -> String? {
        let roles = Dictionary(brief.sections.map { ($0.id, $0.role) }) { first, _ in first }
        let ordered =
            sheet.sections.filter { roles[$0.id]?.repeatsItsWords == true }
            + sheet.sections.filter { roles[$0.id]?.repeatsItsWords != true }
        let titles = ordered.flatMap { $0.lines.compactMap { title(from: $0.text) } }.unique
            .filter { $0.lowercased() != sheet.title.lowercased() }
        return titles.isEmpty ? nil : titles[(take - 1) % titles.count]
    }

    private static let little: Set = [
        "a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to",
    ]

    /// The beginning of a line up to its first mark, two to five words long, with capitals.
    private static func title(from line: String) -> String? {
        let phrase = line.prefix { !",;:.!?—–()".contains($0) }
        let words = phrase.split(separator: " ")
        guard (2...6).contains(words.count), phrase.count <= 36, let last = words.last,
            !little.contains(last.lowercased())
        else { return nil }
        return words.enumerated().map { index, word in
            index > 0 && little.contains(word.lowercased()) ? word.lowercased() : String(word).capitalizedFirst
        }.joined(separator: " ")
    }
}
