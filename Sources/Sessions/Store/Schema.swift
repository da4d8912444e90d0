import GRDB

/// The database's format: its mark, its version and the numbered steps that lead to it.
///
/// Steps are append-only; one that was released is never edited.
enum Schema {
    /// Marks a file as this program's (`PRAGMA application_id`): "LitM".
    static let applicationID = 0x4C69_744D

    /// The steps in order; after step n the database's `user_version` is n.
    static let steps: [String] = [version1, version2, version3, version4]

    /// The version this program writes.
    static var version: Int { steps.count }

    /// The version of a database, after making sure that it is this program's and not too new.
    static func check(_ db: Database, path: String) throws -> Int {
        // One statement sees one moment: between several, another process could have made the database.
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT (SELECT count(*) FROM sqlite_schema) AS tables,
                (SELECT user_version FROM pragma_user_version) AS version,
                (SELECT application_id FROM pragma_application_id) AS mark
                """
        )
        let (found, mark, tables): (Int, Int, Int) = (row?["version"] ?? 0, row?["mark"] ?? 0, row?["tables"] ?? 0)
        if mark != applicationID, mark != 0 || found != 0 || tables != 0 {
            throw SessionError.foreignDatabase(path: path)
        }
        if found > version { throw SessionError.newerVersion(path: path, found: found, known: version) }
        return found
    }

    /// Brings a checked database to this program's version; several processes may try at once.
    static func migrate(_ db: Database, path: String) throws {
        if try check(db, path: path) == version { return }
        try db.inTransaction(.immediate) {
            // Read again: another process may have done it while this one waited for the lock.
            for (number, step) in steps.enumerated().dropFirst(try check(db, path: path)) {
                try db.execute(sql: step)
                try db.execute(sql: "PRAGMA user_version = \(number + 1)")
            }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            return .commit
        }
    }
}
