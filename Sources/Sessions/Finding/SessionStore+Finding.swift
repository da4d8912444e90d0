import GRDB
import NameMatching

extension SessionStore {
    /// How many matches an ambiguity lists.
    private static let listed = 10

    /// Finds a session by what a teacher typed.
    ///
    /// In this order: `last` (the one changed latest), a whole id, a whole name, the beginning of one id, the beginning
    /// of one name. Case does not matter, and in ids `O` counts as 0, `I` and `L` as 1. Throws `SessionError.notFound`
    /// or `.ambiguous`.
    public func find(_ text: String) throws -> SessionSummary {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let matches = try read { try candidates(text, $0) }
        guard let first = matches.first else {
            throw SessionError.notFound(text, nearest: text.isEmpty ? [] : try nearestSessions(to: text))
        }
        if matches.count > 1 { throw SessionError.ambiguous(text, matches: matches) }
        return first
    }

    /// Finds a mashup: `last`, a whole id, a whole title, the beginning of one id, the beginning of one title.
    ///
    /// Throws `SessionError.noSuchMashup` or `.ambiguousMashup`.
    public func findMashup(_ text: String) throws -> MashupSummary {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let matches = try read { try mashupCandidates(text, $0) }
        guard let first = matches.first else {
            throw SessionError.noSuchMashup(text, nearest: text.isEmpty ? [] : try nearestMashups(to: text))
        }
        if matches.count > 1 { throw SessionError.ambiguousMashup(text, matches: matches) }
        return first
    }

    private func candidates(_ text: String, _ db: Database) throws -> [SessionSummary] {
        func select(_ rest: String, _ arguments: StatementArguments) throws -> [SessionSummary] {
            try db.rows("SELECT \(summaryColumns) FROM conversations \(rest)", arguments).map(SessionSummary.init)
        }
        if text.isEmpty { return [] }
        if text.lowercased() == "last" { return try select("ORDER BY updated_at DESC, id DESC LIMIT 1", []) }
        let id = Crockford.normalized(text)
        let exact = try select("WHERE id = ? LIMIT 1", [id]).first ?? select("WHERE name = ? LIMIT 1", [text]).first
        if let exact { return [exact] }
        let byID = try id.map {
            try select("WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?", [$0, $0 + "~", Self.listed])
        }
        if let byID, byID.count == 1 { return byID }
        let byName = try select(
            "WHERE name >= ? AND name < ? ORDER BY name LIMIT ?",
            [text, text + "\u{10FFFF}", Self.listed]
        )
        return Array(((byID ?? []) + byName.filter { byID?.contains($0) != true }).prefix(Self.listed))
    }

    private func mashupCandidates(_ text: String, _ db: Database) throws -> [MashupSummary] {
        func select(_ rest: String, _ arguments: StatementArguments) throws -> [MashupSummary] {
            try db.rows("SELECT \(mashupColumns) FROM mashups \(rest)", arguments).map(MashupSummary.init)
        }
        if text.isEmpty { return [] }
        if text.lowercased() == "last" { return try select("ORDER BY created_at DESC, id DESC LIMIT 1", []) }
        let id = Self.mashupIDText(text)
        if let exact = try select("WHERE id = ? LIMIT 1", [id]).first { return [exact] }
        let byWholeTitle = try select("WHERE title = ? LIMIT ?", [text, Self.listed])
        if !byWholeTitle.isEmpty { return byWholeTitle }
        let byID = try id.map {
            try select("WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?", [$0, $0 + "~", Self.listed])
        }
        if let byID, byID.count == 1 { return byID }
        let byTitle = try select(
            "WHERE title >= ? AND title < ? ORDER BY title LIMIT ?",
            [text, text + "\u{10FFFF}", Self.listed]
        )
        return Array(((byID ?? []) + byTitle.filter { byID?.contains($0) != true }).prefix(Self.listed))
    }

    /// What was typed as it would stand in a mashup's id; nil where it cannot.
    private static func mashupIDText(_ text: String) -> String? {
        guard let first = text.first, first == "m" || first == "M" else { return nil }
        return text.count == 1 ? "m" : Crockford.normalized(text.dropFirst()).map { "m" + $0 }
    }

    private func nearestSessions(to text: String) throws -> [String] {
        let names = try read {
            try $0.rows("SELECT id, name FROM conversations ORDER BY updated_at DESC, id DESC LIMIT 200", [])
                .flatMap { [$0["name"] as String?, $0["id"] as String?].compactMap(\.self) }
        }
        return NearestName.all(text, among: names)
    }

    private func nearestMashups(to text: String) throws -> [String] {
        let names = try read {
            try $0.rows("SELECT id, title FROM mashups ORDER BY created_at DESC, id DESC LIMIT 200", [])
                .flatMap { [$0["title"] as String?, $0["id"] as String?].compactMap(\.self) }
        }
        return NearestName.all(text, among: names)
    }
}
