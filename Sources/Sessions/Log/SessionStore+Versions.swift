import Foundation
import GRDB
public import Teaching

extension SessionStore {
    /// All versions of a mashup, the first one first.
    ///
    /// Throws `SessionError.noSuchMashup`.
    public func versions(of id: MashupID) throws -> [MashupSummary] {
        try read { db in
            let line = try Self.line(of: id, db)
            return try db.rows(
                "SELECT \(mashupColumns) FROM mashups WHERE line = ?1 OR id = ?1 ORDER BY version, created_at, id",
                [line]
            ).map(MashupSummary.init)
        }
    }

    /// The context that a mashup was made from; nil for one from before contexts were kept.
    ///
    /// Throws `SessionError.noSuchMashup`, or `.unsound` where the context cannot be read.
    public func context(of id: MashupID) throws -> GatheredContext? {
        let row = try read { try $0.row("SELECT context FROM mashups WHERE id = ?", [id.rawValue]) }
        guard let row else { throw SessionError.noSuchMashup(id.rawValue, nearest: []) }
        guard let text: String = row["context"] else { return nil }
        do {
            return try JSONDecoder().decode(GatheredContext.self, from: Data(text.utf8))
        } catch {
            throw SessionError.unsound(path: path, reason: "the context of the mashup \(id) cannot be read")
        }
    }

    /// The id of the first version, which names the line.
    static func line(of id: MashupID, _ db: Database) throws -> String {
        let row = try db.row("SELECT line FROM mashups WHERE id = ?", [id.rawValue])
        guard let row else { throw SessionError.noSuchMashup(id.rawValue, nearest: []) }
        let line: String? = row["line"]
        return line ?? id.rawValue
    }

    /// The number that the next version of a line gets.
    static func nextVersion(inLine line: String, _ db: Database) throws -> Int {
        let row = try db.row("SELECT max(version) AS latest FROM mashups WHERE line = ?1 OR id = ?1", [line])
        let latest: Int? = row?["latest"]
        return (latest ?? 1) + 1
    }
}
